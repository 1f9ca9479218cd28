import { setTimeout as wait } from 'node:timers/promises';
import type { NewOrder, PackhorseClient } from '../../client/client.ts';
import { insist, watchFor } from '../kit/insist.ts';
import { rollBetween } from '../kit/random.ts';
import type { Simulator } from '../kit/server.ts';
import { PAY_ACTS } from '../payment-gateways/magic.ts';
import type { Intent } from './plan.ts';
import type { Providers } from './provider.ts';
import { type Act, scenarioOf, TROUBLES } from './scenario.ts';

/** A shopper as the journal keeps it: what is intended, and how far it has come. */
export type Shopper = Intent & {
  readonly batch: string;
  readonly startAt: number;
  readonly orderId?: string;
  readonly payUrl?: string;
  /** The gateway's page, left open like a tab; empty when the link no longer led there. */
  readonly payPage?: string;
  /** Of the payment, by the shop's answer. */
  readonly placedAt?: string;
  readonly done: number;
  readonly isOver: boolean;
};

export type ShopperParts = {
  readonly sim: Simulator;
  readonly shops: (shop: string) => PackhorseClient;
  readonly providers: Providers;
  readonly formOf: (intent: Intent) => NewOrder;
  readonly paceHuman: number;
  readonly stop: AbortSignal;
};

export const SHOPPERS = 'shopper';

/** A person reads, thinks and types before each act. */
const THINKING_MS = { min: 15_000, max: 60_000 };

type Held = { readonly id: string; readonly payment: { readonly pay_url: string } };

/** Writes down how far a shopper has come. */
const createNotebook =
  ({ sim }: ShopperParts) =>
  (
    shopper: Shopper,
    what: { op: string; effect: string; detail?: Record<string, string | number | boolean> },
  ): Shopper => {
    const { reference: key, scenario, shop, orderId = '' } = shopper;
    sim.journal.write({
      op: `shopper.${what.op}`,
      key,
      effect: what.effect,
      detail: { scenario, shop, order: orderId, ...what.detail },
      put: [[SHOPPERS, key, shopper]],
    });
    return shopper;
  };

type Note = ReturnType<typeof createNotebook>;

/** The same idempotency key until there is a verdict: placing again places nothing twice. */
const placeOrder = async (shopper: Shopper, parts: ShopperParts, note: Note): Promise<Shopper> => {
  const { shop, reference } = shopper;
  const body = parts.formOf(shopper);
  const { data, error, response } = await watchFor(async () => {
    const answer = await insist(
      () => parts.shops(shop).POST('/v1/orders', { params: { header: { 'idempotency-key': reference } }, body }),
      parts.stop,
    );
    return [202, 409].includes(answer.response.status) ? undefined : answer;
  }, parts.stop);
  const { status } = response;
  if (status === 201) {
    const held = data as Held & { created_at: string; shipments: unknown[] };
    const placed = { ...shopper, orderId: held.id, payUrl: held.payment.pay_url, placedAt: held.created_at };
    return note(placed, { op: 'place', effect: 'placed', detail: { status, shipments: held.shipments.length } });
  }
  const refusal = error as { instance?: string; errors?: { code: string }[] } | undefined;
  const orderId = refusal?.instance?.split('/').at(-1) ?? '';
  const codes = (refusal?.errors ?? []).map(({ code }) => code).join(' ');
  return note({ ...shopper, orderId, isOver: true }, { op: 'place', effect: 'refused', detail: { status, codes } });
};

const isPayAct = (act: Act): act is (typeof PAY_ACTS)[number] => PAY_ACTS.some((known) => known === act);

/** What is done on the gateway's page. */
const needsPage = (act: Act): boolean =>
  isPayAct(act) || act === 'cancel_while_paying' || act === 'wait_for_late_charge';

const openPage = async (shopper: Shopper, { providers }: ShopperParts): Promise<Shopper> =>
  shopper.payPage === undefined ? { ...shopper, payPage: await providers.openPayPage(shopper.payUrl ?? '') } : shopper;

const pay = async (act: (typeof PAY_ACTS)[number], { payPage = '' }: Shopper, { providers, stop }: ShopperParts) => {
  if (payPage === '') return 'refused';
  const { status, charges } = await watchFor(() => providers.readPayPage(payPage), stop);
  // A shopper who was away in the middle of it looks before paying again.
  if (act !== 'pay_late' && charges.length > 0) return 'charged';
  if (act === 'pay' && status === 'closed') return 'refused';
  return (await watchFor(() => providers.payAct(payPage, act), stop)).outcome ?? 'refused';
};

const cancel = async ({ shop, orderId = '' }: Shopper, { shops, stop }: ShopperParts): Promise<string> => {
  const request = { params: { path: { id: orderId } }, body: {} };
  const { response } = await insist(() => shops(shop).POST('/v1/orders/{id}/cancel', request), stop);
  return response.status === 202 ? 'cancelling' : 'refused';
};

const waitForReminder = ({ phone, placedAt = '' }: Shopper, { providers, stop }: ShopperParts): Promise<string> =>
  watchFor(async () => ((await providers.countMessages(phone, placedAt)) > 0 ? 'reminded' : undefined), stop);

const waitForFloor = ({ shop, orderId = '' }: Shopper, { shops, stop }: ShopperParts): Promise<string> =>
  watchFor(async () => {
    const path = { id: orderId };
    const { data } = await insist(() => shops(shop).GET('/v1/orders/{id}', { params: { path } }), stop);
    return data && data.status !== 'awaiting_payment' ? data.status : undefined;
  }, stop);

const waitForCharge = async ({ payPage = '' }: Shopper, { providers, stop }: ShopperParts): Promise<string> =>
  payPage === ''
    ? 'refused'
    : watchFor(async () => ((await providers.readPayPage(payPage)).charges.length > 0 ? 'charged' : undefined), stop);

const doAct = async (act: Act, shopper: Shopper, parts: ShopperParts): Promise<string> => {
  if (isPayAct(act)) return pay(act, shopper, parts);
  switch (act) {
    case 'wait_for_reminder':
      return waitForReminder(shopper, parts);
    case 'wait_for_floor':
      return waitForFloor(shopper, parts);
    case 'wait_for_late_charge':
      return waitForCharge(shopper, parts);
    case 'cancel':
      return cancel(shopper, parts);
    case 'cancel_while_paying': {
      const [paid, cancelled] = await Promise.all([pay('pay', shopper, parts), cancel(shopper, parts)]);
      return cancelled === 'cancelling' ? `cancelling_${paid}` : 'refused';
    }
  }
};

/** What others are asked to do for this order alone. Rules are forgotten in a restart, so they are asked again. */
const askAround = async (shopper: Shopper, { providers }: ShopperParts): Promise<void> => {
  const { atTheFloor } = scenarioOf(shopper.scenario);
  const key = shopper.reference;
  if (atTheFloor) await providers.turnAtFloor({ ...atTheFloor, key });
  if (shopper.left === 'pick_task') await providers.turnAtFloor({ kind: 'leave', op: 'floor.task', key });
};

const askGateways = async ({ trouble, orderId }: Shopper, { providers }: ShopperParts): Promise<void> => {
  for (const rule of trouble === undefined ? [] : TROUBLES[trouble]) {
    await providers.turnAtGateways({ ...rule, key: `payment/${orderId}/*`, times: 1 });
  }
};

/** One shopper from the basket to the last act; goes on where an earlier run stopped. */
export const createVisit = (parts: ShopperParts) => {
  const { sim, paceHuman, stop } = parts;
  const note = createNotebook(parts);
  const think = (shopper: Shopper, nth: number): Promise<void> =>
    wait(rollBetween(THINKING_MS, sim.seed, 'think', shopper.reference, nth) / paceHuman, undefined, { signal: stop });

  const placeIfNew = async (shopper: Shopper): Promise<Shopper> => {
    if (shopper.orderId !== undefined) return shopper;
    const placed = await placeOrder(shopper, parts, note);
    if (!placed.isOver) await askGateways(placed, parts);
    return placed;
  };

  return async (planned: Shopper): Promise<void> => {
    await wait(Math.max(0, planned.startAt - Date.now()), undefined, { signal: stop });
    await askAround(planned, parts);
    let shopper = await placeIfNew(planned);
    const acts: readonly Act[] = shopper.left === 'payment' ? [] : scenarioOf(shopper.scenario).acts;
    while (!shopper.isOver && shopper.done < acts.length) {
      const act = acts[shopper.done] ?? 'walk_away';
      await think(shopper, shopper.done);
      if (needsPage(act)) shopper = await openPage(shopper, parts);
      const effect = await doAct(act, shopper, parts);
      shopper = note({ ...shopper, done: shopper.done + 1 }, { op: act, effect });
    }
    if (!shopper.isOver) note({ ...shopper, isOver: true }, { op: 'leave', effect: 'over' });
  };
};
