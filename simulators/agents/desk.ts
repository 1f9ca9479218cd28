import { setTimeout as wait } from 'node:timers/promises';
import type { PackhorseClient } from '../../client/client.ts';
import { insist } from '../kit/insist.ts';
import { rollBetween } from '../kit/random.ts';
import type { Simulator } from '../kit/server.ts';
import { chooseRemedy, type Escalation, type Kind, type Remedy } from './remedy.ts';

/** What was tried for an escalation, by whoever was asked. */
type Case = {
  readonly orderId: string;
  readonly kind: string;
  readonly tries: readonly { readonly kind: Kind; readonly actionId: string | undefined; readonly by: string }[];
};

export type Role = 'agent' | 'supervisor';

export type DeskParts = {
  readonly sim: Simulator;
  readonly clients: Readonly<Record<Role, PackhorseClient>>;
  readonly paceHuman: number;
  readonly stop: AbortSignal;
};

const CASES = 'case';
const THINKING_MS = { min: 90_000, max: 300_000 };

export const createThinking =
  ({ sim, paceHuman, stop }: DeskParts) =>
  (subject: string): Promise<void> =>
    wait(rollBetween(THINKING_MS, sim.seed, 'think', subject) / paceHuman, undefined, { signal: stop });

const REASONS: Readonly<Partial<Record<Kind, string>>> = {
  reship: 'the goods are sent again',
  refund: 'the money goes back',
  cancel_order: 'the customer prefers the money back',
  retry: 'the step is tried again',
  dismiss: 'the parcel is on its way',
};

const UNDECIDED = ['proposed', 'awaiting_approval', 'accepted'];

/** Reads the case, and answers when the last try has failed or there was none. */
const isInHand = async (known: Case | undefined, client: PackhorseClient, stop: AbortSignal): Promise<boolean> => {
  const actionId = known?.tries.at(-1)?.actionId;
  if (actionId === undefined) return false;
  const path = { id: actionId };
  const { data } = await insist(() => client.GET('/v1/actions/{id}', { params: { path } }), stop);
  return data !== undefined && (UNDECIDED.includes(data.state) || data.state === 'applied');
};

type Proposal = { readonly escalation: Escalation; readonly remedy: Remedy; readonly by: Role; readonly nth: number };

/** The same key for the same try, so that a proposal sent again is no second one. */
const createProposing =
  ({ clients, stop }: DeskParts) =>
  async ({ escalation, remedy, by, nth }: Proposal) => {
    const { id, order_id: orderId } = escalation;
    const body = { ...remedy, reason: REASONS[remedy.kind] ?? remedy.kind, escalation_id: id };
    const params = { path: { id: orderId }, header: { 'idempotency-key': `desk/${id}/${nth}/${by}` } };
    const { data, error } = await insist(() => clients[by].POST('/v1/orders/{id}/actions', { params, body }), stop);
    return { action: data, code: (error as { code?: string } | undefined)?.code };
  };

type Proposed = Awaited<ReturnType<ReturnType<typeof createProposing>>>;

const note = (sim: Simulator, { escalation, remedy, by }: Proposal, { action, code }: Proposed): void => {
  const { id, order_id: orderId, kind } = escalation;
  const before = sim.journal.documents<Case>(CASES).get(id)?.tries ?? [];
  const tried: Case = { orderId, kind, tries: [...before, { kind: remedy.kind, actionId: action?.id, by }] };
  sim.journal.write({
    op: 'agents.propose',
    key: id,
    effect: action?.state ?? 'refused',
    detail: {
      order: orderId,
      trouble: kind,
      remedy: remedy.kind,
      by,
      ...(action ? { action: action.id, amount: action.amount.amount } : {}),
      ...(code === undefined ? {} : { code }),
    },
    put: [[CASES, id, tried]],
  });
};

/** Somebody at the desk takes one trouble: reads the order, thinks, and proposes what is next to be tried. */
export const createDesk = (parts: DeskParts) => {
  const { sim, clients, stop } = parts;
  const cases = sim.journal.documents<Case>(CASES);
  const think = createThinking(parts);
  const propose = createProposing(parts);

  return {
    handle: async (escalation: Escalation): Promise<void> => {
      const { id, order_id: orderId, tier } = escalation;
      const by: Role = tier === 'supervisor' ? 'supervisor' : 'agent';
      if (await isInHand(cases.get(id), clients[by], stop)) return;
      const tries = cases.get(id)?.tries ?? [];
      await think(`${id}/${tries.length}`);
      const path = { id: orderId };
      const { data: order } = await insist(() => clients[by].GET('/v1/orders/{id}', { params: { path } }), stop);
      const tried = tries.map((each) => each.kind);
      const remedy = order && chooseRemedy(escalation, order, tried);
      if (!remedy) return;
      const proposal = { escalation, remedy, by, nth: tries.length };
      note(sim, proposal, await propose(proposal));
    },
    /** Proposed at this desk, and not by somebody else with the same key. */
    hasProposed: (actionId: string): boolean =>
      [...cases.values()].some(({ tries }) => tries.some((each) => each.actionId === actionId)),
  };
};
