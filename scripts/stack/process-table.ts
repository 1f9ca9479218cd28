import { join } from 'node:path';
import type { ChildSpec, Readiness } from '../supervisor/child-spec.ts';
import { carrierWebhook, localUrl, type StackFacts } from './environment.ts';
import { stackFile } from './kept-file.ts';
import { program, programExists } from './program.ts';

/** One program of the stack. Who is not built (yet) is left out. */
type Entry = {
  readonly name: string;
  readonly path: string;
  readonly flags?: Readonly<Record<string, string | number>>;
  readonly ready?: Readiness;
  readonly once?: boolean;
  readonly expendable?: boolean;
  /** Runs only from its source, while somebody works on it. */
  readonly watchOnly?: boolean;
  /** Runs only when it is asked for. */
  readonly optional?: boolean;
};

export type TableChoice = {
  /** The optional programs that are wanted, by name. */
  readonly include?: readonly string[];
  /** More arguments for a program, by its name. */
  readonly arguments?: Readonly<Record<string, readonly string[]>>;
};

const READY_LINE = /^ready /;
const READY_RECORD = /"msg":"ready"/;

/** A worker says in its log that it is ready, unless its log is too quiet for that. */
const worker = (name: string): Entry => {
  const isQuiet = ['warn', 'error', 'fatal', 'silent'].includes(process.env.LOG_LEVEL ?? 'info');
  return {
    name: `worker-${name}`,
    path: `workers/${name}`,
    expendable: true,
    ...(isQuiet ? {} : { ready: READY_RECORD }),
  };
};

const simulator = (facts: StackFacts, name: string, port: number): Record<string, string | number> => ({
  port,
  journal: join(facts.dataDir, 'journal', `${name}.jsonl`),
});

const paymentGateways = (facts: StackFacts): Entry => ({
  name: 'payment-gateways',
  path: 'simulators/payment-gateways/main',
  ready: READY_LINE,
  flags: {
    ...simulator(facts, 'payment-gateways', facts.ports.paymentGateways),
    'yipay-secret': facts.secrets.YIPAY_SECRET,
    'cardhouse-api-key': facts.secrets.CARDHOUSE_API_KEY,
    'cardhouse-webhook-secret': facts.secrets.CARDHOUSE_WEBHOOK_SECRET,
  },
});

const carriers = (facts: StackFacts): Entry => ({
  name: 'carriers',
  path: 'simulators/carriers/main',
  ready: READY_LINE,
  flags: {
    ...simulator(facts, 'carriers', facts.ports.carriers),
    'egret-secret': facts.secrets.EGRET_SECRET,
    'stonebridge-secret': facts.secrets.STONEBRIDGE_SECRET,
    'webhook-egret': carrierWebhook(facts.ports, 'egret'),
    'webhook-stonebridge': carrierWebhook(facts.ports, 'stonebridge'),
    'pace-transport': facts.pace.transport,
  },
});

const messageSink = (facts: StackFacts): Entry => ({
  name: 'message-sink',
  path: 'simulators/message-sink/main',
  ready: READY_LINE,
  flags: { ...simulator(facts, 'message-sink', facts.ports.messageSink), token: facts.secrets.NOTIFIER_TOKEN },
});

/** People and machines of the demo, who know nothing but the public API and their keys. */
const visitor = (facts: StackFacts, name: string, port: number): Entry => ({
  name,
  path: `simulators/${name}/main`,
  optional: true,
  ready: READY_LINE,
  flags: {
    ...simulator(facts, name, port),
    'api-url': localUrl(facts.ports.api),
    keys: stackFile(facts.dataDir, 'keys'),
    'pace-human': facts.pace.human,
  },
});

/** Robots also send the carriers' driver for what they have handed over. */
const floorRobots = (facts: StackFacts): Entry => {
  const entry = visitor(facts, 'floor-robots', facts.ports.floorRobots);
  const more = { 'collect-url': localUrl(facts.ports.carriers), 'pace-transport': facts.pace.transport };
  return { ...entry, flags: { ...entry.flags, ...more } };
};

/** Shoppers pay at the gateways, look at their phones, and may ask the robots for a mishap. */
const shoppers = (facts: StackFacts, { include = [] }: TableChoice): Entry => {
  const entry = visitor(facts, 'shoppers', facts.ports.shoppers);
  const more = {
    'gateways-url': localUrl(facts.ports.paymentGateways),
    'messages-url': localUrl(facts.ports.messageSink),
    ...(include.includes('floor-robots') ? { 'robots-url': localUrl(facts.ports.floorRobots) } : {}),
  };
  return { ...entry, flags: { ...entry.flags, ...more } };
};

/** The console with instant reload. Otherwise the api serves what was built. */
const consoleSources = (facts: StackFacts): Entry => ({
  name: 'console',
  path: 'scripts/console',
  ready: READY_LINE,
  watchOnly: true,
  flags: { port: facts.ports.console, 'api-url': localUrl(facts.ports.api) },
});

/** The order of the stack, after the servers: what stands in one row starts at the same time. */
const processTable = (facts: StackFacts, choice: TableChoice): readonly (readonly Entry[])[] => [
  [{ name: 'seed', path: 'scripts/seed', once: true }],
  [paymentGateways(facts), carriers(facts), messageSink(facts)],
  [
    worker('order'),
    worker('relay'),
    worker('jobs'),
    { name: 'api', path: 'api/server', ready: localUrl(facts.ports.api, '/health/live') },
  ],
  [
    consoleSources(facts),
    floorRobots(facts),
    visitor(facts, 'agents', facts.ports.agents),
    shoppers(facts, choice),
    visitor(facts, 'shop', facts.ports.shop),
  ],
];

const toArguments = (flags: Entry['flags'] = {}): string[] =>
  Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);

const toChild = (entry: Entry, facts: StackFacts, extra: readonly string[] = []): ChildSpec => {
  const { path, flags, optional: _, watchOnly: _source, ...spec } = entry;
  const watch = facts.watch && entry.once !== true;
  return { ...spec, ...program(path, { args: [...toArguments(flags), ...extra], watch }) };
};

/** The table as children of a supervisor; each gets the product's environment. */
export const toChildren = (
  facts: StackFacts,
  env: Readonly<Record<string, string>>,
  choice: TableChoice = {},
): ChildSpec[][] => {
  const isWanted = ({ name, path, optional, watchOnly }: Entry): boolean =>
    programExists(path, facts.watch) &&
    (!watchOnly || facts.watch) &&
    (!optional || (choice.include ?? []).includes(name));
  return processTable(facts, choice).map((row) =>
    row.filter(isWanted).map((entry) => ({ ...toChild(entry, facts, choice.arguments?.[entry.name]), env })),
  );
};
