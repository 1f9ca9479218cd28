import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { skuPage, skuView } from '../../contracts/sku.ts';
import { shippingAddress } from '../../contracts/order.ts';
import { currency } from '../../contracts/money.ts';
import { code, line } from '../../contracts/text.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { pageQuery } from '../plugins/page.ts';
import { createSkus } from './handlers.ts';

const CURSOR = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;
const tags = ['goods'];
const shopId = code.optional().describe('For staff; a shop sees its own prices');

const listing = {
  operationId: 'listSkus',
  tags,
  summary: 'Articles by their codes, with prices and the honest stock',
  querystring: z.object({
    shop_id: shopId,
    category: code.optional(),
    q: line(80).optional().describe('A part of the code or of a title'),
    ...pageQuery(CURSOR),
  }),
  response: { 200: answer(skuPage, 'Articles'), ...failures },
};

const reading = {
  operationId: 'readSku',
  tags,
  summary: 'One article; with a place also freight and promise',
  params: z.object({ sku: code }),
  querystring: z.object({
    shop_id: shopId,
    currency: currency.optional(),
    country: shippingAddress.shape.country.optional(),
    region_code: shippingAddress.shape.region_code,
  }),
  response: { 200: answer(skuView, 'The article'), ...failures },
};

export const addSkuRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, read } = createSkus(deps);
  const config = { scope: 'orders:read' } as const;

  app.get('/v1/skus', { config, schema: listing }, (request) => list(callerOf(request), request.query));

  app.get('/v1/skus/:sku', { config, schema: reading }, (request) =>
    read(callerOf(request), request.params.sku, request.query),
  );
};
