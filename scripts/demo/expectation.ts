import type { End } from '../../simulators/shoppers/scenario.ts';
import type { Story } from './story.ts';

/** `unfinished`: by what the outside world wrote down, this order cannot have come to its end. */
export type Expected = { readonly end: End | 'unfinished'; readonly because: string };

const wasRefused = ({ shopper }: Story): boolean =>
  shopper.some(({ op, effect }) => op === 'shopper.place' && effect === 'refused');

const wasCancelledByShopper = ({ shopper }: Story): boolean =>
  shopper.some(({ op, effect }) => op.startsWith('shopper.cancel') && effect.startsWith('cancelling'));

/** How many remedies of this kind were agreed to: within somebody's authority, or by a second person. */
const countAgreed = ({ agents }: Story, remedy: string): number => {
  const approved = agents
    .filter(({ op, effect }) => op === 'agents.approve' && effect === 'approved')
    .map(({ key }) => key);
  return agents.filter(
    ({ op, effect, detail }) =>
      op === 'agents.propose' &&
      detail?.remedy === remedy &&
      (effect === 'accepted' || effect === 'applied' || approved.includes(String(detail.action))),
  ).length;
};

const wasPaidInTime = ({ charges, asked }: Story): boolean =>
  charges.some(({ amount, isLate }) => !isLate && amount === asked);

/** Every parcel arrives, or is made good; what is sent again must arrive. */
const afterPayment = (story: Story): Expected => {
  const arrived = story.parcels.filter((events) => events.includes('delivered')).length;
  const missing = story.parcels.length - arrived;
  const [again, refunds] = [countAgreed(story, 'reship'), countAgreed(story, 'refund')];
  if (story.parcels.length === 0) return { end: 'unfinished', because: 'no carrier has a parcel' };
  const isMadeGood = missing <= refunds;
  if (!isMadeGood && arrived < again) return { end: 'unfinished', because: 'what was sent again has not arrived' };
  if (missing > again + refunds)
    return { end: 'unfinished', because: `${missing} not delivered, and nobody made it good` };
  return {
    end: 'completed',
    because: missing === 0 ? `${arrived} delivered` : `${missing} not delivered, and made good`,
  };
};

/** How an order must have ended, by the journals of everybody but us. */
export const expectEnd = (story: Story): Expected => {
  if (story.shopper.length === 0) return { end: 'unfinished', because: 'it was never placed' };
  if (wasRefused(story)) return { end: 'rejected', because: 'the shop said no' };
  if (wasCancelledByShopper(story)) return { end: 'cancelled', because: 'the shopper cancelled' };
  if (countAgreed(story, 'cancel_order') > 0) return { end: 'cancelled', because: 'an agent cancelled' };
  if (!wasPaidInTime(story)) return { end: 'expired', because: 'no exact payment came in time' };
  return afterPayment(story);
};
