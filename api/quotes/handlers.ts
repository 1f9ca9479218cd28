import type { AskQuote, QuoteView } from '../../contracts/quote.ts';
import { type BasketToQuote, readQuote } from '../../db/queries/quote.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import type { DeliveryAddress } from '../../domain/order/address.ts';
import { withGateways } from '../../domain/order/payment-method.ts';
import { quoteBasket } from '../../domain/order/quote.ts';
import type { ApiDeps } from '../deps.ts';
import { durationsOf } from '../orders/durations.ts';
import { Refusal } from '../plugins/problem.ts';
import { shopMeant } from '../plugins/shop.ts';
import { presentQuote } from './present.ts';

export type QuoteDeps = Pick<ApiDeps, 'db' | 'pace' | 'gateways' | 'markCustomer'>;

/** What a basket would come to, by the rules and rows that its order would be judged by. */
export const createQuotes = (deps: QuoteDeps) => ({
  quote: async (caller: Principal, body: AskQuote): Promise<QuoteView> => {
    const shop = await shopMeant(deps.db, caller, body.shop_id);
    if (!shop) throw new Refusal([fault('INVALID_VALUE', '/shop_id', { rule: 'required' })]);
    const isStaff = caller.shopId === undefined;
    return presentQuote(await makeQuote(deps, basketOf(deps, shop.id, body)), { isStaff });
  },
});

export const makeQuote = async (deps: Pick<QuoteDeps, 'db' | 'pace' | 'gateways'>, basket: BasketToQuote) => {
  const [{ facts, ...known }, { paymentWindow }] = await Promise.all([readQuote(deps.db, basket), durationsOf(deps)]);
  const methods = withGateways(facts.methods, deps.gateways);
  return { facts, ...known, quote: quoteBasket({ ...facts, methods }), terms: { paymentWindow, pace: deps.pace } };
};
export type MadeQuote = Awaited<ReturnType<typeof makeQuote>>;

const basketOf = ({ markCustomer }: QuoteDeps, shopId: string, body: AskQuote): BasketToQuote => ({
  shopId,
  currency: body.currency,
  method: body.payment_method,
  customerKey: body.customer?.phone === undefined ? undefined : markCustomer(body.customer.phone),
  customerId: body.customer?.id,
  couponCodes: body.coupon_codes,
  address: body.shipping_address && addressOf(body.shipping_address),
  lines: body.lines,
});

const addressOf = (address: NonNullable<AskQuote['shipping_address']>): DeliveryAddress => ({
  country: address.country,
  regionCode: address.region_code ?? null,
  city: address.city ?? null,
  postcode: address.postcode ?? null,
  line1: address.line1 ?? '',
});
