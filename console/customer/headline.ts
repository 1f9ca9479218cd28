import {
  IconArrowBackUp,
  IconBuildingStore,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHeartHandshake,
  IconHomeQuestion,
  IconPackage,
  IconTruckDelivery,
  type TablerIcon,
  IconWallet,
} from '@tabler/icons-react';
import type { English } from '../i18n/en.ts';
import type { Tone } from '../piece/tone.ts';
import type { CustomerOrder, Parcel } from './order.ts';

export type Headline = keyof English['customer']['headline'];

type Look = { readonly tone: Tone; readonly icon: TablerIcon };

export const LOOK: Readonly<Record<Headline, Look>> = {
  checking: { tone: 'moving', icon: IconClock },
  to_pay: { tone: 'customer', icon: IconWallet },
  pay_review: { tone: 'moving', icon: IconWallet },
  preparing: { tone: 'moving', icon: IconPackage },
  packed: { tone: 'moving', icon: IconPackage },
  on_the_way: { tone: 'moving', icon: IconTruckDelivery },
  out_for_delivery: { tone: 'moving', icon: IconTruckDelivery },
  pick_up: { tone: 'customer', icon: IconBuildingStore },
  missed: { tone: 'customer', icon: IconHomeQuestion },
  care: { tone: 'attention', icon: IconHeartHandshake },
  returning: { tone: 'attention', icon: IconArrowBackUp },
  delivered: { tone: 'done', icon: IconCircleCheck },
  completed: { tone: 'done', icon: IconCircleCheck },
  cancelling: { tone: 'moving', icon: IconArrowBackUp },
  cancelled: { tone: 'rest', icon: IconCircleX },
  expired: { tone: 'rest', icon: IconCircleX },
  rejected: { tone: 'rest', icon: IconCircleX },
};

const isPast = ({ stages }: Parcel, stage: Parcel['stages'][number]['stage']): boolean =>
  stages.some((each) => each.stage === stage && each.reached);

const SAID: Partial<Record<Parcel['news'][number]['status'], Headline>> = {
  available_for_pickup: 'pick_up',
  attempt_failed: 'missed',
  out_for_delivery: 'out_for_delivery',
};

/** An order on its way is as far as the slowest of its parcels; what asks something of the customer comes first. */
const underWay = ({ parcels, waiting }: CustomerOrder): Headline => {
  if (waiting?.on === 'return_to_sender') return 'returning';
  const open = parcels.filter(({ end }) => end === null);
  if (open.length === 0 || open.some((parcel) => !isPast(parcel, 'packed'))) return 'preparing';
  if (open.some((parcel) => !isPast(parcel, 'handed_over'))) return 'packed';
  const said = open.map(({ news }) => news[0] && SAID[news[0].status]);
  return (
    (['pick_up', 'missed'] as const).find((each) => said.includes(each)) ??
    (said.every((each) => each === 'out_for_delivery') ? 'out_for_delivery' : 'on_the_way')
  );
};

const OF_STATUS: Readonly<Record<CustomerOrder['status'], (order: CustomerOrder) => Headline>> = {
  accepted: () => 'checking',
  awaiting_payment: ({ waiting }) => (waiting?.on === 'payment' ? 'to_pay' : 'pay_review'),
  fulfilling: underWay,
  after_sales: () => 'delivered',
  completed: () => 'completed',
  cancelling: () => 'cancelling',
  cancelled: () => 'cancelled',
  expired: () => 'expired',
  rejected: () => 'rejected',
};

/** The order in three words. */
export const headlineOf = (order: CustomerOrder): Headline =>
  order.waiting?.on === 'care' ? 'care' : OF_STATUS[order.status](order);
