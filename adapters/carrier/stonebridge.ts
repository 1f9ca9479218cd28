import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fault } from '../../domain/faults.ts';
import { fromDecimal } from '../../domain/money.ts';
import { refuse, succeed } from '../../domain/result.ts';
import { meaningOf, type TrackingMeaning } from '../../domain/tracking/status.ts';
import { sameText } from '../constant-time.ts';
import { callHttp } from '../http.ts';
import { bookingRefused, parseAnswer, readJson, readWord, SIGNATURE_AGE_MS, unavailable } from './answer.ts';
import type {
  BookingRefusal,
  BookParcels,
  Carrier,
  CarrierAddress,
  CarrierBooking,
  CarrierEvent,
  CarrierOptions,
} from './port.ts';

export const STONEBRIDGE_WORDS: Readonly<Record<string, TrackingMeaning>> = {
  10: meaningOf('booked'),
  50: meaningOf('collected'),
  30: meaningOf('departed'),
  31: meaningOf('arrived'),
  44: { status: 'out_for_delivery' },
  33: meaningOf('nobody_home'),
  125: meaningOf('in_locker'),
  80: meaningOf('signed'),
  8000: meaningOf('signed'),
  34: meaningOf('delayed'),
  77: meaningOf('wrong_address'),
  70: meaningOf('refused'),
  72: meaningOf('damaged'),
  204: meaningOf('customs'),
  205: meaningOf('customs_cleared'),
  88: meaningOf('lost'),
  648: meaningOf('returning'),
  649: meaningOf('returned'),
  99: { status: 'expired' },
};

const REFUSALS: Readonly<Record<string, BookingRefusal>> = {
  E2001: 'area_not_served',
  E2002: 'address_invalid',
  E2003: 'too_heavy',
  E2004: 'service_unknown',
  E3002: 'key_closed',
  E3004: 'key_reused',
};

const ORDER_UNKNOWN = 'E3001';
const ALREADY_COLLECTED = 'E3003';

const WALL_CLOCK = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export const toShanghai = (ms: number): string =>
  new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** Their clocks say Shanghai time and do not say so; there has been no summer time there since 1991. */
export const fromShanghai = (text: string): string | undefined => {
  const ms = WALL_CLOCK.test(text) ? Date.parse(`${text.replace(' ', 'T')}+08:00`) : Number.NaN;
  return Number.isNaN(ms) || toShanghai(ms) !== text ? undefined : new Date(ms).toISOString();
};

const orNever = <T>(value: T | undefined, context: z.core.$RefinementCtx): T => {
  if (value !== undefined) return value;
  context.addIssue('not readable');
  return z.NEVER;
};

const instant = z.string().transform((text, context) => orNever(fromShanghai(text), context));
const yuan = z.string().transform((text, context) => orNever(fromDecimal(text, 'CNY'), context));

const envelope = z.object({ success: z.enum(['T', 'F']), code: z.string(), result: z.string() });

const orderResult = z.object({
  orderNo: z.string().min(1),
  sbOrderId: z.string().min(1),
  mailNo: z.string().min(1),
  orderState: z.enum(['1', '2', '9']),
  freight: yuan,
  label: z.base64(),
});

const cancelResult = z.object({ outcome: z.enum(['cancelled', 'closed']) });

const routeShape = z.object({
  id: z.string().min(1),
  mailNo: z.string().min(1),
  opCode: z.string().min(1),
  acceptTime: instant,
  acceptAddress: z.string().optional(),
});

const routesResult = z.object({ routes: z.array(routeShape) });
const pushData = z.object({ pushId: z.string().min(1), routes: z.array(routeShape) });

const ORDER_STATES = { 1: 'booked', 2: 'collected', 9: 'voided' } as const;

/** 1234 g is "1.234": they count in kilograms, as text. */
const kilograms = (grams: number): string => `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`;

const centimetres = (mm: number): string => `${Math.floor(mm / 10)}.${mm % 10}`;

const presentAddress = (address: CarrierAddress) => ({
  contact: address.name,
  mobile: address.phone,
  country: address.country,
  areaCode: address.region,
  address: address.lines.join(' '),
  zip: address.postcode ?? '',
});

const presentOrder = (input: BookParcels) => ({
  orderNo: input.key,
  ...(input.reference === undefined ? {} : { custOrderNo: input.reference }),
  product: input.service === 'standard' ? 'BZ' : 'TK',
  sender: presentAddress(input.from),
  receiver: presentAddress(input.to),
  cargo: input.parcels.map((parcel) => ({
    weight: kilograms(parcel.weightGrams),
    size: [parcel.lengthMm, parcel.widthMm, parcel.heightMm].map(centimetres).join('*'),
  })),
});

const readOrder = (text: string): CarrierBooking => {
  const order = parseAnswer(orderResult, text);
  return {
    key: order.orderNo,
    carrierRef: order.sbOrderId,
    trackingNumber: order.mailNo,
    status: ORDER_STATES[order.orderState],
    label: { format: 'zpl', data: Buffer.from(order.label, 'base64').toString('utf8') },
    cost: { amount: order.freight, currency: 'CNY' },
  };
};

const readRoute = (route: z.output<typeof routeShape>): CarrierEvent => ({
  id: route.id,
  trackingNumber: route.mailNo,
  ...readWord(STONEBRIDGE_WORDS, route.opCode),
  at: route.acceptTime,
  ...(route.acceptAddress === undefined ? {} : { place: route.acceptAddress }),
  word: route.opCode,
});

const digestOf = (data: string, timestamp: string, secret: string): string =>
  createHash('sha256').update(`${data}${timestamp}${secret}`).digest('base64');

type Answer = { readonly ok: boolean; readonly code: string; readonly result: string };

/** One address for everything; the HTTP status is 200 for a refusal as well. */
const createCaller = (options: CarrierOptions) => {
  const { url, secret, account = 'yizhou', now = Date.now } = options;
  return async (method: string, content: unknown): Promise<Answer> => {
    const data = JSON.stringify(content);
    const timestamp = toShanghai(now());
    const digest = digestOf(data, timestamp, secret);
    const call = {
      method: 'POST' as const,
      url: `${url}/gateway`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ method, partnerId: account, timestamp, data, digest }).toString(),
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      report: options.report,
    };
    const http = await callHttp(call, 'CARRIER_UNAVAILABLE');
    const { success, code, result } = parseAnswer(envelope, http.text);
    return { ok: success === 'T', code, result };
  };
};

type Caller = ReturnType<typeof createCaller>;

const bookAt = (call: Caller) => async (input: BookParcels) => {
  const answer = await call('sb.order.create', presentOrder(input));
  if (answer.ok) return readOrder(answer.result);
  const reason = REFUSALS[answer.code];
  throw reason === undefined ? unavailable({ code: answer.code }) : bookingRefused(reason);
};

const findAt = (call: Caller) => async (key: string) => {
  const answer = await call('sb.order.query', { orderNo: key });
  if (answer.ok) return readOrder(answer.result);
  if (answer.code === ORDER_UNKNOWN) return undefined;
  throw unavailable({ code: answer.code });
};

const voidAt = (call: Caller) => async (key: string) => {
  const answer = await call('sb.order.cancel', { orderNo: key });
  if (answer.code === ALREADY_COLLECTED) return 'collected';
  if (!answer.ok) throw unavailable({ code: answer.code });
  return parseAnswer(cancelResult, answer.result).outcome === 'cancelled' ? 'voided' : 'never_booked';
};

const trackAt = (call: Caller) => async (trackingNumber: string) => {
  const answer = await call('sb.route.query', { mailNo: trackingNumber });
  if (answer.ok) return parseAnswer(routesResult, answer.result).routes.map(readRoute);
  if (answer.code === ORDER_UNKNOWN) return [];
  throw unavailable({ code: answer.code });
};

const PUSH = 'sb.route.push';

/** Each field once and spelled one way, the unsigned one as it must be: so no byte can change unseen. */
const readPush = (raw: string): Partial<Record<'data' | 'timestamp' | 'digest', string>> => {
  const fields = new URLSearchParams(raw);
  const names = [...fields.keys()].toSorted((a, b) => a.localeCompare(b)).join(' ');
  const isPlain = names === 'data digest method timestamp' && fields.get('method') === PUSH;
  return isPlain && fields.toString() === raw ? Object.fromEntries(fields) : {};
};

const createWebhookReader =
  ({ secret, now = Date.now }: CarrierOptions): Carrier['readWebhook'] =>
  (_headers, raw) => {
    const { data = '', timestamp = '', digest = '' } = readPush(raw);
    if (!sameText(digest, digestOf(data, timestamp, secret))) return refuse(fault('SIGNATURE_INVALID'));
    const age = Math.abs(now() - Date.parse(fromShanghai(timestamp) ?? ''));
    if (!(age <= SIGNATURE_AGE_MS)) return refuse(fault('SIGNATURE_INVALID', undefined, { reason: 'too_old' }));
    const push = readJson(pushData, data);
    if (push === undefined) return refuse(fault('MALFORMED_REQUEST'));
    return succeed({ deliveryId: push.pushId, events: push.routes.map(readRoute) });
  };

/** 石桥快运 Stonebridge: one form-encoded gateway with a digest, numbers for statuses, webhooks in batches. */
export const createStonebridge = (options: CarrierOptions): Carrier => {
  const call = createCaller(options);
  return {
    name: 'stonebridge',
    hasWebhooks: true,
    words: STONEBRIDGE_WORDS,
    book: bookAt(call),
    find: findAt(call),
    void: voidAt(call),
    track: trackAt(call),
    readWebhook: createWebhookReader(options),
    webhookReply: '{"success":"T"}',
  };
};
