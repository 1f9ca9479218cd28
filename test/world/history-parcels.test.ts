import haversine from 'haversine-distance';
import { describe, expect, test } from 'vitest';
import { billableGrams, reaches, tariffCost } from '../../domain/allocation/tariff.ts';
import { expectedParcelGrams } from '../../domain/picking/weight.ts';
import planted from '../../world/data/planted.json' with { type: 'json' };
import { startOfDay } from '../../world/history/clock.ts';
import { createLedger } from '../../world/history/ledger.ts';
import type { PastOrder, PastShipment } from '../../world/history/types.ts';
import { completed, found, past, regionOf, shareOf, sumOf, TODAY, world } from './past.ts';

describe('the parcels of the past', () => {
  const place = new Map(world.warehouse.map((row) => [row.id, row]));
  const keeps = (warehouse: string, sku: string): boolean =>
    world.stock.some((row) => row.warehouse === warehouse && row.sku === sku);

  test('start where the first article lies nearest', () => {
    for (const order of completed.slice(0, 500)) {
      const region = regionOf(order);
      const [first] = order.shipments;
      const sku = order.lines[0]?.sku ?? '';
      const near = world.warehouse
        .filter(({ currency, id }) => currency === order.currency && keeps(id, sku))
        .map((row) => haversine(row, region));
      const km = haversine(found(place.get(first?.warehouse ?? '')), region);
      expect(km, order.id).toBeLessThan(Math.min(...near) * 1.1 + 20_000);
    }
  });

  test('go by a carrier that takes them there, at its tariff', () => {
    const weight = new Map(world.sku.map((row) => [row.sku, row]));
    for (const order of completed) {
      const region = regionOf(order);
      const destination = { ...region, regionCode: region.code };
      for (const { warehouse, carrier, lines, ...sent } of order.shipments) {
        const row = found(
          world.carrierTariff.find(
            (each) => each.carrier === carrier && each.warehouse === warehouse && each.zone === region.zone,
          ),
        );
        const tariff = {
          ...row,
          firstPrice: row.firstMinor + (region.remote ? row.remoteSurchargeMinor : 0),
          stepPrice: row.stepMinor,
          remoteSurcharge: row.remoteSurchargeMinor,
        };
        const goods = lines.map(({ sku, quantity }) => ({ ...found(weight.get(sku)), quantity }));
        const load = {
          grams: sumOf(goods.map(({ weightGrams, quantity }) => weightGrams * quantity)),
          cm3: sumOf(goods.map(({ volumeCm3, quantity }) => volumeCm3 * quantity)),
        };
        expect(reaches(tariff, destination), order.id).toBe(true);
        expect(sent.cost).toBe(tariffCost(tariff, load));
        expect(sent.billableGrams).toBe(billableGrams(tariff, load));
        expect(sent.expectedGrams).toBe(expectedParcelGrams([{ quantity: 1, weightGrams: load.grams }]));
      }
    }
  });

  test('pass depots with the names of cities, and nearly all of them come in time', () => {
    const delivered = completed.flatMap((order) =>
      order.shipments.flatMap(({ road, trouble }) => (road?.deliveredAt ? [{ order, road, trouble }] : [])),
    );
    for (const { road } of delivered.slice(0, 500)) {
      for (const { place: name } of road.scans) expect(name).toMatch(/^(\p{Script=Han}+转运中心|[A-Z]\w+ hub)$/u);
    }
    const smooth = delivered.filter(({ trouble }) => trouble === null);
    expect(shareOf(smooth, ({ order, road }) => (road.deliveredAt ?? 0) <= (order.promisedAt ?? 0))).toBeGreaterThan(
      0.97,
    );
  });

  test('leave a ledger that balances: each delivery is what its week sold, nothing was promised that was not there', () => {
    const ledger = createLedger(TODAY);
    past.forEach(ledger.add);
    const opening = new Map(world.stock.map((row) => [`${row.sku}/${row.warehouse}`, row.onHand]));
    const onHand = new Map(opening);
    const reserved = new Map<string, number>();
    for (const { sku, warehouse, onHandDelta, reservedDelta } of ledger.read()) {
      const key = `${sku}/${warehouse}`;
      onHand.set(key, (onHand.get(key) ?? 0) + onHandDelta);
      reserved.set(key, (reserved.get(key) ?? 0) + reservedDelta);
      expect(reserved.get(key), key).toBeGreaterThanOrEqual(0);
      expect(reserved.get(key), key).toBeLessThanOrEqual(onHand.get(key) ?? 0);
    }
    expect(onHand).toEqual(opening);
    expect(sumOf([...reserved.values()])).toBe(0);
    const lots = ledger.read().filter(({ ref }) => ref === `lot/${planted.wrongPicture.lot}`);
    expect(new Set(lots.map(({ at }) => at))).toEqual(new Set([startOfDay(TODAY, planted.wrongPicture.sinceDay)]));
  });

  test('sold in two weeks what makes the low articles last for two to five days', () => {
    const since = startOfDay(TODAY, -14);
    const sold = (sku: string): number =>
      sumOf(
        completed.flatMap(({ shipments }) =>
          shipments
            .filter(({ road }) => (road?.handedOverAt ?? 0) >= since)
            .flatMap(({ lines }) => lines.filter((line) => line.sku === sku).map(({ quantity }) => quantity)),
        ),
      ) / 14;
    for (const { sku, onHand, why } of world.stock) {
      if (why !== 'low') continue;
      expect(onHand / sold(sku), sku).toBeGreaterThan(1.5);
      expect(onHand / sold(sku), sku).toBeLessThan(6);
    }
  });
});

describe('what was planted', () => {
  type Line = { readonly order: PastOrder; readonly sent: PastShipment; readonly sku: string; readonly leftAt: number };
  const lines: Line[] = completed.flatMap((order) =>
    order.shipments.flatMap((sent) =>
      sent.road?.deliveredAt
        ? sent.lines.map(({ sku }) => ({ order, sent, sku, leftAt: sent.road?.handedOverAt ?? 0 }))
        : [],
    ),
  );
  const complained =
    (cause: string) =>
    ({ order, sent, sku }: Line): boolean =>
      order.desk.actions.some(
        ({ shipmentId, complaint }) => shipmentId === sent.id && complaint?.cause === cause && complaint.sku === sku,
      );
  const since = (day: number) => {
    const at = startOfDay(TODAY, day);
    return { before: ({ leftAt }: Line) => leftAt < at, after: ({ leftAt }: Line) => leftAt >= at };
  };

  test('one lot of celadon cups is four times as often not as on the picture', () => {
    const { sku, cause, sinceDay, rate, usualRate } = planted.wrongPicture;
    const cups = lines.filter((line) => line.sku === sku);
    const { before, after } = since(sinceDay);
    expect(shareOf(cups.filter(before), complained(cause))).toBeCloseTo(usualRate, 2);
    expect(shareOf(cups.filter(after), complained(cause))).toBeCloseTo(rate, 1);
    const others = lines.filter((line) => line.sku !== sku);
    expect(shareOf(others, complained(cause))).toBeLessThan(usualRate / 2);
  });

  test('soy sauce breaks seldom since it is packed otherwise', () => {
    const { skus, cause, repackedDay, rateBefore, rateAfter } = planted.breakage;
    const bottles = lines.filter(({ sku }) => skus.includes(sku));
    const { before, after } = since(repackedDay);
    expect(shareOf(bottles.filter(before), complained(cause))).toBeCloseTo(rateBefore, 2);
    expect(shareOf(bottles.filter(after), complained(cause))).toBeCloseTo(rateAfter, 2);
  });

  test('one station sends the wrong one of two cups that look alike', () => {
    const { skus, cause, warehouse, station, rate } = planted.swapped;
    const cups = lines.filter(({ sku }) => skus.includes(sku));
    const isThere = ({ sent }: Line): boolean => sent.task?.station === `${warehouse}-station-${station}`;
    expect(cups.filter(isThere).length).toBeGreaterThan(30);
    expect(shareOf(cups.filter(isThere), complained(cause))).toBeGreaterThan(rate / 1.5);
    expect(shareOf(lines, (line) => !isThere(line) && complained(cause)(line))).toBeLessThan(rate / 10);
  });

  test('Stonebridge comes late into Liaoning, nobody else and it nowhere else', () => {
    const { carrier, province, sinceDay, rate, usualRate } = planted.lateLane;
    const parcels = completed.flatMap((order) => order.shipments.map((sent) => ({ order, sent })));
    const isLane = ({ order, sent }: (typeof parcels)[number]): boolean =>
      sent.carrier === carrier && order.customer.address.regionCode.startsWith(province.slice(0, 2));
    const isNew = ({ sent }: (typeof parcels)[number]): boolean =>
      (sent.road?.handedOverAt ?? 0) >= startOfDay(TODAY, sinceDay);
    const isDelayed = ({ sent }: (typeof parcels)[number]): boolean => sent.trouble === planted.lateLane.trouble;
    const lane = parcels.filter(isLane);
    expect(lane.filter(isNew).length).toBeGreaterThan(30);
    expect(shareOf(lane.filter(isNew), isDelayed)).toBeCloseTo(rate, 1);
    expect(shareOf(parcels, (each) => !(isLane(each) && isNew(each)) && isDelayed(each))).toBeCloseTo(usualRate, 2);
    // The last ones cannot be late yet by the clock, since they have ended before today.
    const isLate = ({ order, sent }: (typeof parcels)[number]): boolean =>
      (sent.road?.deliveredAt ?? 0) > (order.promisedAt ?? 0);
    expect(shareOf(lane.filter(isNew), isLate)).toBeGreaterThan(0.3);
  });

  test('every delay was answered with a coupon, everything that never came with its money', () => {
    for (const { id, shipments, desk } of completed) {
      for (const sent of shipments) {
        const trouble = desk.escalations.find(({ shipmentId }) => shipmentId === sent.id);
        expect(trouble?.kind ?? null, id).toBe(sent.trouble);
        if (sent.trouble === 'delayed') expect(trouble?.gift?.code, id).toMatch(/^SORRY-[0-9A-Z]{8}$/);
        if (sent.settledAt === null) continue;
        const paidBack = desk.actions.find(({ escalationId }) => escalationId === trouble?.id);
        expect(paidBack?.amount, id).toBe(sent.capture);
      }
    }
  });
});
