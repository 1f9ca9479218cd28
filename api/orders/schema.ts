import { z } from 'zod';
import { actionView } from '../../contracts/action.ts';
import { actionPreview } from '../../contracts/action-preview.ts';
import { explanation } from '../../contracts/explanation.ts';
import {
  acceptedOrder,
  actionTaken,
  cancelOrder,
  changeAddress,
  heldOrder,
  moveDeadline,
  orderView,
  placeOrder,
} from '../../contracts/order.ts';
import { orderCount, orderFilter, orderPage } from '../../contracts/order-list.ts';
import { instant } from '../../contracts/money.ts';
import { failures } from '../../contracts/problem.ts';
import { code } from '../../contracts/text.ts';
import { timeline } from '../../contracts/timeline.ts';
import { answer } from '../plugins/openapi.ts';
import { pageQuery } from '../plugins/page.ts';

const id = /^ord_[0-9a-z]{26}$/;
const params = z.object({ id: z.string().regex(id, 'an order id') });
const tags = ['orders'];

const idempotencyKey = z.object({
  'idempotency-key': z.string().describe('1 to 255 visible characters, no comma; the same again with each retry'),
});
const actionKey = z.object({ 'idempotency-key': z.string().describe('The same again with each retry') });
const ifMatch = z.object({
  'if-match': z.string().max(1_000).optional().describe('ETag of the order as you saw it; 412 when it has moved on'),
});
const ifNoneMatch = z.object({
  'if-none-match': z
    .string()
    .max(1_000)
    .optional()
    .describe('ETag of the order as you have it; 304 when it is the same'),
});
const page = orderFilter.extend(pageQuery(id));

const ETAG = { etag: 'Of the content; for If-None-Match and If-Match' };
const PLACED = {
  location: 'Of the order',
  'idempotent-replayed': 'true when the answer was given before, byte for byte',
};
const taken = { 202: answer(actionTaken, 'Taken; the order follows'), ...failures };

export const placing = {
  operationId: 'placeOrder',
  tags,
  summary: 'Place an order: validated, priced and held, or refused with every problem at once',
  headers: idempotencyKey,
  querystring: z.object({
    shop_id: code.optional().describe('For staff, who place an order for a customer of a shop'),
  }),
  body: placeOrder,
  response: {
    201: answer(heldOrder, 'Held; send the customer to pay_url', PLACED),
    202: answer(acceptedOrder, 'Accepted; the verdict follows', { location: PLACED.location }),
    ...failures,
  },
};

export const listing = {
  operationId: 'listOrders',
  tags,
  summary: 'Orders, newest first',
  querystring: page,
  response: { 200: orderPage, ...failures },
};

export const counting = {
  operationId: 'countOrders',
  tags,
  summary: 'How many orders there are of a kind, up to a thousand',
  querystring: orderFilter,
  response: { 200: orderCount, ...failures },
};

export const exporting = {
  operationId: 'exportOrders',
  tags,
  summary: 'Orders as CSV, newest first, at most 50,000; personal data masked',
  querystring: orderFilter,
  response: {
    200: { description: 'UTF-8 with a byte order mark', content: { 'text/csv': { schema: z.unknown() } } },
    ...failures,
  },
};

export const reading = {
  operationId: 'readOrder',
  tags,
  summary: 'One order',
  params,
  headers: ifNoneMatch,
  response: { 200: answer(orderView, 'The order', ETAG), 304: z.undefined().describe('As you have it'), ...failures },
};

export const explaining = {
  operationId: 'explainOrder',
  tags,
  summary: 'Why it is not further and who moves next',
  params,
  response: { 200: explanation, ...failures },
};

export const telling = {
  operationId: 'readOrderTimeline',
  tags,
  summary: 'What happened to it, in order, and what comes next',
  params,
  response: { 200: timeline, ...failures },
};

const eventQuery = z.object({
  at: instant,
  escalation: z.coerce.number().int().min(1).optional().describe('Of the escalation by its number in the order'),
});
export type EventQuery = z.infer<typeof eventQuery>;

export const showingEvent = {
  operationId: 'openWorkflowEvent',
  tags,
  summary: 'What its workflow did at a moment or next after it: leads to that event in the Temporal UI',
  params,
  querystring: eventQuery,
  response: { 302: z.null().describe('To the Temporal UI'), ...failures },
};

export const cancelling = {
  operationId: 'cancelOrder',
  tags,
  summary: 'Cancel before hand-over',
  params,
  headers: ifMatch,
  body: cancelOrder,
  response: taken,
};

export const changingAddress = {
  operationId: 'changeOrderAddress',
  tags,
  summary: 'Send it elsewhere, while nothing of it is packed; the customer is told',
  params,
  headers: actionKey,
  body: changeAddress,
  response: { 200: answer(actionView, 'Changed'), ...failures },
};

export const previewingAddress = {
  operationId: 'previewOrderAddress',
  tags,
  summary: 'What another address would come to; nothing is written',
  params,
  body: changeAddress,
  response: { 200: answer(actionPreview, 'Before and after'), ...failures },
};

export const movingDeadline = {
  operationId: 'moveOrderDeadline',
  tags,
  summary: 'Extend a deadline or let it pass now',
  params,
  headers: ifMatch,
  body: moveDeadline,
  response: taken,
};

export const resuming = {
  operationId: 'resumeOrder',
  tags,
  summary: 'Try the step again at which the order stopped',
  params,
  headers: ifMatch,
  body: z.strictObject({}).optional(),
  response: taken,
};
