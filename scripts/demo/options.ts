import { parseArgs } from 'node:util';
import { PACES, type Pace, type PaceName } from '../../domain/pace.ts';

export const USAGE = `npm run demo -- [options]
  --orders N      how many shoppers come (20, the first time)
  --exit          end when every order has reached its end, say what came of it, and leave nothing behind
  --json FILE     with --exit: the summary as JSON as well
  --no-robots     orders wait at the floor until somebody scans
  --pace NAME     real, demo or exit: how fast time passes (demo; exit with --exit)
  --seed TEXT     other shoppers, other goods
  --history N     how many orders of the past sixty days a new world has (6000; with --exit none)
  --lan           let phones of the same network in, by HTTPS with a certificate of this machine
  --verbose       show what every process writes; it is in the data folder's log either way`;

export type DemoOptions = {
  /** Undefined: as it seems right. */
  readonly orders: number | undefined;
  readonly exit: boolean;
  readonly json: string | undefined;
  readonly robots: boolean;
  readonly pace: Pace;
  readonly seed: string;
  /** Undefined: as many as usual. */
  readonly history: number | undefined;
  readonly lan: boolean;
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
  history: { type: 'string' },
  lan: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const paceOf = (given: string | undefined, exit: boolean): Pace => {
  const name = given ?? (exit ? 'exit' : 'demo');
  if (!Object.hasOwn(PACES, name)) throw new WrongUse(`--pace is one of ${Object.keys(PACES).join(', ')}`);
  return PACES[name as PaceName];
};

type Range = { readonly min: number; readonly max: number };

const numberOf = (name: string, text: string | undefined, { min, max }: Range): number | undefined => {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new WrongUse(`--${name} is a number from ${min} to ${max}`);
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
};

const refuseNonsense = ({ exit, json, history, lan, 'no-robots': noRobots }: ReturnType<typeof parse>): void => {
  if (json !== undefined && !exit) throw new WrongUse('--json goes with --exit');
  if (exit && noRobots) throw new WrongUse('--exit needs the robots: without them no order reaches its end');
  if (exit && lan) throw new WrongUse('--lan is for visitors: with --exit there are none');
  if (exit && history !== undefined) throw new WrongUse('--exit knows nothing of the past');
};

/** `help` when that is what was asked for; throws `WrongUse` for what makes no sense. */
export const readOptions = (args: readonly string[]): DemoOptions | 'help' => {
  const given = parse(args);
  if (given.help) return 'help';
  refuseNonsense(given);
  const { exit = false, json, pace, seed = '1', lan = false, verbose = false } = given;
  return {
    orders: numberOf('orders', given.orders, { min: 1, max: 5_000 }),
    exit,
    json,
    robots: given['no-robots'] !== true,
    pace: paceOf(pace, exit),
    seed,
    history: numberOf('history', given.history, { min: 0, max: 200_000 }),
    lan,
    verbose,
  };
};
