import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { CURRENCIES } from '../../domain/money.ts';
import { minor } from './column.ts';

export const shop = pgTable('shop', {
  id: text().primaryKey(),
  name: text().notNull(),
  currencies: text({ enum: CURRENCIES }).array().notNull(),
  language: text().notNull(),
  timeZone: text('time_zone').notNull(),
});

export const sku = pgTable(
  'sku',
  {
    sku: text().primaryKey(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    category: text().notNull(),
    barcode: text().notNull(),
    weightGrams: integer('weight_grams').notNull(),
    volumeCm3: integer('volume_cm3').notNull(),
    traits: text().array().notNull().default(sql`'{}'`),
    sellable: boolean().notNull().default(true),
  },
  (t) => [uniqueIndex('sku_barcode').on(t.barcode), check('sku_weight_positive', sql`${t.weightGrams} > 0`)],
);

export const price = pgTable(
  'price',
  {
    sku: text()
      .notNull()
      .references(() => sku.sku),
    shopId: text('shop_id')
      .notNull()
      .references(() => shop.id),
    currency: text({ enum: CURRENCIES }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sku, t.shopId, t.currency] }), check('price_positive', sql`${t.amountMinor} > 0`)],
);

export const warehouse = pgTable('warehouse', {
  id: text().primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  lat: doublePrecision().notNull(),
  lon: doublePrecision().notNull(),
  open: boolean().notNull().default(true),
  /** The address a carrier collects at; a business's, not a person's. */
  address: jsonb().$type<Record<string, string>>().notNull(),
});

/** GB/T 2260 codes in China; elsewhere the country's ISO code. */
export const region = pgTable(
  'region',
  {
    code: text().primaryKey(),
    level: text({ enum: ['country', 'province', 'city', 'district'] }).notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    parent: text(),
    zone: text().notNull(),
    remote: boolean().notNull().default(false),
    hasChildren: boolean('has_children').notNull().default(false),
    replacedBy: text('replaced_by').array().notNull().default(sql`'{}'`),
    lat: doublePrecision().notNull(),
    lon: doublePrecision().notNull(),
  },
  (t) => [index('region_parent').on(t.parent)],
);

/** What the customer pays for delivery. */
export const freightRule = pgTable(
  'freight_rule',
  {
    shopId: text('shop_id')
      .notNull()
      .references(() => shop.id),
    zone: text().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    baseMinor: minor('base_minor').notNull(),
    freeFromMinor: minor('free_from_minor'),
    remoteSurchargeMinor: minor('remote_surcharge_minor').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.zone, t.currency] })],
);

/** What delivery costs us, and how long a lane takes. */
export const carrierTariff = pgTable(
  'carrier_tariff',
  {
    carrier: text().notNull(),
    warehouse: text()
      .notNull()
      .references(() => warehouse.id),
    zone: text().notNull(),
    version: integer().notNull().default(1),
    serves: boolean().notNull().default(true),
    firstGrams: integer('first_grams').notNull(),
    firstMinor: minor('first_minor').notNull(),
    stepGrams: integer('step_grams').notNull(),
    stepMinor: minor('step_minor').notNull(),
    volumeDivisor: integer('volume_divisor').notNull(),
    maxGrams: integer('max_grams').notNull(),
    remoteSurchargeMinor: minor('remote_surcharge_minor').notNull().default(0),
    transitHours: integer('transit_hours').notNull(),
    silenceHours: integer('silence_hours').notNull(),
    refusedRegions: text('refused_regions').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.carrier, t.warehouse, t.zone] }),
    check('carrier_tariff_sane', sql`${t.firstGrams} > 0 AND ${t.stepGrams} > 0 AND ${t.volumeDivisor} > 0`),
  ],
);

export const paymentMethod = pgTable(
  'payment_method',
  {
    method: text().notNull(),
    shopId: text('shop_id')
      .notNull()
      .references(() => shop.id),
    currencies: text({ enum: CURRENCIES }).array().notNull(),
    minMinor: minor('min_minor'),
    maxMinor: minor('max_minor'),
    allowRemote: boolean('allow_remote').notNull().default(true),
    enabled: boolean().notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.method, t.shopId] })],
);
