import { readCarriers, readCarrierTariffs, readFreightRules } from './carrier.ts';
import { createPrices, createSkus, readKits, readProducts } from './catalogue.ts';
import { createCustomers, readCities } from './customer.ts';
import company from './data/company.json' with { type: 'json' };
import couponRows from './data/coupon.json' with { type: 'json' };
import gatewayRows from './data/gateway.json' with { type: 'json' };
import paymentMethodRows from './data/payment-method.json' with { type: 'json' };
import promotionRows from './data/promotion.json' with { type: 'json' };
import shopRows from './data/shop.json' with { type: 'json' };
import staffRows from './data/staff.json' with { type: 'json' };
import warehouseRows from './data/warehouse.json' with { type: 'json' };
import { createRandom } from './random.ts';
import { readCountries, readRegions } from './region.ts';
import { createStock } from './stock.ts';
import type { Coupon, Gateway, PaymentMethod, Promotion, Shop, Staff, Warehouse, World } from './types.ts';

/** The demo's world: the same seed gives the same people, goods and stock. */
export const createWorld = (seed: number): World => {
  const region = readRegions();
  const warehouse = warehouseRows as readonly Warehouse[];
  const product = readProducts();
  const sku = createSkus(product, createRandom(seed, 'sku'));
  const price = createPrices(sku);
  const carrier = readCarriers();
  return {
    seed,
    company,
    shop: shopRows as readonly Shop[],
    warehouse,
    region,
    country: readCountries(),
    product,
    sku,
    kit: readKits(),
    price,
    stock: createStock(warehouse, { skus: sku, prices: price }, createRandom(seed, 'stock')),
    freightRule: readFreightRules(),
    carrier,
    carrierTariff: readCarrierTariffs(carrier),
    promotion: promotionRows as readonly Promotion[],
    coupon: couponRows as readonly Coupon[],
    gateway: gatewayRows as readonly Gateway[],
    paymentMethod: paymentMethodRows as readonly PaymentMethod[],
    staff: staffRows as readonly Staff[],
    city: readCities(),
    customer: createCustomers(region, createRandom(seed, 'customer')),
  };
};
