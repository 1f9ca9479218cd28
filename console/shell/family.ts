import {
  IconHeadset,
  IconHome,
  IconPackage,
  IconSettings,
  IconTruckDelivery,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Scope } from '../api/session.ts';
import type { English } from '../i18n/en.ts';
import type { KeyName } from '../keys/table.ts';

export type FamilyName = keyof English['shell']['family'];

export type Family = {
  readonly name: FamilyName;
  readonly to: '/' | '/orders' | '/delivery' | '/desk' | '/settings';
  readonly icon: TablerIcon;
  readonly key: KeyName;
  /** Whoever has one of these sees it. */
  readonly scopes: readonly Scope[];
};

/** The left rail from top to bottom. A family stands here once it has a page; the first that a role sees is its home. */
export const FAMILIES: readonly Family[] = [
  { name: 'today', to: '/', icon: IconHome, key: 'goToday', scopes: ['desk:read'] },
  { name: 'orders', to: '/orders', icon: IconPackage, key: 'goOrders', scopes: ['orders:read'] },
  { name: 'delivery', to: '/delivery', icon: IconTruckDelivery, key: 'goDelivery', scopes: ['desk:read'] },
  { name: 'desk', to: '/desk', icon: IconHeadset, key: 'goDesk', scopes: ['actions:read'] },
  { name: 'settings', to: '/settings', icon: IconSettings, key: 'goSettings', scopes: ['settings:read'] },
];

export const familiesOf = (scopes: readonly Scope[]): readonly Family[] =>
  FAMILIES.filter((family) => family.scopes.some((scope) => scopes.includes(scope)));

export const homeOf = (scopes: readonly Scope[]): Family['to'] => familiesOf(scopes)[0]?.to ?? '/orders';
