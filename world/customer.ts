import cityRows from './data/city.json' with { type: 'json' };
import customerRows from './data/customer.json' with { type: 'json' };
import names from './data/name.json' with { type: 'json' };
import streets from './data/street.json' with { type: 'json' };
import type { Random } from './random.ts';
import { smallestWithin } from './region.ts';
import type { Address, City, Customer, Region } from './types.ts';

export const GENERATED_CUSTOMERS = 600;

/** Numbers that belong to nobody; those of the stories and traps lie below the first of each. */
const CHINESE_PHONES = { prefix: '+86199000', first: 101 };
const WESTERN_PHONES = { prefix: '+4477009', first: 101 };

export const readCities = (): readonly City[] => cityRows;

const readWrittenCustomers = (): readonly Customer[] =>
  (customerRows as readonly Omit<Customer, 'demo'>[]).map((customer) => ({ ...customer, demo: true }));

type Person = Pick<Customer, 'name' | 'nameLatin' | 'language'>;

const chinesePerson = (random: Random): Person => {
  const [surname = '', surnameLatin = ''] = random.pick(names.surnames);
  const [given = '', givenLatin = ''] = random.pick(names.givenNames);
  const language = random.next() < 0.03 ? 'en' : 'zh-CN';
  return { name: `${surname}${given}`, nameLatin: `${surnameLatin} ${givenLatin}`, language };
};

const westernPerson = (random: Random): Person => {
  const name = `${random.pick(names.western.firstNames)} ${random.pick(names.western.lastNames)}`;
  return { name, nameLatin: name, language: 'en' };
};

const westernStreet = (country: string, random: Random): string => {
  const known: Readonly<Record<string, readonly string[]>> = streets.western;
  return random.pick(known[country] ?? []);
};

const addressIn = (city: City, districts: readonly Region[], random: Random): Address => {
  const { country, postcode } = city;
  if (country !== 'CN') {
    const line1 = `${westernStreet(country, random)} ${random.between(1, 180)}`;
    return { country, regionCode: country, city: city.city ?? null, postcode, line1, line2: null };
  }
  const house = `${random.pick(streets.roads)} ${random.between(1, 399)} 号${random.pick(streets.courts)}`;
  const line1 = `${house} ${random.between(1, 18)} 幢 ${random.between(1, 24)}0${random.between(1, 6)} 室`;
  return { country, regionCode: random.pick(districts).code, city: null, postcode, line1, line2: null };
};

const tierBy = (share: number): Customer['tier'] => {
  if (share < 0.08) return 'gold';
  return share < 0.28 ? 'silver' : 'none';
};

const phoneOf = (isChinese: boolean, n: number): string => {
  const { prefix, first } = isChinese ? CHINESE_PHONES : WESTERN_PHONES;
  return `${prefix}${String(first + n).padStart(5, '0')}`;
};

const shopFor = (isChinese: boolean, random: Random): string => {
  if (!isChinese) return 'yizhou-eu';
  return random.next() < 0.25 ? 'yizhou-live' : 'yizhou-cn';
};

/** Everybody: those with a story, those whose region is a trap, and a crowd over the cities. */
export const createCustomers = (regions: readonly Region[], random: Random): readonly Customer[] => {
  const cities = readCities().map((city) => ({ ...city, districts: smallestWithin(regions, city.regionCode) }));
  const counts = { chinese: 0, western: 0 };
  const crowd = Array.from({ length: GENERATED_CUSTOMERS }, (_, index): Customer => {
    // The first of the crowd see to it that nobody's city is empty.
    const city = cities[index] ?? random.pickByShare(cities);
    const isChinese = city.country === 'CN';
    const person = isChinese ? chinesePerson(random) : westernPerson(random);
    const number = isChinese ? counts.chinese++ : counts.western++;
    return {
      id: `cus-${String(index + 1).padStart(4, '0')}`,
      kind: 'generated',
      story: null,
      ...person,
      phone: phoneOf(isChinese, number),
      email: `${person.nameLatin.toLowerCase().replaceAll(' ', '.')}.${index + 1}@example.com`,
      tier: tierBy(random.next()),
      shop: shopFor(isChinese, random),
      address: addressIn(city, city.districts, random),
      company: null,
      demo: true,
    };
  });
  return [...readWrittenCustomers(), ...crowd];
};
