import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import { coupon, promotion } from '../../db/schema/promotion.ts';
import {
  carrierTariff,
  freightRule,
  paymentMethod,
  price,
  region,
  shop,
  sku,
  warehouse,
} from '../../db/schema/shop.ts';
import { stock, stockMovement } from '../../db/schema/stock.ts';
import type { World } from '../../world/types.ts';

const DAY_MS = 86_400_000;
const CHUNK = 500;

const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) => rows.slice(index * CHUNK, (index + 1) * CHUNK));

/** Writes a world into an empty database, in one transaction. False when a world is there already. */
export const writeWorld = (
  db: Database,
  world: World,
  /** When its shelves were filled, as an ISO instant; a world with a past was there before it. */
  openedAt: string = new Date().toISOString(),
): Promise<boolean> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(7304)`);
    if ((await tx.select({ id: shop.id }).from(shop).limit(1)).length > 0) return false;
    await writePlaces(tx, world);
    await writeGoods(tx, world);
    await writeSale(tx, world);
    await writeStock(tx, world, openedAt);
    return true;
  });

const writePlaces = async (tx: Transaction, world: World): Promise<void> => {
  await tx.insert(shop).values(world.shop.map((row) => ({ ...row, currencies: [...row.currencies] })));
  await tx.insert(warehouse).values(
    world.warehouse.map(({ id, nameZh, nameEn, lat, lon, address, country, regionCode }) => ({
      id,
      nameZh,
      nameEn,
      lat,
      lon,
      address: { ...address, country, region: regionCode },
    })),
  );
  const countries = world.country.map((row) => ({
    ...row,
    level: 'country' as const,
    parent: null,
    remote: false,
    hasChildren: false,
    replacedBy: [],
  }));
  const known = new Set(world.region.map(({ code }) => code));
  for (const rows of chunks([...world.region, ...countries.filter(({ code }) => !known.has(code))])) {
    await tx.insert(region).values(rows.map((row) => ({ ...row, replacedBy: [...row.replacedBy] })));
  }
};

const writeGoods = async (tx: Transaction, world: World): Promise<void> => {
  await tx.insert(sku).values(
    world.sku.map(({ traits, ...row }) => ({
      sku: row.sku,
      titleZh: row.titleZh,
      titleEn: row.titleEn,
      category: row.category,
      barcode: row.barcode,
      weightGrams: row.weightGrams,
      volumeCm3: row.volumeCm3,
      traits: [...traits],
      sellable: row.sellable,
    })),
  );
  for (const rows of chunks(world.price)) await tx.insert(price).values(rows);
};

const writeSale = async (tx: Transaction, world: World): Promise<void> => {
  await tx.insert(freightRule).values([...world.freightRule]);
  const active = new Set(world.carrier.filter((row) => row.active).map(({ id }) => id));
  const tariffs = world.carrierTariff
    .filter((row) => active.has(row.carrier))
    .map(({ longestHours: _, refusedRegions, ...row }) => ({ ...row, refusedRegions: [...refusedRegions] }));
  for (const rows of chunks(tariffs)) await tx.insert(carrierTariff).values(rows);
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const day = (offset: number | null): string | null =>
    offset === null ? null : new Date(today + offset * DAY_MS).toISOString();
  await tx.insert(promotion).values(
    world.promotion.map(
      ({ id, titleZh, titleEn, kind, percent, amountMinor, thresholdMinor, family, firstOrderOnly, ...row }) => ({
        id,
        titleZh,
        titleEn,
        rule: { kind, percent, amountMinor, thresholdMinor, family, firstOrderOnly },
        shops: row.shops === null ? null : [...row.shops],
        currency: row.currency,
        exclusive: row.exclusive,
        automatic: row.automatic,
        validFrom: day(row.beginsDay),
        validUntil: day(row.endsDay),
      }),
    ),
  );
  await tx.insert(coupon).values([...world.coupon]);
  await tx
    .insert(paymentMethod)
    .values(world.paymentMethod.map((row) => ({ ...row, currencies: [...row.currencies] })));
};

/** Stock begins with a receipt, so that the ledger explains it from its first unit on. */
const writeStock = async (tx: Transaction, world: World, openedAt: string): Promise<void> => {
  const rows = world.stock.filter(({ onHand }) => onHand > 0);
  for (const part of chunks(world.stock)) {
    await tx
      .insert(stock)
      .values(part.map(({ sku: article, warehouse: place, onHand }) => ({ sku: article, warehouse: place, onHand })));
  }
  for (const part of chunks(rows)) {
    await tx.insert(stockMovement).values(
      part.map((row) => ({
        sku: row.sku,
        warehouse: row.warehouse,
        kind: 'receive' as const,
        onHandDelta: row.onHand,
        reservedDelta: 0,
        ref: 'opening',
        at: openedAt,
      })),
    );
  }
};
