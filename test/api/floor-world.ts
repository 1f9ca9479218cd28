import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import postgres from 'postgres';
import type { PaymentGateway } from '../../adapters/payment/port.ts';
import { createApp } from '../../api/app.ts';
import { connectDatabase, type Database } from '../../db/client.ts';
import { newId } from '../../db/queries/new-id.ts';
import { findOrder } from '../../db/queries/order.ts';
import { cancelByPerson } from '../../db/queries/order-action.ts';
import { openPickTask, requestBooking, setBooking, shipmentsOf } from '../../db/queries/shipment.ts';
import { commitReservations, holdStock } from '../../db/queries/stock.ts';
import { openTracking, setParcelLabel } from '../../db/queries/tracking.ts';
import type { NewMessage } from '../../db/queries/workflow-message.ts';
import { order, orderContact } from '../../db/schema/order.ts';
import { payment } from '../../db/schema/payment.ts';
import { shipment, shipmentLine } from '../../db/schema/shipment.ts';
import { holdersOf, issueKeys } from '../../scripts/seed/keys.ts';
import { createDatabase } from '../support/database.ts';

/** 155 g, 160 g and one that nobody asked for; all of the demo's world. */
export const TEA = { sku: 'TEA-LONGJING-100', barcode: '2000000010083' };
export const CUP = { sku: 'POTTERY-CUP-CELADON', barcode: '2000000011554' };
export const OTHER = { sku: 'TEA-PUER-100', barcode: '2000000010366' };

type Line = { readonly sku: string; readonly quantity: number };
type Part = { readonly warehouse: string; readonly lines: readonly Line[] };
export type Released = {
  readonly orderId: string;
  readonly tasks: readonly { readonly taskId: string; readonly shipmentId: string; readonly parcelId: string }[];
};

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };
export type Scan = Record<string, unknown> & { kind: string };

const CUSTOMER = { name: '林晓禾', phone: '+8619900000123', line1: '虚构路 18 号' };

const createOrders = (db: Database) => {
  const hour = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();

  /** A paid order as the workflow's release leaves it: committed stock, a task and a parcel for each shipment. */
  return async (parts: readonly Part[], change: { method?: string; shopId?: string } = {}): Promise<Released> => {
    const orderId = newId('ord');
    const method = change.method ?? 'yipay';
    await db.insert(order).values({
      id: orderId,
      shopId: change.shopId ?? 'yizhou-cn',
      reference: `R-${randomUUID().slice(0, 8)}`,
      status: 'fulfilling',
      waitingOn: 'pick',
      waitingUntil: hour(2),
      nextActor: 'picker',
      waitingFacts: { warehouse: parts[0]?.warehouse ?? '' },
      language: 'zh-CN',
      currency: 'CNY',
      paymentMethod: method,
      customerKey: 'someone',
      couponCodes: [],
    });
    await db.insert(orderContact).values({ orderId, country: 'CN', ...CUSTOMER });
    await db.insert(payment).values({
      id: newId('pay'),
      orderId,
      attempt: 1,
      method,
      currency: 'CNY',
      gatewayKey: `payment/${orderId}/1`,
      status: method === 'cardhouse' ? 'authorised' : 'captured',
      expectedMinor: 100,
      authorisedMinor: 100,
      capturedMinor: method === 'cardhouse' ? 0 : 100,
      expiresAt: hour(1),
    });
    const tasks = await db.transaction(async (tx) => {
      const made: Released['tasks'][number][] = [];
      for (const [index, part] of parts.entries()) {
        const task = { taskId: newId('pck'), shipmentId: newId('shp'), parcelId: newId('par') };
        const { shipmentId } = task;
        await tx.insert(shipment).values({
          id: shipmentId,
          orderId,
          n: index + 1,
          warehouse: part.warehouse,
          carrier: 'egret',
          status: 'released',
          captureMinor: 100,
          costMinor: 700,
          billableGrams: 1_000,
          expectedGrams: 500,
          transitHours: 30,
          silenceHours: 18,
        });
        await tx.insert(shipmentLine).values(part.lines.map((line) => ({ shipmentId, ...line })));
        await holdStock(
          tx,
          part.lines.map((line) => ({ id: newId('res'), orderId, shipmentId, warehouse: part.warehouse, ...line })),
        );
        const row = (await shipmentsOf(tx, orderId)).find(({ id }) => id === shipmentId);
        if (row) await openPickTask(tx, row, { id: task.taskId, parcelId: task.parcelId, dueAt: hour(2) });
        made.push(task);
      }
      await commitReservations(tx, orderId);
      return made;
    });
    return { orderId, tasks };
  };
};

const createFloorCalls = (app: FastifyInstance, keys: Readonly<Record<string, string>>) => {
  const call = async (
    method: 'GET' | 'POST',
    url: string,
    options: { body?: object; key?: string } = {},
  ): Promise<Answer> => {
    const response = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${keys[options.key ?? 'robot'] ?? ''}` },
      ...(options.body ? { payload: options.body } : {}),
    });
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
  };
  const scan = (taskId: string, body: Scan, key?: string): Promise<Answer> =>
    call('POST', `/v1/pick-tasks/${taskId}/scans`, {
      body: { scan_id: randomUUID(), ...body },
      ...(key ? { key } : {}),
    });
  const read = (taskId: string, key?: string): Promise<Answer> =>
    call('GET', `/v1/pick-tasks/${taskId}`, key ? { key } : {});
  return { call, scan, read };
};

type FloorTask = {
  readonly next: string;
  readonly lines: readonly { barcode: string; quantity: number; picked: number; packed: number }[];
  readonly expected_weight_grams: number;
  readonly parcel: { readonly id: string };
};

const nextScan = ({ next: kind, lines, ...task }: FloorTask): Scan => {
  if (kind === 'weigh') return { kind, weight_grams: task.expected_weight_grams };
  if (kind !== 'pick' && kind !== 'pack') return { kind, barcode: task.parcel.id };
  const line = lines.find((each) => (kind === 'pick' ? each.picked : each.packed) < each.quantity);
  return { kind, barcode: line?.barcode, quantity: line?.quantity };
};

/** The API on a database of its own with paid orders on its floor; workflow and carrier are played by the test. */
export const startFloor = async () => {
  const database = await createDatabase();
  const client = connectDatabase(database.url, { max: 8, application: 'test floor' });
  const { db } = client;
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const keys = await issueKeys(db, [
    ...holdersOf(['yizhou-cn', 'yizhou-eu']),
    { name: 'picker', kind: 'staff', role: 'picker', scopes: ['floor:write'] },
    { name: 'shop-floor', kind: 'shop', role: 'backend', shopId: 'yizhou-eu', scopes: ['floor:write'] },
  ]);
  const delivered: NewMessage[] = [];
  let isWorkflowServerAway = false;
  let booksByItself = false;
  const deliver = async (message: NewMessage): Promise<'delivered'> => {
    if (isWorkflowServerAway) throw new Error('ORCHESTRATOR_UNAVAILABLE');
    delivered.push(message);
    if (booksByItself && message.kind === 'shipment_packed') await book(String(message.payload.shipmentId));
    return 'delivered';
  };
  const gateway = (capture: string) => ({ capture }) as PaymentGateway;
  const app = await createApp({
    db,
    courier: { db, deliver, follow: (message) => message },
    verdicts: { next: () => ({ woken: Promise.resolve(false), stop: () => undefined }), close: async () => undefined },
    feed: { at: () => 0, subscribe: () => () => undefined, close: async () => undefined },
    gateways: new Map([
      ['yipay', gateway('at_once')],
      ['cardhouse', gateway('later')],
    ]),
    carriers: { names: [], get: () => undefined },
    pace: { human: 1, transport: 720 },
    demo: false,
    publicUrl: 'http://127.0.0.1',
    temporalUiUrl: 'http://127.0.0.1',
    findEvent: async () => undefined,
    findRun: async () => undefined,
    verdictWaitMs: 100,
    requestsPerMinute: 0,
    markCustomer: () => 'someone',
    isPaySignature: () => false,
    payUrl: () => '',
    customerUrl: () => '',
    orderOfToken: () => undefined,
    isWebhookUrl: () => true,
    demoStage: undefined,
    auditNow: async () => undefined,
    consoleFolder: undefined,
    isReady: async () => true,
    logger: false,
  });
  const calls = createFloorCalls(app, keys);

  /** What the workflow's booking does once a parcel is packed. */
  const book = (shipmentId: string, n = 1): Promise<string> =>
    db.transaction(async (tx) => {
      const trackingNumber = `EG${shipmentId.slice(-10)}${n}`;
      await requestBooking(tx, { shipmentId, n, carrier: 'egret' });
      await setBooking(tx, { shipmentId, n }, { status: 'booked', trackingNumber, carrierRef: 'ref' });
      await setParcelLabel(tx, shipmentId, { carrier: 'egret', trackingNumber, label: '^XA^FDTel ***0123^XZ' });
      await openTracking(tx, { trackingNumber, carrier: 'egret', shipmentId });
      return trackingNumber;
    });

  const cancel = (orderId: string) =>
    db.transaction(async (tx) => {
      await tx.execute(`SELECT 1 FROM "order" WHERE id = '${orderId}' FOR NO KEY UPDATE`);
      const row = await findOrder(tx, orderId);
      if (!row) throw new Error('no such order');
      const until = new Date(Date.now() + 600_000).toISOString();
      return cancelByPerson(tx, row, { by: 'test', reason: 'customer_request', until });
    });

  /** Every scan up to the point at which the carrier must have booked. */
  const packAndVerify = async (taskId: string): Promise<void> => {
    for (;;) {
      const { body } = await calls.read(taskId);
      if (body.next === 'wait') return;
      const scan = nextScan(body as unknown as FloorTask);
      const answer = await calls.scan(taskId, scan);
      if (answer.status !== 200) throw new Error(`${JSON.stringify(scan)}: ${JSON.stringify(answer.body)}`);
    }
  };

  return {
    ...calls,
    app,
    db,
    sql,
    keys,
    delivered,
    book,
    cancel,
    packAndVerify,
    release: createOrders(db),
    /** From now on a packed parcel is booked at once, as its workflow would. */
    bookByItself: (): void => {
      booksByItself = true;
    },
    keepWorkflowServerAway: (isAway: boolean): void => {
      isWorkflowServerAway = isAway;
    },
    close: async (): Promise<void> => {
      await app.close();
      await sql.end();
      await client.close();
      await database.drop();
    },
  };
};

export type Floor = Awaited<ReturnType<typeof startFloor>>;
