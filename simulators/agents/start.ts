import { setTimeout as wait } from 'node:timers/promises';
import { createCaller } from '../kit/caller.ts';
import { keyOf } from '../kit/keys.ts';
import { createSimulator, type Running, type SimulatorOptions } from '../kit/server.ts';
import { createApprover } from './approver.ts';
import { createDesk, type DeskParts } from './desk.ts';
import type { Escalation } from './remedy.ts';

/** What is left to a visitor, once each. */
export const LEAVINGS = ['lost', 'approval'] as const;
export type Leaving = (typeof LEAVINGS)[number];

export type AgentsOptions = SimulatorOptions & {
  readonly apiUrl: string;
  /** Of the agent and the supervisor, by these names. */
  readonly keys: Readonly<Record<string, string>>;
  readonly paceHuman?: number | undefined;
  readonly pollMs?: number | undefined;
  readonly leave?: readonly Leaving[] | undefined;
};

const POLL_MS = 250;
const LONGEST_POLL_MS = 2_000;
const POLL_GROWTH = 1.5;
/** What was refused or failed is looked at again after this long, at the real pace. */
const AGAIN_MS = 120_000;
const LEFT = 'left_order';

/** Leaves the first of a kind alone for good, with all else that happens to its order. */
const createLeavings = ({ sim }: DeskParts, leave: readonly Leaving[]) => {
  const left = sim.journal.documents<string>(LEFT);
  const isOfLeft = (order: string): boolean => [...left.values()].includes(order);
  return (what: Leaving | undefined, id: string, order: string): boolean => {
    if (what !== undefined && leave.includes(what) && !left.has(what) && !isOfLeft(order)) {
      const put: [string, string, string] = [LEFT, what, order];
      sim.journal.write({ op: 'agents.leave', key: id, effect: what, detail: { order }, put: [put] });
    }
    return isOfLeft(order);
  };
};

/** Each thing in one pair of hands at a time, and not again at once. */
const createHands = ({ paceHuman }: DeskParts, stop: AbortSignal) => {
  const busy = new Map<string, Promise<void>>();
  const resting = new Map<string, number>();
  return {
    take: (id: string, work: () => Promise<void>): void => {
      if (busy.has(id) || (resting.get(id) ?? 0) > Date.now()) return;
      const done = work().catch((error: unknown) => {
        if (!stop.aborted) process.stderr.write(`${id}: ${error instanceof Error ? error.message : 'unknown'}\n`);
      });
      busy.set(id, done);
      void done.finally(() => {
        resting.set(id, Date.now() + Math.max(500, AGAIN_MS / paceHuman));
        busy.delete(id);
      });
    },
    isBusy: (): boolean => busy.size > 0,
    empty: async (): Promise<void> => {
      await Promise.all(busy.values());
    },
  };
};

/** The most urgent trouble of each parcel: a second one is answered by what answers the first. */
const onePerParcel = (escalations: readonly Escalation[]): readonly Escalation[] => {
  const parcels = new Map(escalations.toReversed().map((each) => [each.shipment_id ?? each.id, each]));
  return escalations.filter((each) => parcels.get(each.shipment_id ?? each.id) === each);
};

/** One look at the inbox, and one at what was proposed here and waits for an approval. */
const createRound = (parts: DeskParts, options: AgentsOptions, hands: ReturnType<typeof createHands>) => {
  const { agent, supervisor } = parts.clients;
  const isLeft = createLeavings(parts, options.leave ?? []);
  const desk = createDesk(parts);
  const approve = createApprover(parts);
  const readInbox = async (): Promise<void> => {
    const { data } = await agent.GET('/v1/escalations', { params: { query: { state: 'open', limit: 200 } } });
    for (const escalation of onePerParcel(data?.data ?? [])) {
      const { id, kind, tier, order_id: order } = escalation;
      if (tier === 'automatic' || isLeft(kind === 'lost' ? 'lost' : undefined, id, order)) continue;
      hands.take(id, () => desk.handle(escalation));
    }
  };
  const readProposals = async (): Promise<void> => {
    const query = { state: 'awaiting_approval', limit: 200 } as const;
    const { data } = await supervisor.GET('/v1/actions', { params: { query } });
    for (const action of data?.data ?? []) {
      if (!desk.hasProposed(action.id) || isLeft('approval', action.id, action.order_id)) continue;
      hands.take(action.id, () => approve(action));
    }
  };
  return async (): Promise<void> => {
    await readInbox();
    await readProposals();
  };
};

/** The scripted agent and supervisor, who know the public API and each other's keys not. */
export const startAgents = async (options: AgentsOptions): Promise<Running> => {
  const sim = await createSimulator(options);
  const ending = new AbortController();
  const stop = ending.signal;
  const { apiUrl, keys, paceHuman = 1, pollMs = POLL_MS } = options;
  const callerOf = (role: string) => createCaller(apiUrl, keyOf(keys, role), stop);
  const parts: DeskParts = {
    sim,
    clients: { agent: callerOf('agent'), supervisor: callerOf('supervisor') },
    paceHuman,
    stop,
  };
  const hands = createHands(parts, stop);
  const look = createRound(parts, options, hands);
  const run = async (): Promise<void> => {
    for (let pause = pollMs; !stop.aborted; ) {
      await look().catch(() => undefined);
      pause = hands.isBusy() ? pollMs : Math.min(LONGEST_POLL_MS, pause * POLL_GROWTH);
      await wait(pause, undefined, { signal: stop }).catch(() => undefined);
    }
    await hands.empty();
  };
  let running: Promise<void> = Promise.resolve();
  const listening = await sim.listen(async () => {
    ending.abort();
    await running;
  });
  running = run();
  return listening;
};
