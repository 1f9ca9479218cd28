import { fault } from '../faults.ts';
import { refuse, type Result, succeed } from '../result.ts';

/** What a shop asks for delivery into a zone. */
export type FreightRule = {
  readonly baseMinor: number;
  readonly freeFromMinor: number | null;
  readonly remoteSurchargeMinor: number;
};

export type FreightInput = {
  /** The rule of the shop, zone and currency; none means that the shop does not deliver there. */
  readonly rule: FreightRule | undefined;
  readonly goodsAfterDiscount: number;
  readonly remote: boolean;
};

/** What the customer pays for delivery, once per order; free freight does not cover the surcharge of a remote region. */
export const freightFor = ({ rule, goodsAfterDiscount, remote }: FreightInput): Result<number> => {
  if (rule === undefined)
    return refuse(fault('ADDRESS_UNDELIVERABLE', '/shipping_address', { reason: 'no_freight_rule' }));
  const isFree = rule.freeFromMinor !== null && goodsAfterDiscount >= rule.freeFromMinor;
  return succeed((isFree ? 0 : rule.baseMinor) + (remote ? rule.remoteSurchargeMinor : 0));
};
