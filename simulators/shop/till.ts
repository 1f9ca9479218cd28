import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { quoteOf } from './basket.ts';
import { checkoutBody, WAYS_OUT } from './checkout-page.ts';
import { sendShopPage } from './layout.ts';
import type { NewOrder, ProblemItem } from './packhorse.ts';
import { readForm, type Scene, sceneOf, type ShopParts } from './scene.ts';
import { type Contact, customerIdOf, isDemoPhone, type Visitor } from './visitor.ts';
import { WORDS } from './words.ts';

const form = z.object({
  attempt: z.uuid(),
  name: z.string().trim(),
  phone: z.string().transform((text) => text.replaceAll(/[\s()-]/g, '')),
  line1: z.string().trim(),
  method: z.string(),
});
type Form = z.output<typeof form>;

const leaving = form.omit({ attempt: true }).extend({ method: z.string().optional(), to: z.enum(['place', 'basket']) });

const NO_DEMO_PHONE: ProblemItem = { code: 'INVALID_VALUE', title: 'Not a demo number', pointer: '/customer/phone' };

const referenceOf = (attempt: string): string => `WEB-${attempt.slice(0, 8).toUpperCase()}`;

/** The order as Packhorse wants it: what was quoted, and now also who, where exactly, and how it is paid. */
const orderOf = ({ visitor, language }: Scene, { attempt, method, ...contact }: Form): NewOrder => ({
  reference: referenceOf(attempt),
  language: language === 'zh' ? 'zh-CN' : 'en',
  currency: 'CNY',
  payment_method: method,
  customer: { id: customerIdOf(visitor), name: contact.name, phone: contact.phone },
  shipping_address: { country: 'CN', region_code: visitor.regionCode, line1: contact.line1 },
  lines: visitor.lines.map((line) => ({ ...line })),
  coupon_codes: [...visitor.coupons],
  metadata: {},
});

const emptied = (visitor: Visitor, id: string, payUrl?: string): Visitor => ({
  ...visitor,
  lines: [],
  coupons: [],
  payUrls: { ...visitor.payUrls, ...(payUrl === undefined ? {} : { [id]: payUrl }) },
});

const withTyped = (
  { payBy, ...visitor }: Visitor,
  { name, phone, line1, method = payBy }: Contact & { readonly method?: string | undefined },
): Visitor => ({ ...visitor, contact: { name, phone, line1 }, ...(method === undefined ? {} : { payBy: method }) });

/** From the basket to the gateway. Whatever is refused on the way is told, and the basket is kept. */
export const addTill = (parts: ShopParts): void => {
  const { sim, packhorse, visitors, wording, methodNames } = parts;

  const show = async (
    reply: FastifyReply,
    scene: Scene,
    refused: readonly ProblemItem[] = [],
  ): Promise<FastifyReply> => {
    const quote = await packhorse.quote(quoteOf(scene.visitor));
    const body = checkoutBody({ quote, wording, scene, attempt: randomUUID(), refused, methodNames });
    const status = refused.length > 0 ? 422 : 200;
    return sendShopPage(
      reply,
      { ...scene, path: '/checkout' },
      { title: WORDS[scene.language].checkoutTitle, body, status },
    );
  };

  sim.app.get('/checkout', async (request, reply) => {
    const scene = await sceneOf(parts, request, reply);
    return scene.visitor.lines.length === 0 ? reply.redirect('/basket', 303) : show(reply, scene);
  });

  sim.app.post('/checkout', async (request, reply) => {
    const scene = await sceneOf(parts, request, reply);
    const given = readForm(request, form);
    if (!given) return reply.redirect('/checkout', 303);
    const known = { ...scene, visitor: await visitors.save(withTyped(scene.visitor, given)) };
    if (!isDemoPhone(given.phone)) return show(reply, known, [NO_DEMO_PHONE]);

    const { visitor } = known;
    const body = await visitors.attempt(given.attempt, { visitor: visitor.id, body: orderOf(known, given) });
    const placed = await packhorse.placeOrder(body, given.attempt);
    if (placed.kind === 'refused') return show(reply, known, placed.problem.errors);
    if (placed.kind === 'deciding') {
      await visitors.save(emptied(visitor, placed.id));
      return reply.redirect('/orders', 303);
    }
    const { id, payment } = placed.order;
    await visitors.save(emptied(visitor, id, payment.pay_url));
    return reply.redirect(payment.pay_url, 303);
  });
};

/** What was typed goes with the form, never with the address that is gone to. */
export const addWaysOut = (parts: ShopParts): void => {
  const { sim, visitors } = parts;
  sim.app.post('/checkout/leave', async (request, reply) => {
    const { visitor } = await sceneOf(parts, request, reply);
    const given = readForm(request, leaving);
    if (!given) return reply.redirect('/checkout', 303);
    await visitors.save(withTyped(visitor, given));
    return reply.redirect(WAYS_OUT[given.to], 303);
  });
};
