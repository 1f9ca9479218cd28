import type { Language } from './base.ts';

export const STAFF_ROLES = [
  'ops',
  'agent',
  'supervisor',
  'picker',
  'packer',
  'merchandiser',
  'finance',
  'quality',
  'admin',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export type Staff = {
  readonly id: string;
  readonly role: StaffRole;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly language: Language;
  readonly warehouse: string | null;
};

export type Address = {
  readonly country: string;
  /** The smallest region in China, the country elsewhere. */
  readonly regionCode: string;
  readonly city: string | null;
  readonly postcode: string;
  readonly line1: string;
  readonly line2: string | null;
};

export type Customer = {
  readonly id: string;
  readonly kind: 'story' | 'trap' | 'generated';
  readonly story: string | null;
  readonly name: string;
  readonly nameLatin: string;
  readonly language: Language;
  readonly phone: string;
  readonly email: string;
  readonly tier: 'none' | 'silver' | 'gold';
  readonly shop: string;
  readonly address: Address;
  readonly company: { readonly name: string; readonly taxNumber: string } | null;
  /** Nobody real: live adapters refuse to send to such a person. */
  readonly demo: true;
};
