import { z } from 'zod';
import {
  customerAddress,
  customerCancel,
  customerHelp,
  customerOrder,
  customerRating,
  foundOrder,
  helpTaken,
  trackOrder,
} from '../../contracts/customer.ts';
import { failures } from '../../contracts/problem.ts';
import { answer } from '../plugins/openapi.ts';

/** The token in the path is the secret: no key is asked for. */
const about = { tags: ['customers'], security: [] };
const params = z.object({ token: z.string().max(100).describe("The last part of the order's `customer_url`") });
const idempotencyKey = z.object({
  'idempotency-key': z.string().describe('1 to 255 visible characters, no comma; the same again with each retry'),
});
const nothing = z.strictObject({}).optional();
const asItIsNow = { 200: answer(customerOrder, 'Done; the order as it is now'), ...failures };

export const readingAsCustomer = {
  operationId: 'readCustomerOrder',
  ...about,
  summary: 'An order as its customer sees it',
  params,
  response: { 200: customerOrder, ...failures },
};

export const tracking = {
  operationId: 'trackOrder',
  ...about,
  summary: "Find an order's page by number and telephone",
  body: trackOrder,
  response: { 200: answer(foundOrder, 'Go there'), ...failures },
};

export const movingAsCustomer = {
  operationId: 'changeAddressAsCustomer',
  ...about,
  summary: 'Have it sent elsewhere while nothing of it is packed; the price stays, the promise may move',
  params,
  headers: idempotencyKey,
  body: customerAddress,
  response: { 200: answer(customerOrder, 'Done; the order as it is now'), ...failures },
};

export const cancellingAsCustomer = {
  operationId: 'cancelAsCustomer',
  ...about,
  summary: 'Cancel before hand-over',
  params,
  body: customerCancel,
  response: { 202: answer(customerOrder, 'Taken; the order follows'), ...failures },
};

export const receiving = {
  operationId: 'confirmReceipt',
  ...about,
  summary: 'Say that everything has come',
  params,
  body: nothing,
  response: asItIsNow,
};

export const rating = {
  operationId: 'rateOrder',
  ...about,
  summary: 'Rate goods, delivery and service; for a day the rating can be changed',
  params,
  body: customerRating,
  response: asItIsNow,
};

export const askingForHelp = {
  operationId: 'askForHelp',
  ...about,
  summary: 'Ask for help: a note for the desk, and where a parcel is in trouble a case with a deadline',
  params,
  headers: idempotencyKey,
  body: customerHelp,
  response: { 202: answer(helpTaken, 'Somebody will read it'), ...failures },
};
