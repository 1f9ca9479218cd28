import type { Carrier, CarrierTariff, FreightRule } from './types/delivery.ts';
import type { Kit, Price, Product, Sku, StockRow } from './types/goods.ts';
import type { Customer, Staff } from './types/person.ts';
import type { City, Country, Region, Warehouse } from './types/place.ts';
import type { Company, Coupon, Gateway, PaymentMethod, Promotion, Shop } from './types/sale.ts';

export type * from './types/base.ts';
export type * from './types/delivery.ts';
export * from './types/goods.ts';
export * from './types/person.ts';
export * from './types/place.ts';
export type * from './types/sale.ts';

/** Each list is a table; its rows carry the column names of the product's, so that a world can be written as it is. */
export type World = {
  readonly seed: number;
  readonly company: Company;
  readonly shop: readonly Shop[];
  readonly warehouse: readonly Warehouse[];
  readonly region: readonly Region[];
  readonly country: readonly Country[];
  readonly product: readonly Product[];
  readonly sku: readonly Sku[];
  readonly kit: readonly Kit[];
  readonly price: readonly Price[];
  readonly stock: readonly StockRow[];
  readonly freightRule: readonly FreightRule[];
  readonly carrier: readonly Carrier[];
  readonly carrierTariff: readonly CarrierTariff[];
  readonly promotion: readonly Promotion[];
  readonly coupon: readonly Coupon[];
  readonly gateway: readonly Gateway[];
  readonly paymentMethod: readonly PaymentMethod[];
  readonly staff: readonly Staff[];
  readonly city: readonly City[];
  readonly customer: readonly Customer[];
};
