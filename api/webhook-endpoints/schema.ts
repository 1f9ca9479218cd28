import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { code } from '../../contracts/text.ts';
import {
  DELIVERY_STATES,
  deliveryPage,
  deliveryView,
  endpointMade,
  endpointPage,
  endpointView,
  newEndpoint,
  secretRotation,
} from '../../contracts/webhook-endpoint.ts';
import { answer } from '../plugins/openapi.ts';
import { pageQuery } from '../plugins/page.ts';

const DELIVERY_ID = /^dlv_[0-9a-z]{26}$/;
const id = z.string().regex(/^whe_[0-9a-z]{26}$/, 'an endpoint id');
const params = z.object({ id });
const tags = ['webhooks'];

export const adding = {
  operationId: 'addWebhookEndpoint',
  tags,
  summary: 'Receive events, signed as Standard Webhooks says',
  body: newEndpoint,
  response: { 201: answer(endpointMade, 'Made; the secret is shown this once'), ...failures },
};
export const listing = {
  operationId: 'listWebhookEndpoints',
  tags,
  summary: 'Your endpoints',
  querystring: z.object({ shop_id: code.optional().describe('For people of the company; a shop means itself') }),
  response: { 200: answer(endpointPage, 'Endpoints'), ...failures },
};
export const disabling = {
  operationId: 'disableWebhookEndpoint',
  tags,
  summary: 'Switch an endpoint off',
  params,
  response: { 200: answer(endpointPage, "The shop's endpoints"), ...failures },
};
export const enabling = {
  operationId: 'enableWebhookEndpoint',
  tags,
  summary: 'Switch an endpoint on again',
  params,
  response: { 200: answer(endpointView, 'The endpoint'), ...failures },
};
export const rotating = {
  operationId: 'rotateWebhookSecret',
  tags,
  summary: 'Replace the secret; for a grace webhooks are signed with both',
  params,
  body: secretRotation,
  response: { 201: answer(endpointMade, 'The new secret is shown this once'), ...failures },
};
export const testing = {
  operationId: 'testWebhookEndpoint',
  tags,
  summary: 'Send `test.ping`, signed and retried like any other',
  params,
  response: { 202: answer(deliveryView, 'It will be sent'), ...failures },
};
export const deliveries = {
  operationId: 'listWebhookDeliveries',
  tags,
  summary: 'What was sent to an endpoint, newest first',
  params,
  querystring: z.object({ state: z.enum(DELIVERY_STATES).optional(), ...pageQuery(DELIVERY_ID) }),
  response: { 200: answer(deliveryPage, 'Deliveries'), ...failures },
};
export const retrying = {
  operationId: 'retryWebhookDelivery',
  tags,
  summary: 'Try a delivery again that was given up',
  params: z.object({ id, delivery: z.string().regex(DELIVERY_ID, 'a delivery id') }),
  response: { 202: answer(deliveryView, 'It will be sent'), ...failures },
};
