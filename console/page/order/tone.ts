import type { Tone } from '../../piece/tone.ts';
import type { OrderItem } from './list/use-orders.ts';
import type { Order } from './order-query.ts';

const PEOPLE = ['agent', 'supervisor', 'ops'];

const toneOfEnd = ({ status }: Pick<OrderItem, 'status'>): Tone => (status === 'completed' ? 'done' : 'rest');

/** How an order stands: late before anything else, then who moves next. */
export const toneOf = (order: Pick<OrderItem, 'status' | 'stage' | 'late' | 'waiting' | 'needs_attention'>): Tone => {
  if (order.stage === 'ended') return toneOfEnd(order);
  if (order.late) return 'late';
  const actor = order.waiting?.next_actor ?? '';
  if (PEOPLE.includes(actor)) return 'attention';
  return actor === 'customer' && order.stage === 'received' ? 'customer' : 'moving';
};

/** Of one order by itself, which says less of its stage. */
export const orderTone = ({ status, needs_attention: attention, waiting }: Order): Tone => {
  if (['completed', 'rejected', 'expired', 'cancelled'].includes(status)) return toneOfEnd({ status });
  if (attention !== null) return 'late';
  const actor = waiting?.next_actor ?? '';
  if (PEOPLE.includes(actor)) return 'attention';
  return status === 'awaiting_payment' && actor === 'customer' ? 'customer' : 'moving';
};
