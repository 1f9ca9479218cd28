import type { NewAction } from '../../contracts/action.ts';
import type { ActionPreview } from '../../contracts/action-preview.ts';
import { presentFault } from '../../contracts/problem.ts';
import type { Transaction } from '../../db/client.ts';
import { readTogether } from '../../db/queries/read-together.ts';
import { readEffectFacts } from '../../db/queries/effect.ts';
import { lastWritten } from '../../db/queries/notification.ts';
import { instantIn, type OrderRow } from '../../db/queries/order.ts';
import { findOrderFor } from '../../db/queries/order-view.ts';
import { readTitles, type Titles } from '../../db/queries/title.ts';
import { letterheadOf } from '../../db/queries/tell.ts';
import { type Effects, effectsOf, undoOf } from '../../domain/action/effect.ts';
import { judgeAction } from '../../domain/action/propose.ts';
import { tellingsOf, type ToTell } from '../../domain/action/told.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import { renderNotification } from '../../domain/notification/templates.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { readJudged, type Wish } from './judged.ts';
import { presentAuthority } from './present-authority.ts';

/** The same judgement that the action itself would meet, and all that would follow; nothing is written. */
export const createPreview =
  ({ db, carriers }: ApiDeps) =>
  (caller: Principal, orderId: string, body: NewAction): Promise<ActionPreview> =>
    readTogether(db, async (tx) => {
      const order = await findOrderFor(tx, orderId, caller.shopId);
      if (!order) throw new Refusal([fault('ORDER_UNKNOWN')]);
      const isCarrierKnown = body.carrier !== undefined && carriers.get(body.carrier) !== undefined;
      return preview(tx, order, { caller, body, isCarrierKnown, isOnlyAsked: true });
    });

const preview = async (tx: Transaction, order: OrderRow, wish: Wish): Promise<ActionPreview> => {
  const { about, proposal } = await readJudged(tx, order, wish);
  const judged = judgeAction(proposal);
  const { kind, carrier, from_carrier: fromCarrier } = wish.body;
  const { amountMinor } = judged;
  const facts = await readEffectFacts(tx, order, { ...about, kind, carrier, fromCarrier, amountMinor });
  const effects = effectsOf(facts);
  const titles = await readTitles(
    tx,
    effects.stock.map(({ sku }) => sku),
  );
  const isShort = kind === 'reship' && about.shipmentId !== undefined && facts.restockAt === undefined;
  return {
    kind,
    amount: { amount: judged.amountMinor, currency: order.currency },
    problems: [...judged.faults, ...shortage(isShort)].map(presentFault),
    authority: presentAuthority(proposal, judged),
    effects: presentEffects(order, effects, titles),
    messages:
      judged.faults.length > 0
        ? []
        : await wordMessages(tx, order, { kind, ...judged, backMinor: proposal.refundableMinor }),
    undo: undoOf(kind),
  };
};

/** Nobody is refused for it when asking, but the goods could not be taken from any shelf. */
const shortage = (isShort: boolean): readonly Fault[] => (isShort ? [fault('STOCK_INSUFFICIENT', '/shipment_id')] : []);

const presentEffects = ({ currency }: OrderRow, effects: Effects, titles: Titles): ActionPreview['effects'] => {
  const money = (amount: number) => ({ amount, currency });
  const state = ({ isSettled, ...parcel }: Effects['parcels'][number]['after']) => ({ ...parcel, settled: isSettled });
  return {
    money: effects.money.map(({ what, before, after }) => ({ what, before: money(before), after: money(after) })),
    stock: effects.stock.map((each) => ({
      ...each,
      title: titles.get(each.sku) ?? { 'zh-CN': each.sku, en: each.sku },
    })),
    parcels: effects.parcels.map(({ n, before, after }) => ({
      n,
      before: before && state(before),
      after: state(after),
    })),
    status: effects.status,
    held: effects.held,
    promise: null,
    troubles: effects.troubles.map(({ id, kind }) => ({ id, kind })),
  };
};

type Worded = Pick<ToTell, 'kind' | 'amountMinor' | 'backMinor'>;

const wordMessages = async (tx: Transaction, order: OrderRow, worded: Worded): Promise<ActionPreview['messages']> => {
  if (worded.kind === 'resend') return sameAgain(tx, order);
  const tellings = tellingsOf({ ...worded, currency: order.currency, now: await instantIn(tx, 0) });
  const letterhead = await letterheadOf(tx, order);
  return tellings.map(({ template, facts }) => ({
    template,
    language: letterhead.language,
    text: renderNotification(template, letterhead, facts),
  }));
};

const sameAgain = async (tx: Transaction, { id }: OrderRow): Promise<ActionPreview['messages']> => {
  const last = await lastWritten(tx, id);
  return last ? [{ template: last.template, language: last.language, text: last.text }] : [];
};
