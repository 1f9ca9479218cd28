import { describe, expect, test } from 'vitest';
import { splitCaptures } from '../../domain/order/capture.ts';
import { freightFor } from '../../domain/order/freight.ts';
import { makeBill, priceLines } from '../../domain/order/pricing.ts';
import { matchPromotions } from '../../domain/promotion/match.ts';
import { startOfDay } from '../../world/history/clock.ts';
import type { PastOrder } from '../../world/history/types.ts';
import { completed, found, past, regionOf, shareOf, sumOf, TODAY, world } from './past.ts';

describe('the money of the past', () => {
  const skus = new Map(world.sku.map((row) => [row.sku, row]));
  const price = (shop: string, sku: string) =>
    world.price.find((row) => row.shopId === shop && row.sku === sku)?.amountMinor;
  const day = (offset: number | null): string | null =>
    offset === null ? null : new Date(startOfDay(TODAY, offset)).toISOString();
  const promotions = world.promotion.map((row) => ({
    ...row,
    rule: row,
    validFrom: day(row.beginsDay),
    validUntil: day(row.endsDay),
  }));
  const usesOf = (code: string) => {
    const coupon = found(world.coupon.find((row) => row.code === code));
    return { code, use: { ...coupon, uses: 0, spentMinor: 0, usesByCustomer: 0 } };
  };
  const known = new Set<string>();

  /** What the product itself would have asked for the order. */
  const billOf = (order: PastOrder) => {
    const { shopId, currency, lines, customer } = order;
    const facts = new Map(
      lines.map(({ sku }) => {
        const { category, weightGrams, volumeCm3, sellable } = found(skus.get(sku));
        return [sku, { sellable, category, weightGrams, volumeCm3, unitPrice: price(shopId, sku) }];
      }),
    );
    const pricing = priceLines(lines, facts);
    expect(pricing.faults).toEqual([]);
    const isFirstOrder = customer.tier === 'none' && !known.has(customer.id);
    const now = new Date(order.acceptedAt).toISOString();
    const coupons = order.couponCodes.map(usesOf);
    const match = matchPromotions({ ...pricing, shopId, currency, isFirstOrder, now, promotions, coupons });
    if (!match.ok) throw new Error(`${order.id}: ${JSON.stringify(match.faults)}`);
    const region = regionOf(order);
    const rule = world.freightRule.find((each) => each.shopId === shopId && each.zone === region.zone);
    const goodsAfterDiscount = sumOf(pricing.lines.map(({ amount }) => amount)) - match.value.discount;
    const freight = freightFor({ rule, goodsAfterDiscount, remote: region.remote });
    if (!freight.ok) throw new Error(`${order.id}: no freight`);
    if (order.fate === 'completed') known.add(customer.id);
    return makeBill(pricing.lines, match.value, freight.value);
  };

  test('is to the cent what the product asks: prices, promotions, coupons, freight, and each parcel’s share', () => {
    for (const order of past) {
      if (order.bill === null) continue;
      const bill = billOf(order);
      const { goods, discount, freight, total } = order.bill;
      expect({ goods, discount, freight, total }, order.id).toEqual({
        goods: bill.goods,
        discount: bill.discount,
        freight: bill.freight,
        total: bill.total,
      });
      expect(order.bill.lines, order.id).toMatchObject(
        bill.lines.map(({ sku, unitPrice, ...line }) => ({
          sku,
          unitPrice,
          discount: line.discount,
          total: line.total,
        })),
      );
      const planned = order.shipments.map(
        ({ lines }) => ({ lines }) as unknown as Parameters<typeof splitCaptures>[1][0],
      );
      expect(order.shipments.map(({ capture }) => capture)).toEqual(splitCaptures(bill, planned));
    }
    expect(shareOf(past, ({ couponCodes }) => couponCodes.length > 0)).toBeGreaterThan(0.04);
    expect(shareOf(completed, ({ bill }) => (bill?.discount ?? 0) > 0)).toBeGreaterThan(0.2);
  });

  test('is taken once, given back at most once, and kept of no order that was given up', () => {
    for (const { id, fate, bill, payment } of past) {
      if (!payment) continue;
      const taken = sumOf(payment.captures.map(({ amount }) => amount));
      const back = sumOf(payment.refunds.map(({ amount }) => amount));
      expect(back, id).toBeLessThanOrEqual(taken);
      expect(fate === 'completed' ? taken : taken - back, id).toBe(fate === 'completed' ? bill?.total : 0);
    }
  });

  test('comes by the ways that each shop offers', () => {
    for (const { id, shopId, method, bill, fate, ...order } of past) {
      const row = world.paymentMethod.find((each) => each.shopId === shopId && each.method === method);
      expect(row, id).toBeDefined();
      if (method !== 'cod') continue;
      expect(fate).toBe('completed');
      expect(bill?.total).toBeLessThanOrEqual(row?.maxMinor ?? 0);
      expect(regionOf({ id, shopId, method, bill, fate, ...order }).remote).toBe(false);
    }
    expect(shareOf(past, ({ method }) => method === 'cod')).toBeGreaterThan(0.03);
  });
});
