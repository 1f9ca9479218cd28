import type { Transaction } from '../../db/client.ts';
import type { ActionRow } from '../../db/queries/action.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import type { Deps } from '../deps.ts';

/** An action under the lock of its order. */
export type Beginning = { readonly order: OrderRow; readonly row: ActionRow };

/** The part of an action in our own database. Answers the refunds that are still to be sent. What may not be repeated notes a result. */
export type Begin = (deps: Deps, tx: Transaction, beginning: Beginning) => Promise<readonly string[]>;
