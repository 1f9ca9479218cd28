import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freePort } from '../../scripts/local/ports.ts';
import { startTemporal, type TemporalServer } from '../../scripts/local/temporal.ts';
import { type Facts, factsOf } from '../support/chaos-facts.ts';
import { type Stack, startStack } from '../support/chaos-lane.ts';
import { compilePrograms, type Programs } from '../support/chaos-program.ts';
import { plainStory, STORIES, type Story } from '../support/chaos-story.ts';
import { startVictim, type Victim } from '../support/chaos-victim.ts';
import { brokenInvariants } from '../support/invariants.ts';

const CUTS = 20;
/** After these cuts the workflow server is killed and started again, after that one the database is away for a while. */
const RESTART_AFTER = [5, 13];
const AWAY_AFTER = 9;
const AWAY_MS = 6_000;

const KINDS = { wallet: plainStory, card: STORIES.card, cancelled: STORIES['wallet, cancelled'] } as const;
type Kind = keyof typeof KINDS;
const ORDERS: readonly Kind[] = [
  ...(['wallet', 'card', 'cancelled', 'wallet', 'card'] as const),
  ...(['wallet', 'cancelled', 'card', 'wallet', 'card'] as const),
];

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const between = (min: number, max: number): number => min + Math.random() * (max - min);

describe('servers that go away while ten orders are under way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-outage-'));
  const victims: Record<string, Victim> = {};
  let programs: Programs;
  let temporal: TemporalServer;
  let stack: Stack;
  let admin: postgres.Sql;
  let ports: { readonly port: number; readonly httpPort: number };

  const openTemporal = (): Promise<TemporalServer> =>
    startTemporal({ ...ports, headless: true, dbFile: join(folder, 'temporal.db') });

  beforeAll(async () => {
    ports = { port: await freePort(), httpPort: await freePort() };
    [programs, temporal] = await Promise.all([compilePrograms(), openTemporal()]);
    admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
    stack = await startStack({
      withWorker: false,
      outside: ['api', 'relay', 'jobs'],
      temporalAddress: temporal.address,
    });
    for (const name of ['api', 'worker', 'relay', 'jobs'] as const)
      victims[name] = startVictim({ program: programs.path(`product ${name}`), config: stack.world.config });
  });
  afterAll(async () => {
    await Promise.all(Object.values(victims).map((victim) => victim.stop()));
    await stack.world.close();
    await Promise.all([admin.end(), temporal.stop()]);
    programs.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const databaseName = (): string => new URL(stack.world.config.DATABASE_URL).pathname.slice(1);

  /** All connections of the product; the test's own stay, so that it can go on looking. */
  const cut = async (): Promise<number> => {
    const rows = await admin`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = ${databaseName()} AND application_name <> 'postgres.js' AND backend_type = 'client backend'`;
    return rows.length;
  };

  const goAway = async (): Promise<void> => {
    await admin.unsafe(`ALTER DATABASE ${databaseName()} WITH ALLOW_CONNECTIONS false`);
    await cut();
    await later(AWAY_MS);
    await admin.unsafe(`ALTER DATABASE ${databaseName()} WITH ALLOW_CONNECTIONS true`);
  };

  const restartTemporal = async (): Promise<void> => {
    process.kill(temporal.pid, 'SIGKILL');
    await temporal.stop();
    temporal = await openTemporal();
  };

  const makeTrouble = async (): Promise<number> => {
    let connections = 0;
    for (let n = 1; n <= CUTS; n += 1) {
      await later(between(200, 900));
      connections += await cut();
      if (RESTART_AFTER.includes(n)) await restartTemporal();
      if (n === AWAY_AFTER) await goAway();
    }
    return connections;
  };

  /** A request that got no answer is made again, and what operations did is noted each time. */
  const outcomeOf = ({ actions: _, ...facts }: Facts) => facts;

  const tell = async (story: Story) => outcomeOf(await factsOf(stack.world, await story(stack)));

  test('leave every order ended as if they had stayed, and every invariant standing', async () => {
    const names = Object.keys(KINDS) as Kind[];
    const calm = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await tell(KINDS[name])] as const)),
    );
    const trouble = makeTrouble();
    const lives = ORDERS.map(async (kind, n) => {
      await later(n * 900);
      return [kind, await tell(KINDS[kind])] as const;
    });
    const ended = await Promise.all(lives);
    expect(await trouble).toBeGreaterThan(CUTS);
    for (const [kind, facts] of ended) expect(facts, kind).toEqual(calm[kind]);
    expect(await brokenInvariants(stack.world.sql)).toEqual({});
    for (const name of ['api', 'worker', 'relay']) expect(victims[name]?.crashes(), name).toEqual([]);
  });
});
