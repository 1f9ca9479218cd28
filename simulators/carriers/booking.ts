import { createHash } from 'node:crypto';
import { token } from '../kit/random.ts';
import { MAGIC_REFUSALS, type Outcome, outcomeOf, phoneTail, type Refusal } from './outcome.ts';
import type { Parcel } from './parcel.ts';
import type { DeskParts, Parcels, Profile } from './store.ts';
import { NOT_SERVED, type Piece, pickUpDay, priceOf } from './tariff.ts';

export type Party = {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly lines: readonly string[];
};

/** What a booking asks for, in the simulator's own words; each carrier reads it from its own form. */
export type Order = {
  readonly key: string;
  /** The number of the sender's order, where they give it. */
  readonly reference?: string | undefined;
  readonly service: string;
  readonly from: Party;
  readonly to: Party;
  readonly pieces: readonly Piece[];
};

export type Booked = { readonly parcel: Parcel } | { readonly refused: Refusal };
export type Closed = 'voided' | 'never_booked' | 'already_collected';

const refusalOf = (order: Order, profile: Profile): Refusal | undefined => {
  const { to, pieces } = order;
  if (!profile.services.includes(order.service)) return 'service_unknown';
  if (NOT_SERVED.includes(to.region)) return 'area_not_served';
  const isComplete = to.name !== '' && to.region !== '' && to.lines.some((line) => line.trim() !== '');
  if (!isComplete || to.phone.replace(/\D/g, '').length < 7) return 'address_invalid';
  if (pieces.some((piece) => piece.grams > profile.tariff.maxGrams)) return 'too_heavy';
  return MAGIC_REFUSALS[phoneTail(to.phone)];
};

const fingerprintOf = (order: Order): string => createHash('sha256').update(JSON.stringify(order)).digest('hex');

/** Bad luck befalls an order once: what is sent again arrives. */
const luckOf = (order: Order, tail: string, parcels: Parcels): Outcome =>
  parcels.hasSibling(order.reference) ? 'delivered' : outcomeOf(tail);

const newParcel = (order: Order, { sim, profile }: DeskParts, parcels: Parcels): Parcel => {
  const tail = phoneTail(order.to.phone);
  const lane = { from: order.from.region, to: order.to.region, isExpress: order.service === 'express' };
  const bookedAt = Date.now();
  return {
    carrier: profile.name,
    key: order.key,
    reference: order.reference,
    ref: `${profile.prefix}-${token(sim.seed, profile.name, 'ref', order.key)}`,
    trackingNumber: parcels.number(order.key),
    fingerprint: fingerprintOf(order),
    state: 'booked',
    service: order.service,
    from: lane.from,
    to: lane.to,
    phoneTail: tail,
    priceMinor: priceOf(profile.tariff, lane, order.pieces),
    pickUpDay: pickUpDay(profile.tariff, bookedAt),
    outcome: luckOf(order, tail, parcels),
    bookedAt,
    steps: [{ node: 'created', at: bookedAt, place: '' }],
    done: 1,
  };
};

export const createBooker = (parts: DeskParts, parcels: Parcels, afterwards: (parcel: Parcel) => void) => {
  const { sim, profile } = parts;
  const op = `${profile.name}.book`;
  const refused = (key: string, refusal: Refusal): Booked => {
    sim.journal.write({ op, key, effect: 'refused', detail: { reason: refusal } });
    return { refused: refusal };
  };
  return (order: Order): Booked => {
    if (parcels.use(order.key)?.isClosed) return refused(order.key, 'key_closed');
    const known = parcels.ofKey(order.key);
    if (known) {
      if (known.fingerprint !== fingerprintOf(order)) return refused(order.key, 'key_reused');
      sim.journal.write({ op, key: order.key, effect: 'replayed', detail: { trackingNumber: known.trackingNumber } });
      return { parcel: known };
    }
    const refusal = refusalOf(order, profile);
    if (refusal) return refused(order.key, refusal);
    const parcel = newParcel(order, parts, parcels);
    const { trackingNumber, outcome } = parcel;
    const put = [parcels.put(parcel), parcels.putUse(order.key, { trackingNumber, isClosed: false })];
    const amounts = { priceMinor: parcel.priceMinor };
    sim.journal.write({ op, key: order.key, effect: 'booked', amounts, detail: { trackingNumber, outcome }, put });
    afterwards(parcel);
    return { parcel };
  };
};

/** Closing leaves the key closed for ever, so that a booking still under way finds it so. */
export const createCloser =
  ({ sim, profile }: DeskParts, parcels: Parcels) =>
  (key: string): Closed => {
    const op = `${profile.name}.void`;
    const parcel = parcels.ofKey(key);
    if (parcel?.state === 'collected') {
      sim.journal.write({ op, key, effect: 'refused', detail: { reason: 'already_collected' } });
      return 'already_collected';
    }
    const answer = parcel ? 'voided' : 'never_booked';
    if (parcels.use(key)?.isClosed) {
      sim.journal.write({ op, key, effect: 'replayed' });
      return answer;
    }
    const use = { ...parcels.use(key), isClosed: true };
    const put = [parcels.putUse(key, use), ...(parcel ? [parcels.put({ ...parcel, state: 'voided' })] : [])];
    sim.journal.write({ op, key, effect: parcel ? 'voided' : 'closed', put });
    return answer;
  };
