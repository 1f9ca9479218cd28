import { z } from 'zod';
import { AVAILABILITIES } from '../domain/inventory/availability.ts';
import { instant, money } from './money.ts';
import { problemItem } from './problem.ts';
import { quotedShipment } from './quote.ts';

const skuItem = z.object({
  sku: z.string(),
  title: z.object({ 'zh-CN': z.string(), en: z.string() }),
  category: z.string(),
  traits: z.array(z.string()),
  prices: z.array(z.object({ shop_id: z.string(), price: money })),
  stock: z.object({
    state: z.enum(AVAILABILITIES),
    quantity: z.int().nullable().describe('The exact number when it is low'),
  }),
});
export type SkuItem = z.infer<typeof skuItem>;

export const skuPage = z.object({ data: z.array(skuItem), next_cursor: z.string().nullable() }).meta({ id: 'SkuPage' });

export const skuView = skuItem
  .extend({
    delivery: z
      .object({
        freight: money.nullable(),
        promised_at: instant.nullable(),
        promise_hours: z.int().nullable().describe('From payment to the door at the real pace'),
        shipments: z.array(quotedShipment),
        problems: z.array(problemItem),
      })
      .nullable()
      .describe('Of one piece, to the place that was asked for'),
  })
  .meta({ id: 'Sku' });
export type SkuView = z.infer<typeof skuView>;
