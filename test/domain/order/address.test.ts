import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress, type DeliveryAddress, type RegionFacts } from '../../../domain/order/address.ts';

const regionOf = (code: string, given: Partial<RegionFacts> = {}): RegionFacts => ({
  code,
  level: 'district',
  lat: 30.27,
  lon: 120.15,
  zone: 'east',
  remote: false,
  hasChildren: false,
  replacedBy: [],
  ...given,
});

const inChina = (regionCode: string | null, given: Partial<DeliveryAddress> = {}): DeliveryAddress => ({
  country: 'CN',
  regionCode,
  city: null,
  postcode: null,
  line1: '文三路 1 号',
  ...given,
});

const inUtrecht = (given: Partial<DeliveryAddress> = {}): DeliveryAddress => ({
  country: 'NL',
  regionCode: null,
  city: 'Utrecht',
  postcode: '3511 AB',
  line1: 'Oudegracht 1',
  ...given,
});

const NETHERLANDS = regionOf('NL', { level: 'country', zone: 'eu_near', lat: 52.1, lon: 5.3 });

const found = (address: DeliveryAddress, region?: RegionFacts, countryRegion?: RegionFacts) => {
  const answer = checkAddress(address, { region, countryRegion });
  return answer.ok ? [] : answer.faults.map(({ code, pointer }) => [code, pointer?.replace('/shipping_address/', '')]);
};

const foundAbroad = (address: DeliveryAddress, row: RegionFacts | undefined = NETHERLANDS) =>
  found(address, undefined, row);

describe('a Chinese address', () => {
  test('is where its district is', () => {
    expect(checkAddress(inChina('330106'), { region: regionOf('330106') })).toEqual({
      ok: true,
      value: { regionCode: '330106', lat: 30.27, lon: 120.15, zone: 'east', remote: false },
    });
  });

  test.each([
    ['Dongguan, a city without districts', regionOf('441900', { level: 'city' })],
    ['Zhongshan, likewise', regionOf('442000', { level: 'city' })],
    ['Danzhou, likewise', regionOf('460400', { level: 'city' })],
    ['Shihezi, directly under Xinjiang', regionOf('659001', { zone: 'frontier' })],
    ['Xiantao, directly under Hubei', regionOf('429004', { zone: 'central' })],
    ['Wuqing, a district of the municipality of Tianjin', regionOf('120114', { zone: 'capital' })],
  ])('may be in %s', (_, region) => {
    expect(found(inChina(region.code), region)).toEqual([]);
  });

  test('needs the district where there is one', () => {
    const hangzhou = regionOf('330100', { level: 'city', hasChildren: true });
    const tianjin = regionOf('120000', { level: 'province', hasChildren: true });
    expect(found(inChina('330100'), hangzhou)).toEqual([['REGION_INCOMPLETE', 'region_code']]);
    expect(found(inChina('120000'), tianjin)).toEqual([['REGION_INCOMPLETE', 'region_code']]);
    expect(found(inChina(null))).toEqual([['ADDRESS_INCOMPLETE', 'region_code']]);
  });

  test('in a district that was merged away is answered with its successors', () => {
    const jianggan = regionOf('330104', { replacedBy: ['330102', '330114'] });
    const facts = { region: '330104', successors: ['330102', '330114'] };
    expect(checkAddress(inChina('330104'), { region: jianggan })).toEqual({
      ok: false,
      faults: [{ code: 'REGION_REPLACED', pointer: '/shipping_address/region_code', facts }],
    });
  });

  test('with a code that nobody knows, or that is no Chinese region, names no place', () => {
    expect(found(inChina('999999'))).toEqual([['REGION_UNKNOWN', 'region_code']]);
    expect(found(inChina('NL'), NETHERLANDS)).toEqual([['REGION_UNKNOWN', 'region_code']]);
  });

  test('has a postcode of six digits, or none', () => {
    const region = regionOf('330106');
    expect(found(inChina('330106', { postcode: '310012' }), region)).toEqual([]);
    expect(found(inChina('330106', { postcode: '31001' }), region)).toEqual([['ADDRESS_INVALID', 'postcode']]);
  });

  test('says all that is wrong at once', () => {
    expect(found(inChina(null, { line1: ' ', postcode: '31000' }))).toEqual([
      ['ADDRESS_INCOMPLETE', 'region_code'],
      ['ADDRESS_INVALID', 'postcode'],
      ['ADDRESS_INCOMPLETE', 'line1'],
    ]);
  });

  test('in Lhasa is remote', () => {
    const lhasa = regionOf('540102', { zone: 'frontier', remote: true });
    expect(checkAddress(inChina('540102'), { region: lhasa })).toMatchObject({
      value: { remote: true, zone: 'frontier' },
    });
  });
});

describe('an address abroad', () => {
  test('is where its country is, and needs no region code', () => {
    expect(checkAddress(inUtrecht(), { region: undefined, countryRegion: NETHERLANDS })).toMatchObject({
      value: { regionCode: 'NL', zone: 'eu_near', remote: false },
    });
    expect(found(inUtrecht({ regionCode: 'NL' }), NETHERLANDS)).toEqual([]);
    expect(foundAbroad(inUtrecht({ regionCode: 'NL-UT' }))).toEqual([]);
  });

  test('needs postcode, city and street', () => {
    expect(foundAbroad(inUtrecht({ postcode: null, city: ' ', line1: '' }))).toEqual([
      ['ADDRESS_INCOMPLETE', 'city'],
      ['ADDRESS_INCOMPLETE', 'postcode'],
      ['ADDRESS_INCOMPLETE', 'line1'],
    ]);
  });

  test('does not lie in a district of Hangzhou', () => {
    const mixed = inUtrecht({ regionCode: '330106' });
    expect(found(mixed, regionOf('330106'), NETHERLANDS)).toEqual([['REGION_UNKNOWN', 'region_code']]);
  });

  test.each([
    ['NL', ['3511 AB', '3511AB', '1012 ab'], ['0511 AB', '3511', '3511 SS']],
    ['GB', ['SW1A 1AA', 'M1 1AE', 'ec1a1bb', 'B33 8TH'], ['SW1A', '12345', 'QQQ 1AA']],
    ['DE', ['10115', ' 10115 '], ['1011', '10115A']],
    ['ES', ['01001', '28013', '52006'], ['53000', '00001']],
    ['LU', ['1855', 'L-1855'], ['185']],
    ['IE', ['D02 AF30', 'd6wxy00'], ['02 AF30']],
  ])('in %s has a postcode of that country', (country, good, bad) => {
    const row = regionOf(country, { level: 'country' });
    const verdicts = (codes: readonly string[]) =>
      codes.map((postcode) => foundAbroad(inUtrecht({ country, postcode }), row));
    expect(verdicts(good)).toEqual(good.map(() => []));
    expect(verdicts(bad)).toEqual(bad.map(() => [['ADDRESS_INVALID', 'postcode']]));
  });

  test('in a country that nobody delivers to is refused, with whatever else is wrong', () => {
    expect(found(inUtrecht({ country: 'AQ' }))).toEqual([['ADDRESS_UNDELIVERABLE', 'country']]);
    expect(found(inUtrecht({ country: 'GB', postcode: '3511 AB', line1: '' }))).toEqual([
      ['ADDRESS_UNDELIVERABLE', 'country'],
      ['ADDRESS_INVALID', 'postcode'],
      ['ADDRESS_INCOMPLETE', 'line1'],
    ]);
  });
});

test('whatever address is given, the answer is a place in force or one fault per field of the address', () => {
  const text = fc.option(fc.string(), { nil: null });
  const row = fc.option(
    fc.constantFrom(
      regionOf('330106'),
      regionOf('330100', { hasChildren: true }),
      regionOf('330104', { replacedBy: ['330102'] }),
      NETHERLANDS,
    ),
    { nil: undefined },
  );
  const address = fc.record({
    country: fc.oneof(fc.constantFrom('CN', 'NL', 'GB', 'constructor'), fc.string()),
    regionCode: fc.option(fc.oneof(fc.constantFrom('330106', 'NL'), fc.string()), { nil: null }),
    city: text,
    postcode: fc.oneof(text, fc.constantFrom('3511 AB', '310012')),
    line1: fc.string(),
  });
  fc.assert(
    fc.property(address, row, row, (given, region, countryRegion) => {
      const answer = checkAddress(given, { region, countryRegion });
      if (answer.ok) {
        expect([region, countryRegion].map((known) => known?.code)).toContain(answer.value.regionCode);
        expect(['330106', 'NL']).toContain(answer.value.regionCode);
        expect(given.country === 'CN').toBe(answer.value.regionCode !== 'NL');
        return;
      }
      expect(answer.faults.length).toBeGreaterThan(0);
      expect(new Set(answer.faults.map(({ pointer }) => pointer)).size).toBe(answer.faults.length);
      for (const { pointer } of answer.faults) {
        expect(pointer).toMatch(/^\/shipping_address\/(country|region_code|city|postcode|line1)$/);
      }
    }),
  );
});
