import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig } from '../../config.ts';
import { freePort, returnPort } from '../../scripts/local/ports.ts';
import { productEnvironment } from '../../scripts/stack/environment.ts';
import { choosePorts, choosePortsApart, USUAL_PORTS } from '../../scripts/stack/ports.ts';
import { keepSecrets } from '../../scripts/stack/secrets.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packhorse-stack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const occupy = async (): Promise<{ port: number; free(): Promise<void> }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, free: () => new Promise((resolve) => server.close(() => resolve())) };
};

describe('ports of a stack', () => {
  test('one that is taken is passed over, and none is given twice', async () => {
    const taken = await occupy();
    const [first, second] = [await freePort(taken.port), await freePort(taken.port)];
    await taken.free();
    expect(new Set([taken.port, first, second]).size).toBe(3);
  });

  test('are the same after a restart, even when the usual ones were taken at first', async () => {
    const file = join(folder, 'run', 'ports.json');
    const taken = await occupy();
    const first = await choosePorts(file, { api: await freePort(taken.port) });
    await taken.free();
    Object.values(first).forEach(returnPort);
    expect(await choosePorts(file)).toEqual(first);
    Object.values(first).forEach(returnPort);
  });
});

test('ports of a passing run are none that another stack or the system would take', async () => {
  const [one, other] = [await choosePortsApart(4_711), await choosePortsApart(4_712)];
  const all = [...Object.values(one), ...Object.values(other)];
  expect(new Set(all).size).toBe(2 * Object.keys(USUAL_PORTS).length);
  expect(all.every((port) => port >= 12_000 && port < 32_768)).toBe(true);
  all.forEach(returnPort);
});

describe('secrets of a stack', () => {
  test('are made once, kept, and for nobody else to read', () => {
    const file = join(folder, 'run', 'secrets.json');
    const first = keepSecrets(file);
    expect(keepSecrets(file)).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
    expect(statSync(file).mode & 0o077).toBe(0);
  });
});

test('the product can be configured by what a stack gives it', async () => {
  const config = parseConfig(
    productEnvironment({
      dataDir: folder,
      ports: USUAL_PORTS,
      secrets: keepSecrets(join(folder, 'secrets.json')),
      databaseUrl: 'postgres://packhorse:secret@127.0.0.1:5433/packhorse',
      temporalAddress: '127.0.0.1:7233',
      temporalUiUrl: 'http://127.0.0.1:8233',
      pace: { human: 10, transport: 720 },
      watch: false,
      lan: undefined,
      demo: false,
    }),
  );
  expect(config).toMatchObject({ PORT: 7300, PACE_HUMAN: 10, PACE_TRANSPORT: 720, TEMPORAL_ADDRESS: '127.0.0.1:7233' });
});
