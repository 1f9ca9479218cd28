import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Act, Message } from '../../contracts/messages.ts';

/** The row of the escalation has moved: resolved elsewhere, or its deadline has. */
export const escalationMoved = defineSignal<[Message]>('escalationMoved');

/** Carries out an action by its id. Signal and update feed one function. */
export const act = defineSignal<[Act]>('act');
export const actNow = defineUpdate<{ readonly accepted: boolean }, [Act]>('act');
