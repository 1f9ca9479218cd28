import { parseArgs } from 'node:util';
import { PACES, type Pace, type PaceName } from '../../domain/pace.ts';

export const USAGE = `npm run demo -- [options]
  --orders N      how many shoppers come (20, the first time)
  --exit          end when every order has reached its end, say what came of it, and leave nothing behind
  --json FILE     with --exit: the summary as JSON as well
  --no-robots     orders wait at the floor until somebody scans
  --pace NAME     real, demo or exit: how fast time passes (demo; exit with --exit)
  --seed TEXT     other shoppers, other goods
  --verbose       show what every process writes; it is in the data folder's log either way`;

export type DemoOptions = {
  /** Undefined: as it seems right. */
  readonly orders: number | undefined;
  readonly exit: boolean;
  readonly json: string | undefined;
  readonly robots: boolean;
  readonly pace: Pace;
  readonly seed: string;
  readonly verbose: boolean;
};

export const USUAL_ORDERS = 20;

export class WrongUse extends Error {}

const FLAGS = {
  orders: { type: 'string' },
  exit: { type: 'boolean' },
  json: { type: 'string' },
  'no-robots': { type: 'boolean' },
  pace: { type: 'string' },
  seed: { type: 'string' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const paceOf = (given: string | undefined, exit: boolean): Pace => {
  const name = given ?? (exit ? 'exit' : 'demo');
  if (!Object.hasOwn(PACES, name)) throw new WrongUse(`--pace is one of ${Object.keys(PACES).join(', ')}`);
  return PACES[name as PaceName];
};

const ordersOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const orders = Number(text);
  if (Number.isInteger(orders) && orders >= 1 && orders <= 5_000) return orders;
  throw new WrongUse('--orders is a number from 1 to 5000');
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
};

/** `help` when that is what was asked for; throws `WrongUse` for what makes no sense. */
export const readOptions = (args: readonly string[]): DemoOptions | 'help' => {
  const { help, exit = false, json, pace, orders, seed = '1', verbose = false, ...flags } = parse(args);
  if (help) return 'help';
  const robots = flags['no-robots'] !== true;
  if (json !== undefined && !exit) throw new WrongUse('--json goes with --exit');
  if (exit && !robots) throw new WrongUse('--exit needs the robots: without them no order reaches its end');
  return { orders: ordersOf(orders), exit, json, robots, pace: paceOf(pace, exit), seed, verbose };
};
