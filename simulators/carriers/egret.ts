import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Answer } from '../kit/call.ts';
import { readJson, rawBody, type Simulator } from '../kit/server.ts';
import { hmacHex, sameText } from '../kit/sign.ts';
import type { Channel, Webhooks } from '../kit/webhook.ts';
import type { Order, Party } from './booking.ts';
import type { Desk } from './desk.ts';
import { drawLabel } from './label.ts';
import type { Node } from './outcome.ts';
import type { Parcel, ParcelEvent } from './parcel.ts';
import type { Profile } from './store.ts';
import { EGRET_TARIFF, shanghaiTime } from './tariff.ts';

export const EGRET: Profile = {
  name: 'egret',
  prefix: 'EG',
  tariff: EGRET_TARIFF,
  services: ['standard', 'express'],
  sendsPicture: false,
};

export const EGRET_CODES = {
  created: 'CREATED',
  collected: 'PICKED_UP',
  departed: 'DEPARTED',
  arrived: 'ARRIVED',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  nobody_home: 'NOBODY_HOME',
  at_locker: 'AT_LOCKER',
  delivered: 'DELIVERED',
  picture: 'DELIVERED',
  delayed: 'DELAYED',
  wrong_address: 'ADDRESS_PROBLEM',
  refused: 'REFUSED',
  damaged: 'DAMAGED',
  customs_held: 'CUSTOMS_HELD',
  customs_released: 'CUSTOMS_RELEASED',
  missing: 'MISSING',
  returning: 'RETURNING',
  returned: 'RETURNED',
  strange: 'SORTED_TWICE',
} as const satisfies Record<Node, string>;

const PATH = '/egret';
const SIGNATURE_AGE_S = 300;

const address = z.object({
  name: z.string(),
  phone: z.string(),
  country: z.string(),
  region_code: z.string(),
  lines: z.array(z.string()),
});

const shipmentBody = z.object({
  client_reference: z.string().min(1).max(100),
  order_number: z.string().max(100).optional(),
  service: z.string(),
  sender: address,
  recipient: address,
  pieces: z
    .array(
      z.object({
        weight_g: z.int().positive(),
        length_mm: z.int().positive(),
        width_mm: z.int().positive(),
        height_mm: z.int().positive(),
      }),
    )
    .min(1),
});

const referenceBody = z.object({ client_reference: z.string().min(1).max(100) });

const readParty = (party: z.output<typeof address>): Party => ({
  name: party.name,
  phone: party.phone,
  region: party.region_code,
  lines: party.lines,
});

const readOrder = (body: z.output<typeof shipmentBody>): Order => ({
  key: body.client_reference,
  reference: body.order_number,
  service: body.service,
  from: readParty(body.sender),
  to: readParty(body.recipient),
  pieces: body.pieces.map((piece) => ({
    grams: piece.weight_g,
    lengthMm: piece.length_mm,
    widthMm: piece.width_mm,
    heightMm: piece.height_mm,
  })),
});

const presentParcel = (parcel: Parcel) => ({
  shipment: {
    id: parcel.ref,
    client_reference: parcel.key,
    waybill: parcel.trackingNumber,
    state: parcel.state,
    pick_up_day: parcel.pickUpDay,
    price: { minor: parcel.priceMinor, currency: 'CNY' },
    label: { zpl: drawLabel({ ...parcel, region: parcel.to }) },
  },
});

const presentEvent = (event: ParcelEvent) => ({
  event_id: event.id,
  waybill: event.trackingNumber,
  code: EGRET_CODES[event.node],
  occurred_at: `${shanghaiTime(event.at).replace(' ', 'T')}.${String(event.at % 1000).padStart(3, '0')}+08:00`,
  ...(event.place === '' ? {} : { place: event.place }),
});

const failed = (status: number, code: string): Answer => ({ status, body: { error: { code } } });

/** Each request is signed with its second and a nonce, and no nonce is taken twice. */
const createGuard = (secret: string) => {
  const nonces = new Map<string, number>();
  const forgetOld = (second: number): void => {
    for (const [nonce, seen] of nonces) {
      if (seen >= second - 2 * SIGNATURE_AGE_S) return;
      nonces.delete(nonce);
    }
  };
  const header = (request: FastifyRequest, name: string): string => request.headers[name]?.toString() ?? '';
  return (request: FastifyRequest): boolean => {
    const timestamp = header(request, 'x-egret-timestamp');
    const nonce = header(request, 'x-egret-nonce');
    const second = Math.floor(Date.now() / 1000);
    const digest = createHash('sha256').update(rawBody(request)).digest('hex');
    const text = [timestamp, nonce, request.method, request.url.slice(PATH.length), digest].join('\n');
    if (!sameText(header(request, 'x-egret-signature'), hmacHex(secret, text))) return false;
    if (!(Math.abs(second - Number(timestamp)) <= SIGNATURE_AGE_S) || nonces.has(nonce)) return false;
    forgetOld(second);
    nonces.set(nonce, second);
    return true;
  };
};

/** One request per webhook, signed with the second of the try. */
export const createEgretChannel = (secret: string): Channel => ({
  encode: (notice) => {
    const body = JSON.stringify(notice.payload);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = hmacHex(secret, `webhook\n${timestamp}\n${body}`);
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'x-egret-timestamp': timestamp,
        'x-egret-signature': signature,
      },
    };
  },
  isReceived: ({ status }) => status >= 200 && status < 300,
});

/** Tells at once, one event at a time. */
export const createEgretTeller =
  (webhooks: Webhooks, url: string | undefined) =>
  (events: readonly ParcelEvent[]): void => {
    for (const event of url === undefined ? [] : events) {
      webhooks.send({
        id: event.id,
        channel: 'egret',
        op: 'egret.webhook',
        key: event.trackingNumber,
        url: url ?? '',
        payload: presentEvent(event),
      });
    }
  };

export const addEgret = (sim: Simulator, desk: Desk, secret: string): void => {
  const isSigned = createGuard(secret);
  const { app } = sim;
  const signed = {
    preHandler: async (request: FastifyRequest, reply: FastifyReply) => {
      if (isSigned(request)) return;
      return reply.code(401).send({ error: { code: 'signature_invalid' } });
    },
  };
  app.post(`${PATH}/v1/shipments`, signed, (request, reply) => {
    const order = readOrder(readJson(request, shipmentBody));
    return sim.handle({ request, reply }, { op: 'egret.book', key: order.key }, () => {
      const booked = desk.book(order);
      return 'refused' in booked ? failed(422, booked.refused) : { status: 201, body: presentParcel(booked.parcel) };
    });
  });
  app.get(`${PATH}/v1/shipments`, signed, (request, reply) => {
    const { client_reference: key } = readJson(request, referenceBody);
    return sim.handle({ request, reply }, { op: 'egret.find', key }, () => {
      const parcel = desk.find(key);
      return parcel ? { status: 200, body: presentParcel(parcel) } : failed(404, 'shipment_unknown');
    });
  });
  app.post(`${PATH}/v1/shipments/void`, signed, (request, reply) => {
    const { client_reference: key } = readJson(request, referenceBody);
    return sim.handle({ request, reply }, { op: 'egret.void', key }, () => {
      const result = desk.close(key);
      return result === 'already_collected' ? failed(409, result) : { status: 200, body: { result } };
    });
  });
  app.get<{ Params: { waybill: string } }>(`${PATH}/v1/waybills/:waybill/events`, signed, (request, reply) => {
    const { waybill: key } = request.params;
    return sim.handle({ request, reply }, { op: 'egret.track', key }, () => {
      const events = desk.events(key);
      return events ? { status: 200, body: { events: events.map(presentEvent) } } : failed(404, 'waybill_unknown');
    });
  });
};
