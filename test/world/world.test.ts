import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { describe, expect, test } from 'vitest';
import { FAMILIES, STAFF_ROLES, TRAITS, ZONES, type World } from '../../world/types.ts';
import { createWorld } from '../../world/world.ts';

const world = createWorld(7);
const hashOf = (subject: unknown): string => createHash('sha256').update(JSON.stringify(subject)).digest('hex');
const region = new Map(world.region.map((row) => [row.code, row]));
const sku = new Map(world.sku.map((row) => [row.sku, row]));
const regionOf = (code: string) => {
  const found = region.get(code);
  if (!found) throw new Error(`no region ${code}`);
  return found;
};
const unique = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

describe('the same seed', () => {
  test('gives the same world', () => {
    expect(hashOf(createWorld(7))).toBe(hashOf(world));
    expect(hashOf(createWorld(8))).not.toBe(hashOf(world));
  });

  test('decides people, stock and taste, and nothing else', () => {
    const other = createWorld(8);
    const changed = (Object.keys(world) as (keyof World)[]).filter((key) => hashOf(other[key]) !== hashOf(world[key]));
    expect(changed.toSorted()).toEqual(['customer', 'seed', 'sku', 'stock']);
  });

  test('gives plain data that survives JSON', () => {
    expect(JSON.parse(JSON.stringify(world))).toEqual(world);
  });
});

describe('regions', () => {
  test('hold the provinces, prefectures and districts of GB/T 2260, each under one that exists', () => {
    const count = (level: string): number => world.region.filter((row) => row.level === level).length;
    expect(count('province')).toBe(34);
    expect(count('city')).toBe(333);
    expect(count('district')).toBeGreaterThan(2_840);
    expect(unique(world.region.map(({ code }) => code))).toBe(true);
    for (const row of world.region) {
      expect(ZONES, row.code).toContain(row.zone);
      if (row.level === 'country' || row.level === 'province') expect(row.parent, row.code).toBeNull();
      else expect(regionOf(row.parent ?? '').hasChildren, row.code).toBe(true);
      for (const successor of row.replacedBy) expect(regionOf(successor).replacedBy).toEqual([]);
      expect(row.nameZh, row.code).toMatch(/^\p{Script=Han}+$/u);
      expect(row.nameEn, row.code).toMatch(/^[A-Z][A-Za-zü' ]+$/);
    }
  });

  test('lie where China and Europe are', () => {
    for (const { code, level, lat, lon } of world.region) {
      const [south, north, west, east] = level === 'country' ? [35, 60, -10, 20] : [3, 54, 73, 136];
      expect(lat >= south && lat <= north && lon >= west && lon <= east, code).toBe(true);
    }
  });

  test('keep the traps: cities without districts, districts without a city, and a code of the past', () => {
    for (const code of ['441900', '442000', '460400', '620200']) {
      expect(regionOf(code)).toMatchObject({ level: 'city', hasChildren: false });
    }
    expect(regionOf('659001')).toMatchObject({ nameEn: 'Shihezi', level: 'district', parent: '650000' });
    expect(regionOf('429004')).toMatchObject({ nameEn: 'Xiantao', level: 'district', parent: '420000' });
    expect(regionOf('120114')).toMatchObject({ nameEn: 'Wuqing District', parent: '120000' });
    for (const code of ['110000', '120000', '310000', '500000']) {
      expect(world.region.filter(({ parent }) => parent === code).every(({ level }) => level === 'district')).toBe(
        true,
      );
    }
    expect(regionOf('330104').replacedBy).toEqual(['330102', '330114']);
    expect(regionOf('330103').replacedBy).toEqual(['330105']);
    expect(regionOf('410306').replacedBy).toEqual(['410308']);
    expect(regionOf('540102').remote && regionOf('650102').remote).toBe(true);
  });
});

describe('goods', () => {
  test('are about sixty products and 130 skus in eight families', () => {
    expect(world.product.length).toBeGreaterThanOrEqual(60);
    expect(world.sku).toHaveLength(130);
    expect(new Set(world.product.map(({ family }) => family))).toEqual(new Set(FAMILIES));
    expect(unique(world.sku.map((row) => row.sku))).toBe(true);
    expect(new Set(world.sku.map((row) => row.product))).toEqual(new Set(world.product.map((row) => row.product)));
  });

  test('carry an EAN-13 of the range for own use, with its check digit', () => {
    expect(unique(world.sku.map(({ barcode }) => barcode))).toBe(true);
    for (const { barcode } of world.sku) {
      expect(barcode).toMatch(/^2\d{12}$/);
      const sum = Array.from(barcode).reduce((total, digit, n) => total + Number(digit) * (n % 2 === 0 ? 1 : 3), 0);
      expect(sum % 10, barcode).toBe(0);
    }
  });

  test('have each trait at least twice, but for the one that is hot', () => {
    for (const trait of TRAITS) {
      const having = world.sku.filter(({ traits }) => traits.includes(trait)).length;
      expect(having, trait).toBeGreaterThanOrEqual(trait === 'hot' ? 1 : 2);
    }
    for (const { traits } of world.sku) for (const trait of traits) expect(TRAITS).toContain(trait);
  });

  test('have sizes, weights and prices that make sense', () => {
    for (const row of world.sku) {
      expect(row.weightGrams, row.sku).toBeGreaterThan(0);
      expect(Math.min(...row.sizeMm), row.sku).toBeGreaterThan(0);
      expect(row.volumeCm3, row.sku).toBeGreaterThan(0);
      // Nothing is heavier than gold, nor lighter than a cushion.
      expect(row.weightGrams / row.volumeCm3, row.sku).toBeGreaterThan(0.01);
      expect(row.weightGrams / row.volumeCm3, row.sku).toBeLessThan(3);
      expect(row.titleEn).not.toMatch(/\p{Script=Han}/u);
    }
    for (const { sku: code, amountMinor, currency } of world.price) {
      const cost = sku.get(code)?.costMinor ?? Number.NaN;
      expect(Number.isSafeInteger(amountMinor) && amountMinor > 0, code).toBe(true);
      expect(amountMinor * (currency === 'EUR' ? 7 : 1), code).toBeGreaterThan(cost);
    }
    expect(world.price.filter(({ shopId }) => shopId === 'yizhou-cn')).toHaveLength(world.sku.length);
    expect(world.price.filter(({ currency }) => currency === 'EUR').length).toBeGreaterThan(80);
  });

  test('are not sold before their season, nor chilled while nobody carries them', () => {
    const unsold = world.sku.filter(({ sellable }) => !sellable);
    expect(unsold.every(({ traits }) => traits.includes('presale') || traits.includes('chilled'))).toBe(true);
    expect(world.carrier.some(({ active, carries }) => active && carries === 'chilled')).toBe(false);
  });

  test('make up three kits that share parts, and two cups look alike', () => {
    expect(world.kit).toHaveLength(3);
    for (const { parts } of world.kit) for (const part of parts) expect(sku.has(part.sku), part.sku).toBe(true);
    expect(world.kit.every(({ parts }) => parts.some((part) => part.sku === 'POTTERY-CUP-CELADON'))).toBe(true);
    expect(world.sku.filter(({ lookAlike }) => lookAlike !== null)).toHaveLength(2);
  });
});

describe('stock', () => {
  const rowsOf = (code: string) => world.stock.filter((row) => row.sku === code);

  test('is one counter per sku and warehouse, of goods that the warehouse keeps', () => {
    expect(unique(world.stock.map((row) => `${row.sku}/${row.warehouse}`))).toBe(true);
    for (const row of world.stock) {
      expect(sku.has(row.sku), row.sku).toBe(true);
      const keeper = world.warehouse.find(({ id }) => id === row.warehouse);
      expect(keeper?.families, `${row.sku} in ${row.warehouse}`).toContain(sku.get(row.sku)?.category);
      expect(row.onHand).toBeGreaterThanOrEqual(0);
    }
  });

  test('holds 300 ponies, two for each customer', () => {
    expect(rowsOf('POTTERY-PONY-2026')).toMatchObject([{ warehouse: 'jx', onHand: 300 }]);
    expect(sku.get('POTTERY-PONY-2026')?.limitPerCustomer).toBe(2);
  });

  test('has one sku out at the main warehouse and plenty at the hub', () => {
    const transfer = world.stock.filter(({ why }) => why === 'transfer');
    expect(unique(transfer.map(({ warehouse }) => warehouse))).toBe(true);
    expect(transfer).toMatchObject([
      { warehouse: 'jx', onHand: 0 },
      { warehouse: 'wh', onHand: 180 },
    ]);
  });

  test('runs low on six skus only, with two to five days of cover', () => {
    const cover = world.sku
      .map((row) => ({
        sku: row.sku,
        onHand: rowsOf(row.sku).reduce((sum, { onHand }) => sum + onHand, 0),
        demand: rowsOf(row.sku).reduce((sum, { dailyDemand }) => sum + dailyDemand, 0),
      }))
      .filter(({ demand }) => demand > 0);
    const low = cover.filter(({ onHand, demand }) => onHand / demand < 7);
    expect(low.map((row) => row.sku).toSorted()).toEqual(
      world.stock
        .filter(({ why }) => why === 'low')
        .map((row) => row.sku)
        .toSorted(),
    );
    expect(low).toHaveLength(6);
    for (const { onHand, demand } of low) expect(onHand / demand >= 2 && onHand / demand <= 5).toBe(true);
  });

  test('lets every sku on sale be bought somewhere', () => {
    for (const row of world.sku.filter(({ sellable }) => sellable)) {
      expect(
        rowsOf(row.sku).some(({ onHand }) => onHand > 0),
        row.sku,
      ).toBe(true);
    }
  });
});

describe('people', () => {
  test('are twelve with a story, ten in a trap and a crowd of 600 over forty cities', () => {
    const count = (kind: string): number => world.customer.filter((row) => row.kind === kind).length;
    expect([count('story'), count('trap'), count('generated')]).toEqual([12, 10, 600]);
    expect(world.city).toHaveLength(40);
    expect(unique(world.customer.map(({ id }) => id))).toBe(true);
    expect(unique(world.customer.flatMap(({ story, kind }) => (kind === 'story' ? [story] : [])))).toBe(true);
  });

  test('are nobody real: phones of the demo ranges, mail to nowhere', () => {
    expect(unique(world.customer.map(({ phone }) => phone))).toBe(true);
    for (const { phone, email, demo } of world.customer) {
      expect(phone).toMatch(/^(\+86199000(?!00000)00[0-8]\d\d|\+447700900\d{3})$/);
      expect(parsePhoneNumberFromString(phone)?.isPossible(), phone).toBe(true);
      expect(email).toMatch(/^[a-z0-9.]+@example\.com$/);
      expect(demo).toBe(true);
    }
    expect(unique(world.customer.map(({ email }) => email))).toBe(true);
  });

  test('live where a parcel can be addressed: in a smallest region that is still in force', () => {
    for (const { id, kind, address, shop } of world.customer) {
      const home = regionOf(address.regionCode);
      expect(home.hasChildren, id).toBe(false);
      if (kind === 'generated') expect(home.replacedBy, id).toEqual([]);
      const known = world.shop.find((row) => row.id === shop);
      expect(known?.countries, id).toContain(address.country);
      const country = world.country.find(({ code }) => code === address.country);
      expect(address.postcode, id).toMatch(new RegExp(country?.postcode ?? '^\\d{6}$'));
      expect(address.country === 'CN' ? home.level : address.city, id).toBeTruthy();
    }
  });

  test('fall into every trap', () => {
    const codes = world.customer.filter(({ kind }) => kind === 'trap').map(({ address }) => address.regionCode);
    expect(codes.toSorted()).toEqual(
      ['120114', '330104', '429004', '441900', '442000', '460321', '460400', '540102', '650102', '659001'].toSorted(),
    );
  });

  test('are served by one of each role and two agents', () => {
    const roles = world.staff.map(({ role }) => role);
    expect(roles.toSorted()).toEqual([...STAFF_ROLES, 'agent'].toSorted());
  });
});

describe('delivery and payment', () => {
  const regionsServed = (code: string) => {
    const { zone } = regionOf(code);
    return world.carrierTariff.filter(
      (row) =>
        row.serves &&
        row.zone === zone &&
        !row.refusedRegions.some((refused) => code.startsWith(refused.replace(/(00){1,2}$/, ''))),
    );
  };

  test('two carriers go from each warehouse at home to every zone at home', () => {
    for (const carrier of ['egret', 'stonebridge']) {
      const lanes = world.carrierTariff.filter((row) => row.carrier === carrier && row.warehouse !== 'rt');
      expect(lanes).toHaveLength(5 * 9);
      for (const row of lanes) expect(row.volumeDivisor).toBe(6000);
    }
    for (const row of world.carrierTariff.filter(({ warehouse }) => warehouse === 'rt')) {
      expect(row.volumeDivisor).toBe(5000);
    }
    expect(unique(world.carrierTariff.map((row) => `${row.carrier}/${row.warehouse}/${row.zone}`))).toBe(true);
    expect(regionsServed('460321')).toEqual([]);
    expect(regionsServed('810000')).toEqual([]);
    expect(regionsServed('460400').length).toBeGreaterThan(0);
  });

  test('Egret is faster on every lane, and dearer but for a light parcel nearby', () => {
    const costOf = (row: World['carrierTariff'][number], grams: number): number =>
      row.firstMinor + Math.ceil(Math.max(0, grams - row.firstGrams) / row.stepGrams) * row.stepMinor;
    for (const egret of world.carrierTariff.filter(({ carrier }) => carrier === 'egret')) {
      const stonebridge = world.carrierTariff.find(
        (row) => row.carrier === 'stonebridge' && row.warehouse === egret.warehouse && row.zone === egret.zone,
      );
      if (!stonebridge) throw new Error('Stonebridge goes where Egret goes');
      expect(egret.transitHours).toBeLessThan(stonebridge.transitHours);
      expect(costOf(egret, 3_000)).toBeGreaterThan(costOf(stonebridge, 3_000));
    }
  });

  test('every zone that a shop delivers to has a freight rule, free from a sum except far away', () => {
    for (const shop of world.shop) {
      for (const country of shop.countries.filter((code) => code !== 'CN')) {
        const { zone } = regionOf(country);
        expect(
          world.freightRule.some((rule) => rule.shopId === shop.id && rule.zone === zone),
          country,
        ).toBe(true);
      }
    }
    const home = world.freightRule.filter(({ shopId }) => shopId === 'yizhou-cn');
    expect(home).toHaveLength(9);
    expect(home.filter(({ freeFromMinor }) => freeFromMinor === null).map(({ zone }) => zone)).toEqual(['frontier']);
  });

  test('payment methods pay in currencies that their shops sell in', () => {
    for (const { shopId, currencies, method } of world.paymentMethod) {
      const shop = world.shop.find(({ id }) => id === shopId);
      for (const currency of currencies) expect(shop?.currencies, method).toContain(currency);
      expect(world.gateway.some(({ id }) => id === method)).toBe(true);
    }
    expect(world.paymentMethod.find(({ method }) => method === 'cod')).toMatchObject({
      maxMinor: 50_000,
      allowRemote: false,
    });
  });

  test('promotions are one of each kind of condition', () => {
    const today = 0;
    expect(world.promotion.some(({ firstOrderOnly }) => firstOrderOnly)).toBe(true);
    expect(world.promotion.some(({ thresholdMinor }) => thresholdMinor === 19_900)).toBe(true);
    expect(world.promotion.filter(({ exclusive }) => exclusive)).toMatchObject([{ percent: 20, family: 'ceramics' }]);
    expect(world.promotion.filter(({ endsDay }) => endsDay !== null && endsDay < today)).toHaveLength(1);
    expect(world.promotion.filter(({ beginsDay }) => beginsDay !== null && beginsDay > today)).toHaveLength(1);
    expect(world.promotion.filter(({ currency }) => currency === 'EUR')).toMatchObject([{ shops: ['yizhou-eu'] }]);
    for (const { promotionId } of world.coupon) expect(world.promotion.some(({ id }) => id === promotionId)).toBe(true);
    for (const { kind, percent, amountMinor, currency } of world.promotion) {
      expect(kind === 'percentage' ? percent : amountMinor).toBeGreaterThan(0);
      if (amountMinor !== null) expect(currency).not.toBeNull();
    }
    const live = world.coupon.find(({ code }) => code === 'LIVE20');
    expect(live).toMatchObject({ maxUses: 500, budgetMinor: 500_000, maxUsesPerCustomer: 1 });
  });
});
