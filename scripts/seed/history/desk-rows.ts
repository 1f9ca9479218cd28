import type { action, approval, escalation } from '../../../db/schema/action.ts';
import type { orderNote, orderRating } from '../../../db/schema/desk.ts';
import type { auditLog } from '../../../db/schema/message.ts';
import type { coupon, promotion } from '../../../db/schema/promotion.ts';
import { createIds } from '../../../world/history/id.ts';
import type { Instant, PastAction, PastEscalation, PastOrder } from '../../../world/history/types.ts';
import { createRandom } from '../../../world/random.ts';
import type { Rows } from './copy.ts';
import { iso } from './order-rows.ts';

/** What an apology for a late parcel is worth by the policy. */
export const GIFT_MINOR = 500;

type Opened = { readonly order: PastOrder; readonly escalation: PastEscalation; readonly n: number };
type Acted = { readonly order: PastOrder; readonly act: PastAction };

const openedOf = (past: readonly PastOrder[]): readonly Opened[] =>
  past.flatMap((order) => order.desk.escalations.map((each, index) => ({ order, escalation: each, n: index + 1 })));

const actedOf = (past: readonly PastOrder[]): readonly Acted[] =>
  past.flatMap((order) => order.desk.actions.map((act) => ({ order, act })));

export const escalationRows = (past: readonly PastOrder[]): Rows<typeof escalation> =>
  openedOf(past).map(({ order, escalation: { id, shipmentId, kind, gift, openedAt, resolvedAt }, n }) => ({
    id,
    orderId: order.id,
    n,
    shipmentId,
    kind,
    detail: kind,
    tier: gift === null ? ('agent' as const) : ('automatic' as const),
    state: 'resolved' as const,
    outcome: 'remedied',
    openedAt: iso(openedAt),
    resolvedAt: iso(resolvedAt),
  }));

type Gift = { readonly order: PastOrder; readonly code: string; readonly until: string };

const giftsOf = (past: readonly PastOrder[]): readonly Gift[] =>
  openedOf(past).flatMap(({ order, escalation: { gift } }) =>
    gift === null ? [] : [{ order, code: gift.code, until: iso(gift.until) }],
  );

const giftId = (code: string): string => `gift-${code.toLowerCase()}`;

/** A promotion of one coupon of one use for each late parcel. */
export const giftPromotionRows = (past: readonly PastOrder[]): Rows<typeof promotion> =>
  giftsOf(past).map(({ order, code, until }) => ({
    id: giftId(code),
    titleZh: '致歉优惠券',
    titleEn: 'A coupon with our apologies',
    rule: {
      kind: 'fixed',
      percent: null,
      amountMinor: GIFT_MINOR,
      thresholdMinor: null,
      family: null,
      firstOrderOnly: false,
    },
    shops: [order.shopId],
    currency: order.currency,
    automatic: false,
    validUntil: until,
  }));

export const giftCouponRows = (past: readonly PastOrder[]): Rows<typeof coupon> =>
  giftsOf(past).map(({ code }) => ({ code, promotionId: giftId(code), maxUses: 1, maxUsesPerCustomer: 1 }));

export const actionRows = (past: readonly PastOrder[]): Rows<typeof action> =>
  actedOf(past).map(({ order, act }) => ({
    id: act.id,
    orderId: order.id,
    escalationId: act.escalationId,
    shipmentId: act.shipmentId,
    kind: 'refund' as const,
    amountMinor: act.amount,
    currency: order.currency,
    request: { ...act.complaint },
    reason: act.reason,
    source: 'api' as const,
    actorId: act.actor,
    capMinor: act.cap,
    state: 'applied' as const,
    result: {},
    createdAt: iso(act.at),
    decidedAt: act.approval === null ? null : iso(act.approval.at),
    appliedAt: iso(act.appliedAt),
  }));

export const approvalRows = (past: readonly PastOrder[]): Rows<typeof approval> =>
  actedOf(past).flatMap(({ act }) => {
    if (act.approval === null) return [];
    const { by: principalId, reason, at } = act.approval;
    return [{ actionId: act.id, actorId: act.actor, principalId, decision: 'approve' as const, reason, at: iso(at) }];
  });

type Entry = Pick<Rows<typeof auditLog>[number], 'actor' | 'action' | 'facts'> & { readonly at: Instant };

const entriesOf = (act: PastAction): readonly Entry[] => {
  const about = { actionId: act.id, kind: 'refund' };
  const { actor, reason, approval: agreed, amount: amountMinor } = act;
  return [
    { at: act.at, actor, action: 'action.propose', facts: { ...about, reason } },
    ...(agreed === null
      ? []
      : [{ at: agreed.at, actor: agreed.by, action: 'action.approve', facts: { ...about, reason: agreed.reason } }]),
    { at: act.appliedAt, actor, action: 'action.refund', facts: { ...about, amountMinor, reason } },
  ];
};

/** What was decided about money, as its authors would have been written down. */
export const createAuditRows = (seed: number) => {
  const makeId = createIds(createRandom(seed, 'history/audit'));
  return (past: readonly PastOrder[]): Rows<typeof auditLog> =>
    actedOf(past).flatMap(({ order, act }) =>
      entriesOf(act).map(({ at, ...entry }) => ({ id: makeId('aud', at), at: iso(at), ref: order.id, ...entry })),
    );
};

export const noteRows = (past: readonly PastOrder[]): Rows<typeof orderNote> =>
  past.flatMap(({ id, desk }) =>
    desk.notes.map((note) => ({
      id: note.id,
      orderId: id,
      principalId: note.by,
      flag: note.flag,
      pinned: note.flag === 'care',
      text: note.text,
      at: iso(note.at),
    })),
  );

export const ratingRows = (past: readonly PastOrder[]): Rows<typeof orderRating> =>
  past.flatMap(({ id, desk: { rating } }) =>
    rating === null
      ? []
      : [
          {
            orderId: id,
            goods: rating.goods,
            delivery: rating.delivery,
            service: rating.service,
            comment: rating.comment,
            at: iso(rating.at),
          },
        ],
  );
