import { and, desc, eq, sql } from 'drizzle-orm';
import type { DeliveryAddress } from '../../domain/order/address.ts';
import type { BasketFacts } from '../../domain/order/admission.ts';
import { factsAmong } from '../../domain/order/admission-turn.ts';
import type { Database, Transaction } from '../client.ts';
import { readTogether } from './read-together.ts';
import { order } from '../schema/order.ts';
import { factsOf, readCommon, readKnown, skusOf, type Wanted } from './admission.ts';
import { readCoupons } from './coupon.ts';
import { anyOf } from './list.ts';
import { instantIn } from './order.ts';
import { readStock } from './stock.ts';

export type BasketToQuote = Wanted & {
  readonly address: DeliveryAddress | undefined;
  readonly method: string | undefined;
  /** The mark of the customer by telephone, or the shop's own number of them; neither for a visitor. */
  readonly customerKey: string | undefined;
  readonly customerId: string | undefined;
};

/** A visitor has used no coupon; whether the order would be their first nobody knows. */
const VISITOR = '';

/** The same rows that an order is judged by, as they are at one moment: nothing is locked and nothing written. */
export const readQuote = (db: Database, basket: BasketToQuote) =>
  readTogether(db, async (tx) => {
    const { shopId, currency, couponCodes, lines, address, method } = basket;
    const codes = address ? [address.country, address.regionCode ?? address.country] : [];
    const places = sql`(SELECT jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`;
    const wanted = { shopId, currency, couponCodes, lines };
    const [now, common, customerKey = VISITOR] = await Promise.all([
      instantIn(tx, 0),
      readCommon(tx, [wanted], places),
      basket.customerKey ?? findCustomerKey(tx, basket),
    ]);
    const [coupons, stock, known] = await Promise.all([
      readCoupons(
        tx,
        couponCodes.map((code) => ({ code, customerKey })),
      ),
      readStock(tx, skusOf([wanted])),
      customerKey === VISITOR ? new Set([VISITOR]) : readKnown(tx, anyOf([customerKey])),
    ]);
    const facts = { ...factsOf(wanted, { ...common, address, now }), address, method };
    const basketFacts: BasketFacts = factsAmong({ customerKey, couponCodes, facts }, { stock, coupons, known });
    return { facts: basketFacts, promotions: common.promotions, isKnown: customerKey !== VISITOR };
  });

/** Of the shop's own customer, by the latest of their orders. */
const findCustomerKey = async (tx: Transaction, { shopId, customerId }: BasketToQuote): Promise<string | undefined> => {
  if (customerId === undefined) return undefined;
  const [latest] = await tx
    .select({ key: order.customerKey })
    .from(order)
    .where(and(eq(order.shopId, shopId), eq(order.customerId, customerId)))
    .orderBy(desc(order.acceptedAt), desc(order.id))
    .limit(1);
  return latest?.key;
};
