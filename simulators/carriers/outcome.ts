/** What can happen to a parcel at a carrier; each carrier has its own word for each. */
export const NODES = [
  'created',
  'collected',
  'departed',
  'arrived',
  'out_for_delivery',
  'nobody_home',
  'at_locker',
  'delivered',
  'picture',
  'delayed',
  'wrong_address',
  'refused',
  'damaged',
  'customs_held',
  'customs_released',
  'missing',
  'returning',
  'returned',
  'strange',
] as const;
export type Node = (typeof NODES)[number];

/** Where in its journey a node comes: 0 is the collection, 1 the time at which a smooth journey ends. */
type Leg = readonly [node: Node, share: number];

const ON_THE_WAY: readonly Leg[] = [
  ['collected', 0],
  ['departed', 0.12],
];
const TO_THE_CITY: readonly Leg[] = [...ON_THE_WAY, ['arrived', 0.62]];
const TO_THE_DOOR: readonly Leg[] = [...TO_THE_CITY, ['out_for_delivery', 0.82]];

export const OUTCOMES = {
  delivered: [...TO_THE_DOOR, ['delivered', 1]],
  late: [...ON_THE_WAY, ['delayed', 0.3], ['arrived', 1.5], ['out_for_delivery', 1.8], ['delivered', 2]],
  lost: ON_THE_WAY,
  declared_lost: [...ON_THE_WAY, ['missing', 0.6]],
  found_again: [...ON_THE_WAY, ['missing', 2], ['arrived', 2.5], ['out_for_delivery', 2.8], ['delivered', 3]],
  refused: [...TO_THE_DOOR, ['refused', 1], ['returning', 1.2], ['returned', 2.2]],
  wrong_address: [...TO_THE_CITY, ['wrong_address', 0.8], ['returning', 2], ['returned', 3]],
  damaged: [...TO_THE_CITY, ['damaged', 0.7], ['returning', 1], ['returned', 2]],
  nobody_home: [...TO_THE_DOOR, ['nobody_home', 1], ['out_for_delivery', 1.5], ['delivered', 1.7]],
  locker: [...TO_THE_DOOR, ['at_locker', 1], ['delivered', 1.6]],
  customs: [
    ...ON_THE_WAY,
    ['customs_held', 0.5],
    ['customs_released', 0.9],
    ['arrived', 1.2],
    ['out_for_delivery', 1.4],
    ['delivered', 1.6],
  ],
  restless: [...ON_THE_WAY, ['strange', 0.3], ['arrived', 0.62], ['delivered', 1], ['departed', 1.1]],
} as const satisfies Record<string, readonly Leg[]>;
export type Outcome = keyof typeof OUTCOMES;

/** The recipient's phone decides, by its last four digits. Everybody else gets the parcel. */
export const MAGIC_PHONES: Readonly<Record<string, Outcome>> = {
  '0901': 'late',
  '0902': 'lost',
  '0903': 'refused',
  '0904': 'wrong_address',
  '0905': 'damaged',
  '0906': 'nobody_home',
  '0907': 'locker',
  '0908': 'declared_lost',
  '0909': 'found_again',
  '0910': 'customs',
  '0911': 'restless',
};

export const REFUSALS = [
  'service_unknown',
  'area_not_served',
  'address_invalid',
  'too_heavy',
  'key_closed',
  'key_reused',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** These are refused at the booking already. */
export const MAGIC_REFUSALS: Readonly<Record<string, Refusal>> = {
  '0912': 'area_not_served',
  '0913': 'address_invalid',
};

export const phoneTail = (phone: string): string => phone.replace(/\D/g, '').slice(-4);

export const outcomeOf = (tail: string): Outcome =>
  Object.hasOwn(MAGIC_PHONES, tail) ? (MAGIC_PHONES[tail] ?? 'delivered') : 'delivered';
