import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { gatewaysAt, SECRETS, steer } from './gateway-world.ts';

const FLAGS = [
  ['--yipay-secret', SECRETS.yipaySecret],
  ['--cardhouse-api-key', SECRETS.cardhouseApiKey],
  ['--cardhouse-webhook-secret', SECRETS.cardhouseWebhookSecret],
].flat();

describe('a simulator as a program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const run = (name: string, flags: readonly string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `simulators/${name}/main.ts`, ...flags]);
    started.push(child);
    return child;
  };
  const ready = async (child: ReturnType<typeof run>): Promise<string> => {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    expect(line).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/);
    return line.slice('ready '.length);
  };

  test('a gateway killed in the middle knows every charge when it is back', async () => {
    const flags = ['--port', '0', '--journal', join(folder, 'gateways.jsonl'), ...FLAGS];
    const first = run('payment-gateways', flags);
    const url = await ready(first);
    const payment = await gatewaysAt(url).cardhouse.create({
      key: 'payment/ord_program/1',
      amount: 5_000,
      currency: 'EUR',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      notifyUrl: '',
      returnUrl: '',
    });
    const { charges } = await steer(url).act(payment.payUrl, 'pay');
    first.kill('SIGKILL');
    await once(first, 'exit');
    const second = run('payment-gateways', flags);
    const found = await gatewaysAt(await ready(second)).cardhouse.find(payment.key);
    expect(found).toMatchObject({ status: 'paid', charges: [{ chargeId: charges[0]?.id, amount: 5_000 }] });
    second.kill('SIGTERM');
    expect(await once(second, 'exit')).toEqual([0, null]);
  });

  test('wrong flags are all named, and nothing starts', async () => {
    const child = run('message-sink', ['--port', 'seven']);
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(said.join('')).toMatch(/port[\s\S]*token/);
  });
});
