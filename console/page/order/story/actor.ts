import {
  IconBuildingStore,
  IconCreditCard,
  IconForklift,
  IconHeadset,
  IconSettings,
  IconTruck,
  IconUser,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Entry } from '../order-query.ts';

type Kind = NonNullable<Entry['actor']>['kind'];

const ICONS: Readonly<Record<Kind, TablerIcon>> = {
  customer: IconUser,
  shop: IconBuildingStore,
  staff: IconHeadset,
  robot: IconForklift,
  carrier: IconTruck,
  gateway: IconCreditCard,
  system: IconSettings,
};

export const actorIcon = (kind: Kind): TablerIcon => ICONS[kind];
