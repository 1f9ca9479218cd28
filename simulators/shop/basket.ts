import { z } from 'zod';
import { basketBody } from './basket-page.ts';
import { MOST_AT_ONCE } from './goods-page.ts';
import { emptyBody, sendShopPage } from './layout.ts';
import type { NewQuote } from './packhorse.ts';
import { readForm, sceneOf, type ShopParts } from './scene.ts';
import { phoneOf, type Visitor } from './visitor.ts';
import { WORDS } from './words.ts';

/** The basket as the API is asked about it. Nobody has said yet how to pay. */
export const quoteOf = (visitor: Visitor): NewQuote => ({
  currency: 'CNY',
  customer: { phone: phoneOf(visitor) },
  shipping_address: { country: 'CN', region_code: visitor.regionCode },
  lines: visitor.lines.map((line) => ({ ...line })),
  coupon_codes: [...visitor.coupons],
});

const quantity = z.coerce.number().int().min(1).max(99);
const sku = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/);
const newLine = z.object({ sku, quantity: quantity.default(1) });
const changedLine = z.object({ sku, quantity: quantity.default(1), remove: z.string().optional() });
const coupon = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9_.:-]{0,63}$/)
    .optional(),
  remove: z.string().optional(),
});
const MOST_COUPONS = 5;

const withLine = (visitor: Visitor, line: z.output<typeof newLine>): Visitor => {
  const before = visitor.lines.find((each) => each.sku === line.sku)?.quantity ?? 0;
  const added = { sku: line.sku, quantity: Math.min(MOST_AT_ONCE, before + line.quantity) };
  const known = visitor.lines.some((each) => each.sku === line.sku);
  const lines = visitor.lines.map((each) => (each.sku === line.sku ? added : each));
  return { ...visitor, lines: known ? lines : [...lines, added] };
};

const withChange = (
  visitor: Visitor,
  { sku: article, quantity: wanted, remove }: z.output<typeof changedLine>,
): Visitor => {
  const kept = visitor.lines.filter((each) => remove === undefined || each.sku !== article);
  return { ...visitor, lines: kept.map((each) => (each.sku === article ? { ...each, quantity: wanted } : each)) };
};

const withCoupon = (visitor: Visitor, { code, remove }: z.output<typeof coupon>): Visitor => {
  const kept = visitor.coupons.filter((each) => each !== remove && each !== code);
  return { ...visitor, coupons: code === undefined ? kept : [...kept, code].slice(-MOST_COUPONS) };
};

export const addBasket = (parts: ShopParts): void => {
  const { sim, packhorse, visitors, wording } = parts;
  sim.app.get('/basket', async (request, reply) => {
    const scene = await sceneOf(parts, request, reply);
    const words = WORDS[scene.language];
    if (scene.visitor.lines.length === 0)
      return sendShopPage(reply, scene, {
        title: words.basket,
        body: emptyBody(words.basket, scene, words.emptyBasket),
      });
    const quote = await packhorse.quote(quoteOf(scene.visitor));
    return sendShopPage(reply, scene, { title: words.basket, body: basketBody({ quote, wording, scene }) });
  });

  const change = <T extends z.ZodType>(path: string, schema: T, by: (visitor: Visitor, form: z.output<T>) => Visitor) =>
    sim.app.post(path, async (request, reply) => {
      const { visitor } = await sceneOf(parts, request, reply);
      const form = readForm(request, schema);
      if (form !== undefined) await visitors.save(by(visitor, form));
      return reply.redirect('/basket', 303);
    });
  change('/basket', newLine, withLine);
  change('/basket/lines', changedLine, withChange);
  change('/basket/coupons', coupon, withCoupon);
};
