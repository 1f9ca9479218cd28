import type { WorkflowMessageKind } from '../../domain/workflow-message.ts';
import { WITHOUT_RUN } from '../../domain/workflow-message.ts';
import type { Database } from '../client.ts';
import { addMessage, type NewMessage, postponeMessage, settleMessage } from './workflow-message.ts';

/** Hands a message to its workflow, or says that there is no open run. Throws when the server does not answer. */
export type Deliver = (message: NewMessage) => Promise<'delivered' | 'no_run'>;

/** What follows when a workflow has ended: another message, made by the caller's world of ids. */
export type Follow = (message: NewMessage, meaning: 'late_payment' | 'own_run') => NewMessage;

export type Courier = { readonly db: Database; readonly deliver: Deliver; readonly follow: Follow };

/** One try for one message: acknowledged, answered for, or left for the relay. Never throws for a server that is away. */
export const deliverMessage = async (
  courier: Courier,
  message: NewMessage,
): Promise<'delivered' | 'no_run' | 'later'> => {
  const outcome = await courier
    .deliver(message)
    .catch((error: unknown) => (error instanceof Error ? error.message : 'unknown'));
  if (outcome === 'delivered') {
    await settleMessage(courier.db, message.id, 'acknowledged');
    return outcome;
  }
  if (outcome !== 'no_run') {
    await postponeMessage(courier.db, message.id, outcome);
    return 'later';
  }
  const next = await answerFor(courier, message, message.kind);
  if (next) await deliverMessage(courier, next);
  return 'no_run';
};

const answerFor = (courier: Courier, message: NewMessage, kind: WorkflowMessageKind): Promise<NewMessage | undefined> =>
  courier.db.transaction(async (tx) => {
    if (!(await settleMessage(tx, message.id, 'no_run'))) return undefined;
    const meaning = WITHOUT_RUN[kind];
    if (meaning === 'nothing') return undefined;
    const next = courier.follow(message, meaning);
    await addMessage(tx, next);
    return next;
  });
