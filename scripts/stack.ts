import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { keepLan, openLan } from './lan.ts';
import { returnPort } from './local/ports.ts';
import { type PostgresPlan, preparePostgres } from './local/postgres.ts';
import { dataFolder } from './local/project.mjs';
import type { ServerCommand } from './local/server-process.ts';
import { prepareTemporal, type TemporalPlan } from './local/temporal.ts';
import { lanUrl, localUrl, productEnvironment, type StackFacts } from './stack/environment.ts';
import { readKept, stackFile, writeKept } from './stack/kept-file.ts';
import { choosePorts, type StackPorts } from './stack/ports.ts';
import { type TableChoice, toChildren } from './stack/process-table.ts';
import { keepSecrets } from './stack/secrets.ts';
import type { ChildSpec, Stage, SupervisorEvent } from './supervisor/child-spec.ts';
import { openControl } from './supervisor/control.ts';
import { openSupervisor, type Supervisor } from './supervisor/supervise.ts';

export type StackOptions = TableChoice & {
  readonly dataDir?: string;
  readonly pace?: StackFacts['pace'];
  /** Where its programs listen, instead of at the usual places. */
  readonly ports?: Partial<StackPorts>;
  /** Children run from their sources, and again at each change. */
  readonly watch?: boolean;
  readonly demo?: boolean;
  /** Phones of the same network are let in, by this machine's address there. */
  readonly lanAddress?: string;
  readonly onEvent?: (event: SupervisorEvent) => void;
};

export type StackAddresses = {
  readonly console: string;
  readonly api: string;
  readonly docs: string;
  readonly shop: string;
  /** What a phone of the same network opens, where it is let in. */
  readonly phone: { readonly shop: string; readonly console: string } | undefined;
  readonly temporalUi: string | undefined;
  readonly messages: string;
  readonly paymentGateways: string;
  readonly carriers: string;
  readonly database: string;
  readonly temporal: string;
};

export type Stack = Supervisor & {
  readonly facts: StackFacts;
  readonly env: Readonly<Record<string, string>>;
  readonly addresses: StackAddresses;
  /** What the seed wrote: API keys by the principal they belong to. */
  readonly keys: Readonly<Record<string, unknown>>;
};

type Servers = {
  readonly postgres: PostgresPlan | undefined;
  readonly temporal: TemporalPlan | undefined;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
};

type Prepared = Pick<Stack, 'facts' | 'env'> & { readonly stages: readonly Stage[] };

/** A day takes two minutes and half an hour three; `--pace real` sets both to 1. */
export const DEMO_PACE = { human: 10, transport: 720 } as const;

const prepareServers = async (dataDir: string, ports: StackPorts): Promise<Servers> => {
  const { DATABASE_URL, TEMPORAL_ADDRESS } = process.env;
  const postgres = DATABASE_URL
    ? undefined
    : await preparePostgres({ dataDir: join(dataDir, 'postgres'), port: ports.postgres });
  const temporal = TEMPORAL_ADDRESS
    ? undefined
    : await prepareTemporal({
        dbFile: join(dataDir, 'temporal', 'temporal.db'),
        port: ports.temporal,
        uiPort: ports.temporalUi,
        httpPort: ports.temporalHttp,
      });
  return {
    postgres,
    temporal,
    databaseUrl: postgres?.url ?? DATABASE_URL ?? '',
    temporalAddress: temporal?.address ?? TEMPORAL_ADDRESS ?? '',
  };
};

const serverChild = (name: string, plan: ServerCommand | undefined): ChildSpec[] => {
  if (plan === undefined) return [];
  const { command, args, env = {}, user, stopSignal, ready } = plan;
  return [{ name, command, args, env, stopSignal, ready, ...(user === undefined ? {} : { user }) }];
};

const phoneAddresses = ({ lan, ports }: StackFacts): StackAddresses['phone'] =>
  lan && { shop: lanUrl(lan.address, ports.lanShop), console: lanUrl(lan.address, ports.lanApi) };

const addressesOf = (facts: StackFacts): StackAddresses => ({
  console: phoneAddresses(facts)?.console ?? localUrl(facts.watch ? facts.ports.console : facts.ports.api),
  api: localUrl(facts.ports.api),
  docs: localUrl(facts.ports.api, '/docs'),
  shop: localUrl(facts.ports.shop),
  phone: phoneAddresses(facts),
  temporalUi: facts.temporalUiUrl,
  messages: localUrl(facts.ports.messageSink),
  paymentGateways: localUrl(facts.ports.paymentGateways),
  carriers: localUrl(facts.ports.carriers),
  database: facts.databaseUrl,
  temporal: facts.temporalAddress,
});

const fixedPorts = (): Partial<StackPorts> => (process.env.PORT ? { api: Number(process.env.PORT) } : {});

const prepareStack = async (options: StackOptions, dataDir: string): Promise<Prepared> => {
  const ports = await choosePorts(stackFile(dataDir, 'ports'), { ...options.ports, ...fixedPorts() });
  const servers = await prepareServers(dataDir, ports);
  const facts = {
    dataDir,
    ports,
    secrets: keepSecrets(stackFile(dataDir, 'secrets')),
    databaseUrl: servers.databaseUrl,
    temporalAddress: servers.temporalAddress,
    temporalUiUrl: servers.temporal?.uiAddress ?? process.env.TEMPORAL_UI_URL,
    pace: options.pace ?? DEMO_PACE,
    watch: options.watch ?? false,
    demo: options.demo ?? false,
    lan: options.lanAddress === undefined ? undefined : await keepLan(dataDir, options.lanAddress),
  };
  const env = productEnvironment(facts);
  const stages = [
    [...serverChild('postgres', servers.postgres), ...serverChild('temporal', servers.temporal)],
    { name: 'migrate', run: () => migrate(facts.databaseUrl) },
    ...toChildren(facts, env, options),
  ];
  return { facts, env, stages };
};

/** The console of a demo may look at the processes and end one; where the simulators are it learns here as well. */
const controlDemo = async (supervisor: Supervisor, { ports, secrets }: StackFacts): Promise<void> => {
  const control = await openControl({
    supervisor,
    port: ports.control,
    token: secrets.CONTROL_TOKEN,
    simulators: {
      gateways: localUrl(ports.paymentGateways),
      carriers: localUrl(ports.carriers),
      messages: localUrl(ports.messageSink),
      shoppers: localUrl(ports.shoppers),
      shop: localUrl(ports.shop),
    },
  });
  void supervisor.closed.then(control.close);
};

const openDoors = async (supervisor: Supervisor, { lan, ports }: StackFacts): Promise<void> => {
  if (lan === undefined) return;
  const close = await openLan(lan, ports);
  void supervisor.closed.then(close);
};

/** The whole product on this machine, under a supervisor, with its state in one data folder. */
export const startStack = async (options: StackOptions = {}): Promise<Stack> => {
  const dataDir = options.dataDir ?? dataFolder();
  const { onEvent } = options;
  const supervisor = await openSupervisor({ dataDir, ...(onEvent === undefined ? {} : { onEvent }) });
  try {
    const { facts, env, stages } = await prepareStack(options, dataDir);
    void supervisor.closed.then(() => Object.values(facts.ports).forEach(returnPort));
    writeKept(stackFile(dataDir, 'environment'), env);
    if (facts.demo) await controlDemo(supervisor, facts);
    await openDoors(supervisor, facts);
    await supervisor.start(stages);
    const keys = readKept(stackFile(dataDir, 'keys'));
    return Object.assign(supervisor, { facts, env, addresses: addressesOf(facts), keys });
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
};
