import { createHash, createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fault } from '../../domain/faults.ts';
import { CURRENCIES } from '../../domain/money.ts';
import { refuse, succeed } from '../../domain/result.ts';
import { meaningOf, type TrackingMeaning } from '../../domain/tracking/status.ts';
import { sameText } from '../constant-time.ts';
import { callHttp, type HttpAnswer } from '../http.ts';
import { bookingRefused, parseAnswer, readJson, readWord, SIGNATURE_AGE_MS, unavailable } from './answer.ts';
import {
  BOOKING_REFUSALS,
  type BookParcels,
  type Carrier,
  type CarrierAddress,
  type CarrierBooking,
  type CarrierEvent,
  type CarrierOptions,
} from './port.ts';

export const EGRET_WORDS: Readonly<Record<string, TrackingMeaning>> = {
  CREATED: meaningOf('booked'),
  PICKED_UP: meaningOf('collected'),
  DEPARTED: meaningOf('departed'),
  ARRIVED: meaningOf('arrived'),
  OUT_FOR_DELIVERY: { status: 'out_for_delivery' },
  NOBODY_HOME: meaningOf('nobody_home'),
  AT_LOCKER: meaningOf('in_locker'),
  DELIVERED: meaningOf('signed'),
  DELAYED: meaningOf('delayed'),
  ADDRESS_PROBLEM: meaningOf('wrong_address'),
  REFUSED: meaningOf('refused'),
  DAMAGED: meaningOf('damaged'),
  CUSTOMS_HELD: meaningOf('customs'),
  CUSTOMS_RELEASED: meaningOf('customs_cleared'),
  MISSING: meaningOf('lost'),
  RETURNING: meaningOf('returning'),
  RETURNED: meaningOf('returned'),
  FILE_CLOSED: { status: 'expired' },
};

const errorAnswer = z.object({ error: z.object({ code: z.string() }) });

const shipmentAnswer = z.object({
  shipment: z.object({
    id: z.string().min(1),
    client_reference: z.string().min(1),
    waybill: z.string().min(1),
    state: z.enum(['booked', 'collected', 'voided']),
    price: z.object({ minor: z.int().min(0), currency: z.enum(CURRENCIES) }),
    label: z.object({ zpl: z.string().min(1) }),
  }),
});

const voidAnswer = z.object({ result: z.enum(['voided', 'never_booked']) });

const eventShape = z.object({
  event_id: z.string().min(1),
  waybill: z.string().min(1),
  code: z.string().min(1),
  occurred_at: z.iso.datetime({ offset: true }),
  place: z.string().optional(),
});

const eventsAnswer = z.object({ events: z.array(eventShape) });

const presentAddress = (address: CarrierAddress) => ({
  name: address.name,
  phone: address.phone,
  country: address.country,
  region_code: address.region,
  lines: address.lines,
  ...(address.postcode === undefined ? {} : { postcode: address.postcode }),
});

const presentBooking = (input: BookParcels): string =>
  JSON.stringify({
    client_reference: input.key,
    ...(input.reference === undefined ? {} : { order_number: input.reference }),
    service: input.service,
    sender: presentAddress(input.from),
    recipient: presentAddress(input.to),
    pieces: input.parcels.map((parcel) => ({
      weight_g: parcel.weightGrams,
      length_mm: parcel.lengthMm,
      width_mm: parcel.widthMm,
      height_mm: parcel.heightMm,
    })),
  });

const readShipment = (text: string): CarrierBooking => {
  const { shipment } = parseAnswer(shipmentAnswer, text);
  return {
    key: shipment.client_reference,
    carrierRef: shipment.id,
    trackingNumber: shipment.waybill,
    status: shipment.state,
    label: { format: 'zpl', data: shipment.label.zpl },
    cost: { amount: shipment.price.minor, currency: shipment.price.currency },
  };
};

const readEvent = (event: z.output<typeof eventShape>): CarrierEvent => ({
  id: event.event_id,
  trackingNumber: event.waybill,
  ...readWord(EGRET_WORDS, event.code),
  at: new Date(event.occurred_at).toISOString(),
  ...(event.place === undefined ? {} : { place: event.place }),
  word: event.code,
});

/** The reason when Egret has said no in its own words; anything else says nothing of the outcome. */
const refusalOf = (answer: HttpAnswer) => {
  const code = readJson(errorAnswer, answer.text)?.error.code;
  return { code, reason: BOOKING_REFUSALS.find((refusal) => refusal === code) };
};

type Request = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string };

const createCaller = (options: CarrierOptions) => {
  const { url, secret, account = 'yizhou', now = Date.now } = options;
  return ({ method, path, body = '' }: Request): Promise<HttpAnswer> => {
    const timestamp = String(Math.floor(now() / 1000));
    const nonce = randomUUID();
    const digest = createHash('sha256').update(body).digest('hex');
    const text = [timestamp, nonce, method, path, digest].join('\n');
    const call = {
      method,
      url: `${url}${path}`,
      headers: {
        'content-type': 'application/json',
        'x-egret-account': account,
        'x-egret-timestamp': timestamp,
        'x-egret-nonce': nonce,
        'x-egret-signature': createHmac('sha256', secret).update(text).digest('hex'),
      },
      ...(method === 'GET' ? {} : { body }),
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      report: options.report,
    };
    return callHttp(call, 'CARRIER_UNAVAILABLE');
  };
};

type Caller = ReturnType<typeof createCaller>;

const bookAt = (call: Caller) => async (input: BookParcels) => {
  const answer = await call({ method: 'POST', path: '/v1/shipments', body: presentBooking(input) });
  if (answer.status < 300) return readShipment(answer.text);
  const { reason } = refusalOf(answer);
  throw reason === undefined ? unavailable({ status: answer.status }) : bookingRefused(reason);
};

const findAt = (call: Caller) => async (key: string) => {
  const path = `/v1/shipments?client_reference=${encodeURIComponent(key)}`;
  const answer = await call({ method: 'GET', path });
  if (answer.status < 300) return readShipment(answer.text);
  if (refusalOf(answer).code === 'shipment_unknown') return undefined;
  throw unavailable({ status: answer.status });
};

const voidAt = (call: Caller) => async (key: string) => {
  const body = JSON.stringify({ client_reference: key });
  const answer = await call({ method: 'POST', path: '/v1/shipments/void', body });
  if (answer.status < 300) return parseAnswer(voidAnswer, answer.text).result;
  if (refusalOf(answer).code === 'already_collected') return 'collected';
  throw unavailable({ status: answer.status });
};

const trackAt = (call: Caller) => async (trackingNumber: string) => {
  const answer = await call({ method: 'GET', path: `/v1/waybills/${encodeURIComponent(trackingNumber)}/events` });
  if (answer.status < 300) return parseAnswer(eventsAnswer, answer.text).events.map(readEvent);
  if (refusalOf(answer).code === 'waybill_unknown') return [];
  throw unavailable({ status: answer.status });
};

const createWebhookReader =
  ({ secret, now = Date.now }: CarrierOptions): Carrier['readWebhook'] =>
  (headers, raw) => {
    const timestamp = headers['x-egret-timestamp'] ?? '';
    const signature = headers['x-egret-signature'] ?? '';
    const expected = createHmac('sha256', secret).update(`webhook\n${timestamp}\n${raw}`).digest('hex');
    if (!sameText(signature, expected)) return refuse(fault('SIGNATURE_INVALID'));
    const age = Math.abs(now() - Number(timestamp) * 1000);
    if (!(age <= SIGNATURE_AGE_MS)) return refuse(fault('SIGNATURE_INVALID', undefined, { reason: 'too_old' }));
    const event = readJson(eventShape, raw);
    if (event === undefined) return refuse(fault('MALFORMED_REQUEST'));
    return succeed({ deliveryId: event.event_id, events: [readEvent(event)] });
  };

/** 鹭行速递 Egret: JSON over REST, each request signed with its time and a nonce, one prompt webhook per event. */
export const createEgret = (options: CarrierOptions): Carrier => {
  const call = createCaller(options);
  return {
    name: 'egret',
    hasWebhooks: true,
    words: EGRET_WORDS,
    book: bookAt(call),
    find: findAt(call),
    void: voidAt(call),
    track: trackAt(call),
    readWebhook: createWebhookReader(options),
    webhookReply: '{"received":true}',
  };
};
