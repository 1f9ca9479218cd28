import type { Customer } from '../types/person.ts';
import type { Region } from '../types/place.ts';
import { fillBasket, type Item, type Load } from './basket.ts';
import type { Moment } from './day-curve.ts';
import type { Tools } from './desk.ts';
import type { Purchase } from './money.ts';
import { chooseMethod, isPaidAtDoor } from './payment.ts';
import type { Scene } from './scene.ts';
import { isNewcomer } from './shopper.ts';
import type { Bill, Fate, Instant } from './types.ts';

/** Of the orders at home, so that 12 % of all come in two parcels: Europe has one warehouse. */
const SPLIT_RATE = 0.1395;
const HOME = 'CN';

export type Asked = {
  readonly number: number;
  readonly moment: Moment;
  readonly fate: Fate;
};

/** An order as it was placed and added up. */
export type Placed = Asked & {
  readonly customer: Customer;
  readonly region: Region;
  readonly loads: readonly Load[];
  readonly items: readonly Item[];
  readonly bill: Bill;
  readonly coupon: string | undefined;
  readonly method: string;
  readonly at: Instant;
};

const loadsFor = (
  scene: Scene,
  { moment, fate }: Asked,
  { region, random }: { region: Region } & Pick<Tools, 'random'>,
) => {
  const isHome = scene.world.shop.some(({ id, countries }) => id === moment.shopId && countries.includes(HOME));
  const isSplit = isHome && scene.quota(`split/${fate}`, SPLIT_RATE);
  const wish = { shopId: moment.shopId, region, isSold: fate === 'completed', isSplit };
  return fillBasket(scene.shelves, wish, random);
};

/** Who gives up has not agreed to pay at the door. */
const methodFor = ({ world }: Scene, { moment, fate }: Asked, { region, bill, random }: Charged): string => {
  const methods = world.paymentMethod.filter(({ method }) => fate === 'completed' || !isPaidAtDoor(method));
  return chooseMethod(methods, { shopId: moment.shopId, region, total: bill.total }, random);
};
type Charged = Pick<Placed, 'region' | 'bill'> & Pick<Tools, 'random'>;

export const placeOrder = (scene: Scene, asked: Asked, { random }: Tools): Placed => {
  const { moment, fate } = asked;
  const { shopId, at } = moment;
  const customer = scene.shoppers(shopId, fate, random);
  const region = scene.regionOf(customer.address.regionCode);
  const loads = loadsFor(scene, asked, { region, random });
  const items = loads.flatMap((load) => load.items);
  const isFirstOrder = isNewcomer(customer) && !scene.known.has(customer.id);
  const purchase: Purchase = { shopId, region, items, at, isFirstOrder };
  const coupon = fate === 'completed' ? scene.coupons(purchase, customer.id, random) : undefined;
  const bill = scene.till.bill(purchase, coupon);
  const method = methodFor(scene, asked, { region, bill, random });
  return { ...asked, customer, region, loads, items, bill, coupon, method, at };
};
