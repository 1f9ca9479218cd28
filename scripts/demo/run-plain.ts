import { renderUnicodeCompact } from 'uqr';
import { dataFolder } from '../local/project.mjs';
import { type BoardRow, isAtEnd, isLeft } from './board.ts';
import { createLeftover, type Left } from './left.ts';
import { type DemoOptions, USUAL_ORDERS } from './options.ts';
import { letShoppersIn } from './read-journals.ts';
import { playTroubles } from './trouble.ts';
import { type Demo, Interrupted, openDemo, watchBoard } from './run.ts';

const LOOK_MS = 1_000;

const exampleOrder = {
  language: 'en',
  currency: 'CNY',
  payment_method: 'yipay',
  customer: { name: 'Visitor', phone: '+8619900000999' },
  shipping_address: { country: 'CN', region_code: '330106', line1: 'Invented Road 18' },
  lines: [{ sku: 'TEA-LONGJING-100', quantity: 2 }],
};

const addressLines = ({ stack, keys }: Demo): string[] => {
  const { addresses } = stack;
  const key = keys['yizhou-cn'] ?? '';
  return [
    '',
    `  Console       ${addresses.console}   continue as anybody: operations, agent, supervisor, …`,
    `  Shop          ${addresses.shop}   buy something yourself`,
    `  API           ${addresses.api}`,
    `  API docs      ${addresses.docs}`,
    `  Temporal UI   ${addresses.temporalUi ?? '(the one of your own server)'}`,
    `  Messages      ${addresses.messages}   what customers read on their phones`,
    `  Payer pages   ${addresses.paymentGateways}   the cashier of both payment gateways`,
    `  Keys and logs ${stack.facts.dataDir}/run/keys.json, ${stack.facts.dataDir}/log`,
    '',
    'Place an order of your own, as a shop:',
    '',
    `curl -s ${addresses.api}/v1/orders -H 'authorization: Bearer ${key}' \\`,
    `  -H 'content-type: application/json' -H "idempotency-key: $RANDOM$RANDOM" \\`,
    `  -d '${JSON.stringify(exampleOrder)}'`,
    '',
  ];
};

/** Phones ask once whether they trust a certificate that nobody else has signed. */
const phoneLines = ({ stack }: Demo): string[] => {
  const { phone } = stack.addresses;
  if (phone === undefined) return [];
  return [
    'On a phone in the same network, which asks once whether to trust the certificate of this machine:',
    '',
    ...renderUnicodeCompact(phone.shop, { border: 2 }).split('\n'),
    '',
    `  Shop          ${phone.shop}`,
    `  Customer      ${phone.console}/track   an order by its number and telephone`,
    `  Console       ${phone.console}`,
    '',
  ];
};

const paceLine = ({ pace }: DemoOptions): string => {
  if (pace.human === 1 && pace.transport === 1) return 'Time passes as it does.';
  const half = (30 * 60) / pace.human;
  const day = 86_400 / pace.transport;
  const told = (seconds: number): string =>
    seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
  return `Time passes faster here: half an hour of people takes ${told(half)}, a day on the road ${told(day)}.`;
};

const isUnderWay = (row: BoardRow): boolean => !isAtEnd(row) && !isLeft(row);

/** A first batch, or the one that was asked for; what was under way when the demo was stopped goes on by itself. */
const openDoors = async (demo: Demo, options: DemoOptions): Promise<void> => {
  const { stack, board, screen } = demo;
  const before = await board.read();
  const underWay = before.filter(isUnderWay).length;
  if (underWay > 0) screen.say(`${underWay} orders of before go on where they were.`, '');
  if (underWay > 0 && options.orders === undefined) return;
  const orders = options.orders ?? USUAL_ORDERS;
  await letShoppersIn(stack.facts.ports, { orders, leaves: true });
  screen.say(`${orders} shoppers come in, one by one.`, '');
};

/** The latest batch, and whatever of an earlier one has not ended. */
const ofInterest = (rows: readonly BoardRow[]): readonly BoardRow[] => {
  const latest = rows.at(-1)?.shopper.batch;
  return rows.filter((row) => row.shopper.batch === latest || !isAtEnd(row));
};

const belowOf = (left: readonly Left[], news: readonly string[]): string[] => [
  '',
  ...(left.length === 0 ? [] : ['Left for you:', ...left.map(({ what }) => `  ${what}`), '']),
  ...news,
  'Ctrl-C stops everything; orders go on where they were at the next start.',
];

const watch = async (demo: Demo): Promise<void> => {
  const { stack, board, screen, keys } = demo;
  const lookForLeft = createLeftover({ client: board.client, ports: stack.facts.ports, keys });
  await watchBoard(demo, { everyMs: LOOK_MS }, async (rows) => {
    const { left, fresh } = await lookForLeft(rows);
    for (const { what, how } of fresh) screen.say(`Left for you: ${what}`, `  ${how}`, '');
    screen.show(ofInterest(rows), belowOf(left, demo.news()));
    return false;
  });
};

/** Runs until it is stopped, and keeps its state. */
export const runPlain = async (options: DemoOptions): Promise<void> => {
  const demo = await openDemo(options, dataFolder());
  demo.screen.say(...addressLines(demo), ...phoneLines(demo), paceLine(options), '');
  try {
    await openDoors(demo, options);
    void playTroubles(demo.stack);
    await watch(demo);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    demo.screen.close();
    await demo.stack.stop();
  }
};
