import type { components } from '../../../../client/client.ts';
import type { Language } from '../../../i18n/language.ts';

type Schemas = components['schemas'];
export type Quote = Schemas['Quote'];
type NewQuote = Schemas['NewQuote'];
type NewOrder = Schemas['NewOrder'];

export type FormLine = { readonly sku: string; readonly quantity: number };

/** What an agent has typed so far; kept as a draft. */
export type Form = {
  /** Of this one act: sent again with each retry, so that no order is placed twice. */
  readonly key: string;
  readonly shop: string;
  readonly language: Language;
  readonly name: string;
  readonly phone: string;
  readonly country: string;
  /** From the province down; the last is the smallest there is. */
  readonly regions: readonly string[];
  readonly city: string;
  readonly postcode: string;
  readonly line1: string;
  readonly lines: readonly FormLine[];
  readonly coupons: string;
  readonly method: string;
};

export const emptyForm = (shop: string, language: Language): Form => ({
  key: '',
  shop,
  language,
  name: '',
  phone: '',
  country: 'CN',
  regions: [],
  city: '',
  postcode: '',
  line1: '',
  lines: [],
  coupons: '',
  method: '',
});

/** As agents type numbers: without spaces, and with China's code where there is none. */
export const phoneOf = (typed: string): string => {
  const digits = typed.replace(/[^\d+]/g, '');
  return digits.startsWith('+') || digits === '' ? digits : `+86${digits}`;
};

const isPhone = (phone: string): boolean => /^\+[1-9]\d{6,14}$/.test(phone);

const couponsOf = ({ coupons }: Form): string[] => coupons.split(/[\s,，]+/).filter((code) => code !== '');

const filled = <Name extends string>(name: Name, value: string): { [key in Name]?: string } =>
  (value.trim() === '' ? {} : { [name]: value.trim() }) as { [key in Name]?: string };

const addressOf = ({ country, regions, city, postcode, line1 }: Form) => ({
  country,
  ...filled('region_code', regions.at(-1) ?? ''),
  ...filled('city', city),
  ...filled('postcode', postcode),
  ...filled('line1', line1),
});

/** What can be asked already; nothing before there are goods. */
export const questionOf = (form: Form, currency: string): NewQuote | undefined => {
  if (form.shop === '' || form.lines.length === 0) return undefined;
  const phone = phoneOf(form.phone);
  const isPlaced = form.country !== 'CN' || form.regions.length > 0;
  return {
    shop_id: form.shop,
    currency: currency as NewQuote['currency'],
    lines: form.lines.map((line) => ({ ...line })),
    coupon_codes: couponsOf(form),
    ...(form.method === '' ? {} : { payment_method: form.method }),
    ...(isPhone(phone) ? { customer: { phone } } : {}),
    ...(isPlaced ? { shipping_address: addressOf(form) } : {}),
  };
};

export const orderOf = (form: Form, currency: string): NewOrder => ({
  language: form.language,
  currency: currency as NewOrder['currency'],
  payment_method: form.method,
  customer: { name: form.name.trim(), phone: phoneOf(form.phone) },
  shipping_address: { ...addressOf(form), line1: form.line1.trim() },
  lines: form.lines.map((line) => ({ ...line })),
  coupon_codes: couponsOf(form),
  metadata: { channel: 'telephone' },
});

/** What is still to be asked of the caller before the order can be placed. */
export const missingOf = (form: Form): readonly ('name' | 'phone' | 'region' | 'street' | 'goods' | 'method')[] => [
  ...(form.lines.length === 0 ? (['goods'] as const) : []),
  ...(form.name.trim() === '' ? (['name'] as const) : []),
  ...(isPhone(phoneOf(form.phone)) ? [] : (['phone'] as const)),
  ...(form.country === 'CN' && form.regions.length === 0 ? (['region'] as const) : []),
  ...(form.line1.trim() === '' ? (['street'] as const) : []),
  ...(form.method === '' ? (['method'] as const) : []),
];
