import { queryOptions, useQuery } from '@tanstack/react-query';
import type { components } from '../../../client/client.ts';
import { api, dataOf } from '../../api/client.ts';
import { useAddressState } from '../../hook/use-address-state.ts';
import { useLive } from '../../live/use-live.ts';
import type { Tone } from '../../piece/tone.ts';

export type Trouble = components['schemas']['TroubleCards']['data'][number];

const KEY = ['troubles'] as const;
/** The nearest deadline first, as the server sorts them. */
const readOpen = () => dataOf(api.GET('/v1/troubles'));

export const useTroubles = () => {
  useLive(KEY, { types: ['action.', 'escalation.'] });
  return useQuery(queryOptions({ queryKey: KEY, queryFn: readOpen }));
};

/** Kind, turn and shop, as the address says. */
export const useNarrow = () => {
  const [kind, setKind] = useAddressState('kind');
  const [tier, setTier] = useAddressState('tier');
  const [shop] = useAddressState('shop');
  const ofTurn = ({ trouble, order }: Trouble): boolean =>
    (tier === '' || trouble.tier === tier) && (shop === '' || order.shop_id === shop);
  const isShown = (card: Trouble): boolean => ofTurn(card) && (kind === '' || card.trouble.kind === kind);
  return { kind, setKind, tier, setTier, ofTurn, isShown, text: [kind, tier, shop].join() };
};

/** How it stands: past its time, in a person's hands, or being answered by itself. */
export const toneOf = ({ tier, deadline_at: at }: Pick<Trouble['trouble'], 'tier' | 'deadline_at'>): Tone => {
  if (at !== null && Date.parse(at) < Date.now()) return 'late';
  return tier === 'automatic' ? 'moving' : 'attention';
};

const CONSEQUENCES = ['refund_shipment', 'cancel_order', 'retry', 'keep_waiting'] as const;

/** What comes when the time is up: an agent's trouble climbs first. */
export const afterOf = ({ tier, consequence }: Pick<Trouble['trouble'], 'tier' | 'consequence'>) =>
  tier === 'supervisor' ? (CONSEQUENCES.find((each) => each === consequence) ?? 'keep_waiting') : 'next';
