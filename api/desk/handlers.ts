import type { ApprovalCard, TroubleCard } from '../../contracts/desk.ts';
import { type AwaitingApproval, awaitingApproval, type OpenTrouble, openTroubles } from '../../db/queries/desk.ts';
import { actorHistories, customerHistories, givenOnOrders } from '../../db/queries/desk-history.ts';
import { readAllCaps } from '../../db/queries/offer.ts';
import { type Person, readPeople } from '../../db/queries/timeline.ts';
import { approversFor } from '../../domain/authority/approvers.ts';
import { type AuthorityQuestion, mayApprove } from '../../domain/authority/decide.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { maskName, maskPhone } from '../../domain/order/mask.ts';
import { presentAction } from '../actions/present.ts';
import type { ApiDeps } from '../deps.ts';
import { presentEscalation } from '../escalations/present.ts';
import { presentWaiting } from '../orders/present.ts';

/** What lies on the desk: decisions that wait for a second person, and troubles that wait for anybody. */
export const createDesk = ({ db }: Pick<ApiDeps, 'db'>) => ({
  approvals: async (caller: Principal): Promise<{ data: ApprovalCard[] }> => {
    const rows = await awaitingApproval(db);
    if (rows.length === 0) return { data: [] };
    const knownOf = await readKnown(db, rows);
    return { data: rows.map((row) => approvalCard(row, knownOf(row), caller)) };
  },

  troubles: async (): Promise<{ data: TroubleCard[] }> => ({ data: (await openTroubles(db)).map(troubleCard) }),
});

const presentBrief = ({ order, contact }: Pick<OpenTrouble, 'order' | 'contact'>): ApprovalCard['order'] => ({
  id: order.id,
  reference: order.reference,
  shop_id: order.shopId,
  status: order.status,
  total: order.totalMinor === null ? null : { amount: order.totalMinor, currency: order.currency },
  customer: contact && { name: maskName(contact.name), phone: maskPhone(contact.phone) },
  waiting: presentWaiting(order),
  created_at: order.acceptedAt,
});

/** What is needed to decide, read for all cards at once. */
const readKnown = async (db: ApiDeps['db'], rows: readonly AwaitingApproval[]) => {
  const ofCustomer = ({ action, order }: AwaitingApproval) => ({ of: order.customerKey, currency: action.currency });
  const ofActor = ({ action }: AwaitingApproval) => ({ of: action.actorId, currency: action.currency });
  const [people, caps, given, customer, actor] = await Promise.all([
    readPeople(db, [...new Set(rows.map(({ action }) => action.actorId))]),
    readAllCaps(db),
    givenOnOrders(
      db,
      rows.map(({ action }) => action),
    ),
    customerHistories(db, rows.map(ofCustomer)),
    actorHistories(db, rows.map(ofActor)),
  ]);
  return (row: AwaitingApproval) => ({
    person: people.get(row.action.actorId),
    caps: caps.filter(({ action }) => action === row.action.kind),
    given: given(row.action),
    customer: customer(ofCustomer(row)),
    actor: actor(ofActor(row)),
  });
};
type Known = ReturnType<Awaited<ReturnType<typeof readKnown>>>;

const approvalCard = (row: AwaitingApproval, known: Known, caller: Principal): ApprovalCard => {
  const { action, escalation } = row;
  const { currency, actorId, amountMinor } = action;
  const { given: givenMinor, caps } = known;
  const question = { role: '', action: action.kind, currency, amountMinor, givenMinor, caps };
  return {
    action: presentAction(action),
    actor: presentActor(actorId, known.person),
    order: presentBrief(row),
    trouble: escalation && presentEscalation(escalation),
    rule: presentRule(row, known),
    ...presentHistories(row, known),
    approvers: [...approversFor(question)],
    may_decide: mayDecide(caller, { actorId, question }),
    expires_at: escalation?.deadlineAt ?? null,
  };
};

const moneyIn =
  ({ action: { currency } }: AwaitingApproval) =>
  (amount: number) => ({ amount, currency });

const presentRule = (row: AwaitingApproval, { given }: Known): ApprovalCard['rule'] => {
  const money = moneyIn(row);
  const { capMinor, amountMinor } = row.action;
  const over = given + amountMinor - Math.max(0, capMinor);
  return { cap: capMinor < 0 ? null : money(capMinor), given: money(given), over: money(Math.max(0, over)) };
};

const presentHistories = (row: AwaitingApproval, { customer, actor }: Known) => {
  const money = moneyIn(row);
  const given = ({ count, amount }: Known['actor']['given']) => ({ count, amount: money(amount) });
  const { orders, spent, since } = customer;
  return {
    customer_history: { orders, spent: money(spent), since, given_90_days: given(customer.given) },
    actor_history: { given_90_days: given(actor.given), refused_90_days: actor.refused },
  };
};

const presentActor = (id: string, person: Person | undefined): ApprovalCard['actor'] => ({
  id,
  role: person?.role ?? 'system',
  name: { 'zh-CN': person?.zh ?? id, en: person?.en ?? id },
});

const mayDecide = (
  { id, role, scopes }: Principal,
  about: { readonly actorId: string; readonly question: AuthorityQuestion },
): boolean => scopes.includes('actions:approve') && mayApprove({ principalId: id, role }, about);

const troubleCard = (row: OpenTrouble): TroubleCard => ({
  trouble: presentEscalation(row.escalation),
  order: presentBrief(row),
  parcel: row.shipment && {
    n: row.shipment.n,
    carrier: row.shipment.carrier,
    warehouse: row.shipment.warehouse,
    zone: row.zone,
    tracking_number: row.trackingNumber,
    status: row.shipment.status,
    last_news_at: row.lastNewsAt,
  },
  awaiting_approval: row.asked,
});
