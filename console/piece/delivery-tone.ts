import type { components } from '../../client/client.ts';
import type { Tone } from './tone.ts';

type State = components['schemas']['OrderWebhooks']['data'][number]['deliveries'][number]['state'];

/** Of what a shop's program is told. */
export const DELIVERY_TONE = {
  pending: 'moving',
  delivered: 'done',
  parked: 'late',
} as const satisfies Record<State, Tone>;
