import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BookParcels, Carrier, CarrierEvent, CarrierOptions } from '../../../adapters/carrier/port.ts';
import { CARRIER_NAMES, type CarrierName, createCarriers } from '../../../adapters/carrier/registry.ts';
import { type Carriers, type CarriersOptions, startCarriers } from '../../../simulators/carriers/start.ts';

export const SECRETS: Readonly<Record<CarrierName, string>> = {
  egret: 'egret-secret-for-tests',
  stonebridge: 'stonebridge-secret-for-tests',
};

export type Received = {
  readonly path: string;
  readonly headers: Record<string, string | undefined>;
  readonly raw: string;
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

type Respond = (received: Received) => { status: number; body: string };

/** A small HTTP server that keeps what it was sent; also stands in for a carrier that answers nonsense. */
export const startListener = async (respond: Respond) => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((raw) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
      );
      const one = { path: request.url ?? '', headers, raw };
      received.push(one);
      const { status, body } = respond(one);
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, close };
};

export type BothCarriers = {
  readonly carriers: Carriers;
  readonly received: Received[];
  readonly of: (name: CarrierName, options?: Partial<CarrierOptions>) => Carrier;
  /** Everything that webhooks have brought so far, in the order of arrival. */
  readonly told: (name: CarrierName) => CarrierEvent[];
  readonly collect: (name: CarrierName, trackingNumber: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Both simulated carriers, a product that receives their webhooks, and the real adapters between them. */
export const startBoth = async (options: Partial<CarriersOptions> = {}): Promise<BothCarriers> => {
  const adapter: { of?: BothCarriers['of'] } = {};
  const nameOf = (path: string): CarrierName => CARRIER_NAMES.find((name) => path === `/${name}`) ?? 'egret';
  const listener = await startListener(({ path }) => ({
    status: 200,
    body: adapter.of?.(nameOf(path)).webhookReply ?? '',
  }));
  const carriers = await startCarriers({
    seed: 'carriers',
    egretSecret: SECRETS.egret,
    stonebridgeSecret: SECRETS.stonebridge,
    webhookEgret: `${listener.url}/egret`,
    webhookStonebridge: `${listener.url}/stonebridge`,
    paceTransport: 100_000_000,
    shortestJourneyMs: 40,
    stonebridgeLost: 0,
    retryDelaysMs: [5, 5],
    ...options,
  });
  const optionsOf = (name: CarrierName, own: Partial<CarrierOptions> = {}): CarrierOptions => ({
    url: `${carriers.url}/${name}`,
    secret: SECRETS[name],
    timeoutMs: 2_000,
    ...own,
  });
  const of: BothCarriers['of'] = (name, own) => {
    const registry = createCarriers({ egret: optionsOf('egret', own), stonebridge: optionsOf('stonebridge', own) });
    const carrier = registry.get(name);
    if (!carrier) throw new Error(`no such carrier: ${name}`);
    return carrier;
  };
  adapter.of = of;
  const told: BothCarriers['told'] = (name) =>
    listener.received
      .filter(({ path }) => path === `/${name}`)
      .flatMap(({ headers, raw }) => {
        const read = of(name).readWebhook(headers, raw);
        return read.ok ? read.value.events : [];
      });
  const collect: BothCarriers['collect'] = async (name, trackingNumber) => {
    const response = await fetch(`${carriers.url}/${name}/driver/collect`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tracking_number: trackingNumber }),
    });
    await response.text();
    return response.status;
  };
  const close = async (): Promise<void> => {
    await carriers.close();
    await listener.close();
  };
  return { carriers, received: listener.received, of, told, collect, close };
};

let count = 0;

export type Wish = {
  readonly phone?: string;
  readonly region?: string;
  readonly key?: string;
  readonly grams?: number;
};

/** One parcel from Jiaxing to Dalian, to a recipient whose phone decides what becomes of it. */
export const aParcel = ({
  phone = '+8619900000001',
  region = '210211',
  key,
  grams = 1_234,
}: Wish = {}): BookParcels => {
  count += 1;
  return {
    key: key ?? `booking/shp_${count}/1`,
    shipmentId: `shp_${count}`,
    service: 'standard',
    from: { name: '驿舟百货', phone: '+8619900000000', country: 'CN', region: '330411', lines: ['东升路 18 号'] },
    to: { name: '郝晓舟', phone, country: 'CN', region, lines: ['甘井子区 槐花里 9 号 302'] },
    parcels: [{ weightGrams: grams, lengthMm: 300, widthMm: 200, heightMm: 105 }],
  };
};
