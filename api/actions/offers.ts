import type { NewAction } from '../../contracts/action.ts';
import type { ActionOffer, ActionOffers } from '../../contracts/action-preview.ts';
import { presentFault } from '../../contracts/problem.ts';
import type { Transaction } from '../../db/client.ts';
import { readTogether } from '../../db/queries/read-together.ts';
import { toMove } from '../../db/queries/address-change.ts';
import { type EscalationRow, openEscalationsOf } from '../../db/queries/escalation.ts';
import { listCarriers, readAllCaps } from '../../db/queries/offer.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { type ShipmentRow, shipmentsOf } from '../../db/queries/shipment.ts';
import type { ActionKind } from '../../domain/action/kind.ts';
import { ABOUT_PARCEL, NAMED_AMOUNT, needsOf, OFFERED_KINDS, probe } from '../../domain/action/offer.ts';
import type { Proposal } from '../../domain/action/propose.ts';
import { reasonsFor } from '../../domain/action/reason.ts';
import type { AuthorityCap } from '../../domain/authority/decide.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { remediesFor } from '../../domain/escalation/policy.ts';
import { fault } from '../../domain/faults.ts';
import { addressLockOf } from '../../domain/order/address-change.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { deadlinesFor } from './deadlines.ts';
import { readJudged } from './judged.ts';
import { presentAuthority } from './present-authority.ts';

/** What the caller could do for an order now: each wish is judged as if it had been made. */
export const createOffers =
  ({ db, carriers }: ApiDeps) =>
  (caller: Principal, orderId: string): Promise<ActionOffers> =>
    readTogether(db, async (tx) => {
      const order = await findOrderFor(tx, orderId, caller.shopId);
      if (!order) throw new Refusal([fault('ORDER_UNKNOWN')]);
      const shipments = await shipmentsOf(tx, orderId);
      const known = (await listCarriers(tx)).filter((name) => carriers.get(name) !== undefined);
      const mayAct = caller.scopes.includes('actions:write');
      return {
        order_id: orderId,
        offers: mayAct ? await offersFor(tx, { caller, order, shipments, carriers: known }) : [],
        address: caller.scopes.includes('orders:write') ? { lock: await lockOf(tx, order, shipments) } : null,
        deadlines: caller.scopes.includes('ops:write') ? deadlinesFor(order, shipments) : [],
      };
    });

type Scene = {
  readonly caller: Principal;
  readonly order: OrderRow;
  readonly shipments: readonly ShipmentRow[];
  readonly carriers: readonly string[];
};

const lockOf = async (tx: Transaction, { status }: OrderRow, rows: readonly ShipmentRow[]) =>
  addressLockOf({ status, shipments: await toMove(tx, rows) }) ?? null;

/** First what answers a trouble, then what needs none. */
const offersFor = async (tx: Transaction, scene: Scene): Promise<ActionOffer[]> => {
  const troubles = await openEscalationsOf(tx, scene.order.id);
  const caps = await readAllCaps(tx);
  const offers: ActionOffer[] = [];
  for (const trouble of [...troubles, undefined]) {
    const kinds = trouble ? remediesFor(trouble) : OFFERED_KINDS;
    for (const kind of kinds) {
      const made = await offerOf(tx, { ...scene, caps, trouble, kind });
      if (made) offers.push(made);
    }
  }
  return offers;
};

type Asked = Scene & {
  readonly caps: readonly AuthorityCap[];
  readonly trouble: EscalationRow | undefined;
  readonly kind: ActionKind;
};

const offerOf = async (tx: Transaction, asked: Asked): Promise<ActionOffer | undefined> => {
  const { kind, trouble, order, caps } = asked;
  const proposal = await proposalFor(tx, asked, {});
  const probed = probe(proposal);
  const shipments = ABOUT_PARCEL.includes(kind) ? await parcelsFor(tx, asked) : [];
  if (!probed.isOffered && shipments.length === 0) return undefined;
  const max = kind === 'refund' ? { amount: proposal.refundableMinor, currency: order.currency } : null;
  if (max?.amount === 0) return undefined;
  return {
    kind,
    escalation_id: trouble?.id ?? null,
    needs: [...needsOf(kind, probed.judged)],
    amount: NAMED_AMOUNT.includes(kind) ? { max } : null,
    shipments,
    reasons: [...reasonsFor(kind)],
    authority: presentAuthority({ ...proposal, caps }, probed.judged),
  };
};

type Chosen = Pick<NewAction, 'shipment_id' | 'carrier'>;

const proposalFor = async (
  tx: Transaction,
  { caller, order, trouble, kind }: Asked,
  chosen: Chosen,
): Promise<Proposal> => {
  const body: NewAction = { kind, reason: kind, escalation_id: trouble?.id, ...chosen };
  const wish = { caller, body, isCarrierKnown: chosen.carrier !== undefined, isOnlyAsked: true };
  const { proposal } = await readJudged(tx, order, wish);
  return proposal;
};

/** The parcel of the trouble, or each that still goes somewhere; one for which no carrier is left is not offered. */
const parcelsFor = async (tx: Transaction, asked: Asked): Promise<ActionOffer['shipments']> => {
  const { shipments, trouble } = asked;
  const meant = shipments.filter(({ id }) => !trouble?.shipmentId || trouble.shipmentId === id);
  const offered: ActionOffer['shipments'] = [];
  for (const row of meant) {
    const parcel = await parcelOf(tx, asked, row);
    if (parcel) offered.push(parcel);
  }
  return offered;
};

const parcelOf = async (
  tx: Transaction,
  asked: Asked,
  row: ShipmentRow,
): Promise<ActionOffer['shipments'][number] | undefined> => {
  const carriers = asked.kind === 'other_carrier' ? await carriersFor(tx, asked, row) : [];
  const [free] = carriers.filter(({ problem }) => problem === null);
  const proposal = await proposalFor(tx, asked, { shipment_id: row.id, ...(free && { carrier: free.carrier }) });
  const probed = probe(proposal);
  if (!probed.isOffered) return undefined;
  const { id, n, captureMinor } = row;
  const worth = { amount: captureMinor, currency: asked.order.currency };
  return { id, n, worth, authority: presentAuthority(proposal, probed.judged), carriers };
};

const carriersFor = async (tx: Transaction, asked: Asked, { id, carrier: present }: ShipmentRow) => {
  const all: ActionOffer['shipments'][number]['carriers'] = [];
  for (const carrier of asked.carriers.filter((each) => each !== present)) {
    const { judged, isOffered } = probe(await proposalFor(tx, asked, { shipment_id: id, carrier }));
    const [first] = judged.faults;
    all.push({ carrier, problem: isOffered || !first ? null : presentFault(first) });
  }
  return all;
};
