import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { waitingSentence, type WaitingCode, type WaitingFacts } from '../../domain/waiting.ts';
import type { Run } from './state.ts';

/** Shows in the Temporal UI what the order waits for, in both languages. Costs no event. */
export const tellWaiting = (run: Run, code: WaitingCode, facts: WaitingFacts): void => {
  const { utcOffsetMinutes } = run.input;
  const sentences = LANGUAGES.map((language) => waitingSentence(code, facts, { language, utcOffsetMinutes }));
  setCurrentDetails(sentences.join('\n\n'));
};

/** One event and one visibility write: only where the order really moves on. */
export const showStage = (run: Run, stage: string, waitingOn: WaitingCode | null): void => {
  const shown = `${stage}/${waitingOn ?? ''}`;
  if (run.state.shown === shown) return;
  run.state.shown = shown;
  upsertSearchAttributes([
    { key: SEARCH_ATTRIBUTES.orderStage, value: stage },
    { key: SEARCH_ATTRIBUTES.waitingOn, value: waitingOn },
  ]);
};

export const showAttention = (code: string | null): void => {
  upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.attention, value: code }]);
};

/** Before the release nothing is shown of it yet. */
export const showPromise = ({ state }: Run, promisedAt: string | null): void => {
  state.promisedAt = promisedAt;
  if (state.phase !== 'fulfilling') return;
  const value = promisedAt === null ? null : new Date(promisedAt);
  upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.promisedAt, value }]);
};

export const showReleased = (run: Run): void => {
  const { payment, shipments, promisedAt } = run.state;
  const waitingOn: WaitingCode = shipments.some(({ phase }) => phase === 'release') ? 'resumed' : 'pick';
  run.state.shown = `fulfilling/${waitingOn}`;
  upsertSearchAttributes([
    { key: SEARCH_ATTRIBUTES.orderStage, value: 'fulfilling' },
    { key: SEARCH_ATTRIBUTES.waitingOn, value: waitingOn },
    { key: SEARCH_ATTRIBUTES.warehouseId, value: shipments[0]?.warehouse ?? null },
    { key: SEARCH_ATTRIBUTES.carrierId, value: shipments[0]?.carrier ?? null },
    { key: SEARCH_ATTRIBUTES.promisedAt, value: promisedAt === null ? null : new Date(promisedAt) },
    { key: SEARCH_ATTRIBUTES.orderTotalMinor, value: payment?.amount ?? null },
  ]);
};
