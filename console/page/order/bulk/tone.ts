import type { Tone } from '../../../piece/tone.ts';
import type { ItemState, Job } from './job.ts';

const ITEM: Readonly<Record<ItemState, Tone>> = {
  waiting: 'moving',
  left_out: 'rest',
  done: 'done',
  awaiting_approval: 'attention',
  refused: 'late',
  failed: 'late',
  stopped: 'rest',
};

export const itemTone = (state: ItemState): Tone => ITEM[state];

export const jobTone = ({ state, counts }: Pick<Job, 'state' | 'counts'>): Tone => {
  if (state === 'running' || state === 'stopping') return 'moving';
  if (counts.failed + counts.refused > 0) return 'attention';
  return state === 'stopped' ? 'rest' : 'done';
};

/** How many of its orders have had their turn. */
export const endedOf = ({ counts, total }: Pick<Job, 'counts' | 'total'>): number =>
  total - counts.waiting - counts.under_way;
