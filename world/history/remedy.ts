import type { Random } from '../random.ts';
import type { Language } from '../types/base.ts';
import type { StaffRole } from '../types/person.ts';
import type { World } from '../types.ts';
import { DAY_MS, MINUTE_MS } from './clock.ts';
import type { Complaint } from './complaint.ts';
import type { MakeId } from './id.ts';
import type { Instant, PastAction, PastEscalation, PastShipment, Trouble } from './types.ts';
import { APPROVED, REASONS } from './words.ts';

/** What an agent may give away by one's own, in minor units of any currency. */
const AGENT_CAP = 5_000;
const GIFT_DAYS = 90;
const AGENT_MINUTES = { min: 12, max: 110 };
const SUPERVISOR_MINUTES = { min: 4, max: 40 };
const AT_ONCE_MS = 1_500;

export type Refunding = {
  readonly shipmentId: string;
  readonly amount: number;
  readonly at: Instant;
  readonly why: Cause;
  readonly complaint: Complaint | null;
  readonly escalationId: string | null;
  /** What the same agent has given on this order before. */
  readonly given: number;
};
type Cause = keyof typeof REASONS;

const staffOf = ({ staff }: World, role: StaffRole, language: Language): string => {
  const able = staff.filter((each) => each.role === role);
  const found = able.find((each) => each.language === language) ?? able[0];
  if (!found) throw new Error(`the company has no ${role}`);
  return found.id;
};

/** The desk's people by language: who gives a refund, and who agrees to one beyond that person's cap. */
export const createDesk = (world: World) => {
  const refund = (wish: Refunding, language: Language, tools: { makeId: MakeId; random: Random }): PastAction => {
    const { amount, at, given, why, ...rest } = wish;
    const needsApproval = given + amount > AGENT_CAP;
    const waited = tools.random.between(SUPERVISOR_MINUTES.min, SUPERVISOR_MINUTES.max) * MINUTE_MS;
    const by = staffOf(world, 'supervisor', language);
    return {
      id: tools.makeId('act', at),
      amount,
      shipmentId: rest.shipmentId,
      escalationId: rest.escalationId,
      complaint: rest.complaint,
      reason: REASONS[why][language],
      actor: staffOf(world, 'agent', language),
      cap: AGENT_CAP,
      at,
      approval: needsApproval ? { by, reason: APPROVED[language], at: at + waited } : null,
      appliedAt: at + (needsApproval ? waited : 0) + AT_ONCE_MS,
    };
  };
  return { refund, agent: (language: Language): string => staffOf(world, 'agent', language) };
};
export type Desk = ReturnType<typeof createDesk>;

const eventOf = ({ road }: PastShipment, code: Trouble): Instant | undefined =>
  road?.scans.find((scan) => scan.code === code)?.at;

/** A late parcel is answered with a coupon at once; for one that does not arrive somebody pays it back. */
export const answerTrouble = (
  shipment: PastShipment,
  language: Language,
  { desk, makeId, random }: { readonly desk: Desk; readonly makeId: MakeId; readonly random: Random },
): { readonly escalation: PastEscalation; readonly action: PastAction | null } | undefined => {
  const { id: shipmentId, trouble: kind, capture: amount } = shipment;
  const openedAt = kind === null ? undefined : eventOf(shipment, kind);
  if (kind === null || openedAt === undefined) return undefined;
  const id = makeId('esc', openedAt);
  const opened = { id, shipmentId, kind, openedAt };
  if (kind === 'delayed') {
    const gift = { code: `SORRY-${id.slice(-8).toUpperCase()}`, until: openedAt + GIFT_DAYS * DAY_MS };
    return { escalation: { ...opened, resolvedAt: openedAt + AT_ONCE_MS, gift }, action: null };
  }
  const at = openedAt + random.between(AGENT_MINUTES.min, AGENT_MINUTES.max) * MINUTE_MS;
  const wish = { shipmentId, amount, at, why: kind, complaint: null, escalationId: id, given: 0 };
  const action = desk.refund(wish, language, { makeId, random });
  return { escalation: { ...opened, resolvedAt: action.appliedAt, gift: null }, action };
};
