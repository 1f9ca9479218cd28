import type { End } from '../../simulators/shoppers/scenario.ts';
import type { Story } from './story.ts';

/** `unfinished`: by what the outside world wrote down, this order cannot have come to its end. */
export type Expected = { readonly end: End | 'unfinished'; readonly because: string };

const REMEDIES = ['refund', 'reship'];
const STANDING = ['accepted', 'awaiting_approval'];

const wasRefused = ({ shopper }: Story): boolean =>
  shopper.some(({ op, effect }) => op === 'shopper.place' && effect === 'refused');

const wasCancelledByShopper = ({ shopper }: Story): boolean =>
  shopper.some(({ op, effect }) => op.startsWith('shopper.cancel') && effect.startsWith('cancelling'));

const proposed = ({ agents }: Story, remedies: readonly string[]): boolean =>
  agents.some(
    ({ op, effect, detail }) =>
      op === 'agents.propose' && STANDING.includes(effect) && remedies.includes(String(detail?.remedy)),
  );

const wasPaidInTime = ({ charges, asked }: Story): boolean =>
  charges.some(({ amount, isLate }) => !isLate && amount === asked);

const afterPayment = (story: Story): Expected => {
  const { parcels } = story;
  const missing = parcels.filter((events) => !events.includes('delivered'));
  if (parcels.length === 0) return { end: 'unfinished', because: 'no carrier has a parcel' };
  if (missing.length === 0) return { end: 'completed', because: `${parcels.length} delivered` };
  if (proposed(story, REMEDIES)) return { end: 'completed', because: `${missing.length} not delivered, and made good` };
  return { end: 'unfinished', because: `${missing.length} not delivered, and nobody made it good` };
};

/** How an order must have ended, by the journals of everybody but us. */
export const expectEnd = (story: Story): Expected => {
  if (story.shopper.length === 0) return { end: 'unfinished', because: 'it was never placed' };
  if (wasRefused(story)) return { end: 'rejected', because: 'the shop said no' };
  if (wasCancelledByShopper(story)) return { end: 'cancelled', because: 'the shopper cancelled' };
  if (proposed(story, ['cancel_order'])) return { end: 'cancelled', because: 'an agent cancelled' };
  if (!wasPaidInTime(story)) return { end: 'expired', because: 'no exact payment came in time' };
  return afterPayment(story);
};
