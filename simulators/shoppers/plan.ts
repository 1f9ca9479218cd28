import type { Customer, World } from '../../world/types.ts';
import { roll } from '../kit/random.ts';
import { createChooser, type Line } from './goods.ts';
import { type Goods, SCENARIO_NAMES, type ScenarioName, scenarioOf, type TroubleName } from './scenario.ts';

/** What is left to a visitor: an order to pay, or a parcel to pick. */
export type Left = 'payment' | 'pick_task';

/** What one shopper is going to do, settled before the shop opens. */
export type Intent = {
  readonly reference: string;
  readonly scenario: ScenarioName;
  readonly customer: string;
  readonly shop: string;
  readonly method: string;
  readonly phone: string;
  readonly lines: readonly Line[];
  readonly coupons: readonly string[];
  readonly trouble?: TroubleName;
  readonly left?: Left;
  /** After the batch's beginning, at the real pace. */
  readonly startMs: number;
};

export type Batch = {
  readonly name: string;
  readonly orders: number;
  readonly seed: string;
  /** Leaves something for a visitor to do. */
  readonly leaves: boolean;
};

const IN_FORTY = 40;
/** Where a batch is too small for every kind of trouble, this share of it still just pays and receives. */
const PLAIN_SHARE = 0.25;
const WEIGHTY_PLAIN = 4;
const BETWEEN_ORDERS_MS = 45_000;
const JITTER = 0.8;

const SHOPS = ['yizhou-cn', 'yizhou-live', 'yizhou-cn', 'yizhou-eu', 'yizhou-cn', 'yizhou-live', 'yizhou-cn'] as const;
const METHODS = ['yipay', 'yipay', 'cardhouse'] as const;
/** Carriers are slower into these provinces than a story's time allows. */
const SLOW_PROVINCES = ['21', '54', '65'];

/** How many of each there are among this many; every kind of trouble at least once where they all fit. */
export const countScenarios = (orders: number): ReadonlyMap<ScenarioName, number> => {
  const unhappy = SCENARIO_NAMES.filter((name) => name !== 'plain');
  const counts = unhappy.map((name) => Math.max(1, Math.floor((orders * scenarioOf(name).inForty) / IN_FORTY)));
  const room = Math.floor(orders * (1 - PLAIN_SHARE));
  const fits = counts.reduce((sum, count) => sum + count, 0) <= room;
  const taken = unhappy.map((name, index): [ScenarioName, number] => {
    if (fits) return [name, counts[index] ?? 0];
    return [name, index < room ? 1 : 0];
  });
  const rest = orders - taken.reduce((sum, [, count]) => sum + count, 0);
  return new Map([['plain', rest], ...taken]);
};

type Role = { readonly scenario: ScenarioName; readonly nth: number };

/** Some who just buy want weighty things, one after the other, so that the cheap carrier has much to do at a time. */
const goodsOf = ({ scenario, nth }: Role): Goods =>
  scenario === 'plain' && nth >= 1 && nth <= WEIGHTY_PLAIN ? 'weighty' : scenarioOf(scenario).goods;

const turnOf = (role: Role): number => {
  if (scenarioOf(role.scenario).isLong) return 0;
  return goodsOf(role) === 'weighty' ? 1 : 2;
};

/** Long stories begin first, then the weighty ones, all others in an order that the seed decides. */
const castRoles = ({ orders, seed }: Batch): Role[] => {
  const roles = [...countScenarios(orders)].flatMap(([scenario, count]) =>
    Array.from({ length: count }, (_, nth) => ({ scenario, nth })),
  );
  const rank = (role: Role): number => turnOf(role) + roll(seed, 'rank', role.scenario, role.nth);
  return roles.toSorted((a, b) => rank(a) - rank(b));
};

/** People who are nobody's story, each once, in an order that the seed decides. */
const createQueue = (world: World, seed: string) => {
  const queue = world.customer
    .filter(({ kind, address }) => kind === 'generated' && !SLOW_PROVINCES.includes(address.regionCode.slice(0, 2)))
    .toSorted((a, b) => roll(seed, 'customer', a.id) - roll(seed, 'customer', b.id));
  const used = new Map<string, number>();
  return (shop: string): Customer => {
    const own = queue.filter((customer) => customer.shop === shop);
    const nth = used.get(shop) ?? 0;
    used.set(shop, nth + 1);
    const customer = own[nth % own.length];
    if (!customer) throw new Error(`nobody buys at ${shop}`);
    return customer;
  };
};

/** Wishes of carriers are Chinese phones, and only the main shop sells what lies in one warehouse, by wallet and card. */
const shopFor = (role: Role, trouble: TroubleName | undefined, index: number): string =>
  scenarioOf(role.scenario).phoneTail !== undefined || goodsOf(role) !== 'usual' || trouble !== undefined
    ? 'yizhou-cn'
    : (SHOPS[index % SHOPS.length] ?? 'yizhou-cn');

const methodFor = (shop: string, trouble: TroubleName | undefined, index: number): string => {
  if (shop === 'yizhou-eu' || trouble === 'capture_unanswered') return 'cardhouse';
  return trouble === 'notice_lost' ? 'yipay' : (METHODS[index % METHODS.length] ?? 'yipay');
};

const troubleOf = ({ scenario, nth }: Role): TroubleName | undefined => {
  if (scenario === 'paid_twice') return 'refund_unanswered';
  if (scenario !== 'plain') return undefined;
  return ([undefined, 'capture_unanswered', 'notice_lost'] as const)[nth];
};

const leftOf = ({ scenario, nth }: Role, { leaves }: Batch): Left | undefined => {
  if (!leaves || nth > 0) return undefined;
  if (scenario === 'expired') return 'payment';
  return scenario === 'plain' ? 'pick_task' : undefined;
};

const phoneOf = ({ phone }: Customer, tail: string | undefined): string =>
  tail === undefined ? phone : `${phone.slice(0, -tail.length)}${tail}`;

/** Who buys what, how they pay and what they are up to: the same batch is the same every time. */
export const planBatch = (world: World, batch: Batch): Intent[] => {
  const { name, seed } = batch;
  const choose = createChooser(world, seed);
  const nextCustomer = createQueue(world, seed);
  return castRoles(batch).map((role, index) => {
    const scenario = scenarioOf(role.scenario);
    const trouble = troubleOf(role);
    const left = leftOf(role, batch);
    const shop = shopFor(role, trouble, index);
    const customer = nextCustomer(shop);
    const reference = `${name}-${String(index + 1).padStart(3, '0')}`;
    const offset = index + JITTER * (roll(seed, 'start', index) - 0.5);
    return {
      reference,
      scenario: role.scenario,
      customer: customer.id,
      shop,
      method: methodFor(shop, trouble, index),
      phone: phoneOf(customer, scenario.phoneTail),
      lines: choose(shop, goodsOf(role), reference),
      coupons: scenario.coupon === undefined ? [] : [scenario.coupon],
      ...(trouble === undefined ? {} : { trouble }),
      ...(left === undefined ? {} : { left }),
      startMs: Math.max(0, Math.round(offset * BETWEEN_ORDERS_MS)),
    };
  });
};
