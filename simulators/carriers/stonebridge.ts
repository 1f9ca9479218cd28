import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../kit/call.ts';
import { decimalOf } from '../kit/money.ts';
import { rawBody, type Simulator } from '../kit/server.ts';
import { sameText } from '../kit/sign.ts';
import type { Channel } from '../kit/webhook.ts';
import type { Order, Party } from './booking.ts';
import type { Desk } from './desk.ts';
import { drawLabel } from './label.ts';
import type { Node, Refusal } from './outcome.ts';
import type { Parcel, ParcelEvent, ParcelState } from './parcel.ts';
import type { Profile } from './store.ts';
import { STONEBRIDGE_TARIFF, shanghaiTime } from './tariff.ts';

export const STONEBRIDGE: Profile = {
  name: 'stonebridge',
  prefix: 'SB',
  tariff: STONEBRIDGE_TARIFF,
  services: ['standard'],
  sendsPicture: true,
};

export const STONEBRIDGE_CODES = {
  created: '10',
  collected: '50',
  departed: '30',
  arrived: '31',
  out_for_delivery: '44',
  nobody_home: '33',
  at_locker: '125',
  delivered: '80',
  picture: '8000',
  delayed: '34',
  wrong_address: '77',
  refused: '70',
  damaged: '72',
  customs_held: '204',
  customs_released: '205',
  missing: '88',
  returning: '648',
  returned: '649',
  strange: '7777',
} as const satisfies Record<Node, string>;

const ERRORS = {
  area_not_served: 'E2001',
  address_invalid: 'E2002',
  too_heavy: 'E2003',
  service_unknown: 'E2004',
  key_closed: 'E3002',
  key_reused: 'E3004',
} as const satisfies Record<Refusal, string>;

const STATES = { booked: '1', collected: '2', voided: '9' } as const satisfies Record<ParcelState, string>;
const PRODUCTS: Readonly<Record<string, string>> = { BZ: 'standard', TK: 'express' };
const SIGNATURE_AGE_MS = 300_000;

const address = z.object({ contact: z.string(), mobile: z.string(), areaCode: z.string(), address: z.string() });

const measures = /^(\d+\.\d)\*(\d+\.\d)\*(\d+\.\d)$/;

const orderData = z.object({
  orderNo: z.string().min(1).max(100),
  custOrderNo: z.string().max(100).optional(),
  product: z.string(),
  sender: address,
  receiver: address,
  cargo: z.array(z.object({ weight: z.string().regex(/^\d+\.\d{3}$/), size: z.string().regex(measures) })).min(1),
});

const keyData = z.object({ orderNo: z.string().min(1).max(100) });
const mailData = z.object({ mailNo: z.string().min(1).max(40) });

const readParty = (party: z.output<typeof address>): Party => ({
  name: party.contact,
  phone: party.mobile,
  region: party.areaCode,
  lines: [party.address],
});

const millimetres = (size: string): [number, number, number] => {
  const [, length = '', width = '', height = ''] = measures.exec(size) ?? [];
  return [length, width, height].map((centimetres) => Math.round(Number(centimetres) * 10)) as [number, number, number];
};

const readOrder = (data: z.output<typeof orderData>): Order => ({
  key: data.orderNo,
  reference: data.custOrderNo,
  service: PRODUCTS[data.product] ?? data.product,
  from: readParty(data.sender),
  to: readParty(data.receiver),
  pieces: data.cargo.map(({ weight, size }) => {
    const [lengthMm, widthMm, heightMm] = millimetres(size);
    return { grams: Math.round(Number(weight) * 1000), lengthMm, widthMm, heightMm };
  }),
});

const done = (result: unknown): Answer => ({
  status: 200,
  body: { success: 'T', code: 'S0000', result: JSON.stringify(result) },
});

const failed = (code: string): Answer => ({ status: 200, body: { success: 'F', code, result: '' } });

const presentParcel = (parcel: Parcel): Answer =>
  done({
    orderNo: parcel.key,
    sbOrderId: parcel.ref,
    mailNo: parcel.trackingNumber,
    orderState: STATES[parcel.state],
    pickUpDay: parcel.pickUpDay,
    freight: decimalOf(parcel.priceMinor, 'CNY'),
    label: Buffer.from(drawLabel({ ...parcel, region: parcel.to })).toString('base64'),
  });

/** Their clocks know no fractions of a second and no zone. */
export const presentRoute = (event: ParcelEvent) => ({
  id: event.id,
  mailNo: event.trackingNumber,
  opCode: STONEBRIDGE_CODES[event.node],
  acceptTime: shanghaiTime(event.at),
  ...(event.place === '' ? {} : { acceptAddress: event.place }),
});

const digestOf = (data: string, timestamp: string, secret: string): string =>
  createHash('sha256').update(`${data}${timestamp}${secret}`).digest('base64');

const isFresh = (timestamp: string): boolean =>
  Math.abs(Date.now() - Date.parse(`${timestamp.replace(' ', 'T')}+08:00`)) <= SIGNATURE_AGE_MS;

/** A batch of events, form-encoded and with the same digest as requests carry. */
export const createStonebridgeChannel = (secret: string): Channel => ({
  encode: (notice) => {
    const data = JSON.stringify(notice.payload);
    const timestamp = shanghaiTime(Date.now());
    const digest = digestOf(data, timestamp, secret);
    return {
      body: new URLSearchParams({ method: 'sb.route.push', timestamp, data, digest }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
  },
  isReceived: ({ status, text }) => status === 200 && text.includes('"success":"T"'),
});

type Method = { readonly op: string; readonly key: string; readonly act: () => Answer };

const methodOf = (name: string, content: unknown, desk: Desk): Method | undefined => {
  if (name === 'sb.order.create') {
    const order = readOrder(orderData.parse(content));
    const act = (): Answer => {
      const booked = desk.book(order);
      return 'refused' in booked ? failed(ERRORS[booked.refused]) : presentParcel(booked.parcel);
    };
    return { op: 'stonebridge.book', key: order.key, act };
  }
  if (name === 'sb.route.query') {
    const { mailNo: key } = mailData.parse(content);
    const act = (): Answer => {
      const events = desk.events(key);
      return events ? done({ routes: events.map(presentRoute) }) : failed('E3001');
    };
    return { op: 'stonebridge.track', key, act };
  }
  return orderMethodOf(name, content, desk);
};

const orderMethodOf = (name: string, content: unknown, desk: Desk): Method | undefined => {
  if (name !== 'sb.order.query' && name !== 'sb.order.cancel') return undefined;
  const { orderNo: key } = keyData.parse(content);
  if (name === 'sb.order.query') {
    const act = (): Answer => {
      const parcel = desk.find(key);
      return parcel ? presentParcel(parcel) : failed('E3001');
    };
    return { op: 'stonebridge.find', key, act };
  }
  const act = (): Answer => {
    const result = desk.close(key);
    if (result === 'already_collected') return failed('E3003');
    return done({ outcome: result === 'voided' ? 'cancelled' : 'closed' });
  };
  return { op: 'stonebridge.void', key, act };
};

const readMethod = (form: URLSearchParams, desk: Desk): Method | undefined => {
  try {
    return methodOf(form.get('method') ?? '', JSON.parse(form.get('data') ?? ''), desk);
  } catch {
    return undefined;
  }
};

export const addStonebridge = (sim: Simulator, desk: Desk, secret: string): void => {
  sim.app.post('/stonebridge/gateway', (request, reply) => {
    const form = new URLSearchParams(rawBody(request));
    const [data, timestamp] = [form.get('data') ?? '', form.get('timestamp') ?? ''];
    const isSigned = sameText(form.get('digest') ?? '', digestOf(data, timestamp, secret)) && isFresh(timestamp);
    if (!isSigned) return reply.send(failed('E1001').body);
    const method = readMethod(form, desk);
    if (!method) return reply.send(failed('E1002').body);
    return sim.handle({ request, reply }, { op: method.op, key: method.key }, method.act);
  });
};
