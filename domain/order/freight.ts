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

export type FreightParts = {
  readonly base: number;
  /** The goods came to enough. */
  readonly isFree: boolean;
  readonly surcharge: number;
  readonly total: number;
};

/** Free freight does not cover the surcharge of a remote region. */
export const freightParts = ({
  rule,
  goodsAfterDiscount,
  remote,
}: Omit<FreightInput, 'rule'> & { readonly rule: FreightRule }): FreightParts => {
  const { baseMinor: base, freeFromMinor, remoteSurchargeMinor } = rule;
  const isFree = freeFromMinor !== null && goodsAfterDiscount >= freeFromMinor;
  const surcharge = remote ? remoteSurchargeMinor : 0;
  return { base, isFree, surcharge, total: (isFree ? 0 : base) + surcharge };
};

/** What the customer pays for delivery, once per order. */
export const freightFor = ({ rule, ...input }: FreightInput): Result<number> => {
  if (rule === undefined)
    return refuse(fault('ADDRESS_UNDELIVERABLE', '/shipping_address', { reason: 'no_freight_rule' }));
  return succeed(freightParts({ ...input, rule }).total);
};
