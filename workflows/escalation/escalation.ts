import {
  allHandlersFinished,
  CancellationScope,
  condition,
  setCurrentDetails,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import type { Act, EscalationInput } from '../../contracts/messages.ts';
import { local } from '../kit/activity.ts';
import { readAct } from '../kit/message.ts';
import { carryOut } from '../kit/act.ts';
import { holdsBefore } from '../kit/wait.ts';
import { act, actNow, escalationMoved } from './messages.ts';

type State = { readonly actions: string[]; moved: boolean; until: string };
type Run = { readonly orderId: string; readonly escalationId: string; readonly state: State };

/** One trouble of an order, tier by tier. Only a person's action or the written consequence of a deadline ends a tier. */
export async function escalation(input: EscalationInput): Promise<string> {
  return CancellationScope.nonCancellable(() => settleTrouble(input));
}

const settleTrouble = async ({ orderId, escalationId, actionId }: EscalationInput): Promise<string> => {
  if (actionId !== undefined) return (await carryOut({ orderId, actionId })).outcome ?? 'done';
  if (escalationId === undefined) return 'nothing_to_do';
  const run: Run = { orderId, escalationId, state: { actions: [], moved: false, until: '' } };
  listen(run);
  const outcome = await climb(run);
  await drain(run);
  return outcome;
};

/** An action that came together with the one that ended it all was accepted too. */
const drain = async (run: Run): Promise<void> => {
  await condition(allHandlersFinished);
  if (run.state.actions.length === 0) return;
  await applyAll(run);
  await drain(run);
};

const listen = ({ orderId, state }: Run): void => {
  const takeRequest = async (message: Act): Promise<void> => {
    const { actionId, request } = readAct(message);
    if (request)
      await CancellationScope.nonCancellable(() => local.requestByHand({ orderId, requestId: uuid4(), request }));
    else if (actionId !== undefined && !state.actions.includes(actionId)) state.actions.push(actionId);
  };
  setHandler(escalationMoved, () => void (state.moved = true));
  setHandler(act, takeRequest);
  setHandler(actNow, async (message) => {
    await takeRequest(message);
    return { accepted: true };
  });
};

const climb = async (run: Run): Promise<string> => {
  const { escalationId } = run;
  const settled = await local.remedyAutomatically({ escalationId });
  if (settled.kind === 'resolved') return settled.outcome;
  const byAgent = await holdTier(run, 'agent', false);
  if (byAgent !== undefined) return byAgent;
  for (let again = false; ; again = true) {
    const bySupervisor = await holdTier(run, 'supervisor', again);
    if (bySupervisor !== undefined) return bySupervisor;
    const actionId = await local.proposeConsequence({ escalationId, requestId: uuid4() });
    const { outcome } = await carryOut({ orderId: run.orderId, actionId });
    if (outcome !== null) return outcome;
  }
};

/** Undefined when the tier's deadline passed without anybody's action. */
const holdTier = async (run: Run, tier: 'agent' | 'supervisor', again: boolean): Promise<string | undefined> => {
  const { state, escalationId } = run;
  for (let anew = again; ; anew = false) {
    const entered = await local.enterTier({ escalationId, tier, anew });
    if (entered.kind === 'resolved') return entered.outcome;
    state.until = entered.until;
    setCurrentDetails(`${tier} until ${entered.until}`);
    const news = await holdsBefore(() => state.moved || state.actions.length > 0, {
      read: () => state.until,
      summary: `deadline of the ${tier}`,
    });
    if (!news) return undefined;
    state.moved = false;
    const outcome = await applyAll(run);
    if (outcome !== undefined) return outcome;
  }
};

const applyAll = async (run: Run): Promise<string | undefined> => {
  for (let actionId = run.state.actions.shift(); actionId !== undefined; actionId = run.state.actions.shift()) {
    const { outcome } = await carryOut({ orderId: run.orderId, actionId });
    if (outcome !== null) return outcome;
  }
  return undefined;
};
