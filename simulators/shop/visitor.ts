import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../kit/page.ts';
import { rollBetween } from '../kit/random.ts';
import type { Simulator } from '../kit/server.ts';
import type { NewOrder } from './packhorse.ts';

export type BasketLine = { readonly sku: string; readonly quantity: number };
export type Contact = { readonly name: string; readonly phone: string; readonly line1: string };

/** Somebody's browser. What it put into the basket and ordered stays, also when the shop is restarted. */
export type Visitor = {
  readonly id: string;
  readonly language?: Language;
  readonly regionCode: string;
  readonly lines: readonly BasketLine[];
  readonly coupons: readonly string[];
  readonly contact?: Contact;
  /** The way to pay that was chosen last. */
  readonly payBy?: string;
  /** Where to pay, by order. */
  readonly payUrls: Readonly<Record<string, string>>;
};

/** One try to order, kept with its body: whoever clicks twice sends the very same again. */
export type Attempt = { readonly visitor: string; readonly body: NewOrder };

const COOKIE = 'yizhou_visitor';
const ID = /^[0-9a-f]{32}$/;
const MONTH_SECONDS = 30 * 86_400;
const XIHU = '330106';

/** Numbers of the demo's range that are nobody else's. */
const VISITOR_PHONES = { min: 700, max: 899 };

/** This shop asks no visitor for a telephone of their own. */
export const isDemoPhone = (phone: string): boolean => /^\+861990000\d{4}$/.test(phone);

/** The number that the visitor gave, or one that is kept for them. */
export const phoneOf = ({ id, contact }: Visitor): string =>
  contact && isDemoPhone(contact.phone)
    ? contact.phone
    : `+861990000${String(rollBetween(VISITOR_PHONES, id, 'phone')).padStart(4, '0')}`;

/** How the shop's backend calls the visitor when it speaks with Packhorse. */
export const customerIdOf = ({ id }: Visitor): string => `web-${id}`;

const cookieOf = ({ headers }: FastifyRequest): string | undefined => {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
  return ID.test(value) ? value : undefined;
};

const VISITORS = 'visitor';
const ATTEMPTS = 'attempt';

export const createVisitors = ({ journal }: Simulator) => {
  const visitors = journal.documents<Visitor>(VISITORS);
  const attempts = journal.documents<Attempt>(ATTEMPTS);
  return {
    /** Known by a cookie that carries nothing but a number; a new browser gets one. */
    welcome: (request: FastifyRequest, reply: FastifyReply): Visitor => {
      const id = cookieOf(request) ?? randomBytes(16).toString('hex');
      void reply.header('set-cookie', `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MONTH_SECONDS}`);
      return visitors.get(id) ?? { id, regionCode: XIHU, lines: [], coupons: [], payUrls: {} };
    },

    save: async (visitor: Visitor): Promise<Visitor> => {
      const { id } = visitor;
      journal.write({ op: 'shop.visitor', key: id, effect: 'changed', put: [[VISITORS, id, visitor]] });
      await journal.settled();
      return visitor;
    },

    /** The body of this try as it was sent first, written down before it is sent. */
    attempt: async (key: string, { visitor, body }: Attempt): Promise<NewOrder> => {
      const known = attempts.get(key);
      if (known?.visitor === visitor) return known.body;
      journal.write({ op: 'shop.order', key, effect: 'tried', put: [[ATTEMPTS, key, { visitor, body }]] });
      await journal.settled();
      return body;
    },
  };
};

export type Visitors = ReturnType<typeof createVisitors>;
