import { setTimeout as wait } from 'node:timers/promises';
import { lanAddress } from '../lan/address.ts';
import { choosePortsApart } from '../stack/ports.ts';
import { type Stack, startStack } from '../stack.ts';
import { describeEvent, type SupervisorEvent } from '../supervisor/child-spec.ts';
import { type Board, type BoardRow, createBoard } from './board.ts';
import type { DemoOptions } from './options.ts';
import { createScreen, type Screen } from './screen.ts';

export type Demo = {
  readonly stack: Stack;
  readonly board: Board;
  readonly screen: Screen;
  readonly keys: Keys;
  /** What the supervisor said of late: deaths and restarts, to stand under the table. */
  readonly news: () => readonly string[];
};
export type Keys = Readonly<Record<string, string>>;

/** Ended from outside, by Ctrl-C or a signal. */
export class Interrupted extends Error {}

/** Long after the closing, so that even a machine with much else to do has let the order expire by then. */
const LATE_MS = '6000';

/** What the demo's people and machines are told beside the usual. */
const argumentsOf = ({ seed, exit, history }: DemoOptions): Record<string, readonly string[]> => ({
  // What an exit run is judged by are its journals, and these know nothing of the past.
  seed: exit ? ['--history', '0'] : history === undefined ? [] : ['--history', String(history)],
  shoppers: ['--seed', seed],
  'floor-robots': ['--seed', seed],
  agents: ['--seed', seed, ...(exit ? [] : ['--leave', 'lost,approval'])],
  carriers: ['--seed', seed],
  'payment-gateways': ['--seed', seed, ...(exit ? ['--late-ms', LATE_MS] : [])],
});

/** The first start of each is none. */
const isNews = (event: SupervisorEvent): boolean => event.kind !== 'output' && (event.kind !== 'ready' || event.again);

const NEWS_KEPT = 3;
const NEWS_MS = 60_000;

/** While everything is being stopped the table stays as it is, and what is said goes under it. */
const createTeller = (screen: Screen, verbose: boolean) => {
  let said: { readonly at: number; readonly line: string }[] = [];
  const tell = (event: SupervisorEvent): void => {
    if (event.kind === 'stopping') screen.close();
    const line = event.kind === 'output' && verbose ? `[${event.name}] ${event.line}` : describeEvent(event);
    if (line === undefined) return;
    screen.say(line);
    if (isNews(event)) said = [...said, { at: Date.now(), line }].slice(-NEWS_KEPT);
  };
  const news = (): string[] => said.filter(({ at }) => Date.now() - at < NEWS_MS).map(({ line }) => line);
  return { tell, news };
};

const doorOf = ({ lan }: DemoOptions): { readonly lanAddress?: string } => {
  if (!lan) return {};
  const address = lanAddress();
  if (address === undefined)
    throw new Error('--lan finds no network: join the one that the phone is in, or leave it out');
  return { lanAddress: address };
};

/** The whole stack with its simulated people, and somewhere to show it. */
export const openDemo = async (options: DemoOptions, dataDir: string): Promise<Demo> => {
  const phones = doorOf(options);
  const screen = createScreen();
  const { tell, news } = createTeller(screen, options.verbose);
  const stack = await startStack({
    dataDir,
    pace: options.pace,
    demo: true,
    ...phones,
    ...(options.exit ? { ports: await choosePortsApart() } : {}),
    include: ['agents', 'shoppers', ...(options.robots ? ['floor-robots'] : []), ...(options.exit ? [] : ['shop'])],
    arguments: argumentsOf(options),
    onEvent: tell,
  });
  const keys = stack.keys as Keys;
  return { stack, screen, keys, news, board: createBoard(stack.addresses.api, keys.ops ?? '', stack.facts.ports) };
};

type Watch = { readonly everyMs: number; readonly untilMs?: number };

/** Shows the board until `isOver` says so. An API that is being restarted is asked again. */
export const watchBoard = async (
  { stack, board }: Demo,
  { everyMs, untilMs = Number.POSITIVE_INFINITY }: Watch,
  look: (rows: readonly BoardRow[]) => Promise<boolean>,
): Promise<'over' | 'too_late'> => {
  const closing = new AbortController();
  void stack.closed.then(() => closing.abort());
  while (Date.now() < untilMs) {
    const rows = await board.read().catch(() => undefined);
    if (rows && (await look(rows).catch(() => false))) return 'over';
    await wait(everyMs, undefined, { signal: closing.signal }).catch(() => undefined);
    if (closing.signal.aborted) throw new Interrupted();
  }
  return 'too_late';
};
