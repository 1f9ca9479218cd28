import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createFaults } from '../../simulators/kit/faults.ts';
import { startMessageSink } from '../../simulators/message-sink/start.ts';
import type { Running } from '../../simulators/kit/server.ts';
import { steer } from './gateway-world.ts';

const TOKEN = 'message-token-for-tests';
const victims: ChildProcess[] = [];

/** A process that lives until someone ends it. */
const startVictim = async (): Promise<{ pid: number; ended: Promise<unknown[]> }> => {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)']);
  victims.push(child);
  await once(child.stdout, 'data');
  return { pid: child.pid ?? 0, ended: once(child, 'exit') };
};

describe('fault knobs', () => {
  let sink: Running;
  let knobs: ReturnType<typeof steer>;
  let count = 0;
  const aMessage = () => {
    const to = '+86 199 0000 0001';
    return { key: `ntf_${(count += 1)}`, channel: 'sms', to, language: 'en', text: 'Hello' };
  };
  const send = (message: object, headers: Record<string, string> = {}, timeoutMs = 5_000): Promise<Response> =>
    fetch(`${sink.url}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(timeoutMs),
    });
  const effects = async (key: string) => (await knobs.journal({ key })).map((entry) => entry.effect);

  beforeAll(async () => {
    sink = await startMessageSink({ token: TOKEN, allowKill: true });
    knobs = steer(sink.url);
  });
  afterAll(async () => {
    for (const victim of victims) victim.kill('SIGKILL');
    await sink.close();
  });

  test('the caller is killed before its call takes effect', async () => {
    const victim = await startVictim();
    const message = aMessage();
    await knobs.addFault({ kind: 'kill', when: 'before', pid: victim.pid, key: message.key, times: 1 });
    await expect(send(message)).rejects.toThrow();
    expect(await victim.ended).toEqual([null, 'SIGKILL']);
    expect(await effects(message.key)).toEqual(['lost']);
    expect((await send(message)).status).toBe(200);
  });

  test('the caller is killed after its call took effect, with the journal written', async () => {
    const victim = await startVictim();
    const message = aMessage();
    await knobs.addFault({ kind: 'kill', pid: victim.pid, key: message.key, times: 1 });
    await expect(send(message)).rejects.toThrow();
    expect(await victim.ended).toEqual([null, 'SIGKILL']);
    await send(message);
    expect(await effects(message.key)).toEqual(['delivered', 'answer_lost', 'replayed']);
  });

  test('a simulator that was not allowed to kill refuses the knob', async () => {
    const meek = await startMessageSink({ token: TOKEN });
    expect((await steer(meek.url).addFault({ kind: 'kill', pid: 99_999_999 })).status).toBe(400);
    await meek.close();
  });

  test('a header turns a knob for one call only', async () => {
    const message = aMessage();
    await expect(send(message, { 'x-sim-fault': 'act_then_timeout;delayMs=20' })).rejects.toThrow();
    expect((await send(message, { 'x-sim-fault': 'http_500' })).status).toBe(500);
    expect((await send(message)).status).toBe(200);
    expect(await effects(message.key)).toEqual(['delivered', 'answer_lost', 'lost', 'replayed']);
  });

  test('a slow call is answered late, a hanging one not at all', async () => {
    const message = aMessage();
    const before = Date.now();
    await send(message, { 'x-sim-fault': 'slow;delayMs=120' });
    expect(Date.now() - before).toBeGreaterThanOrEqual(118);
    await expect(send(aMessage(), { 'x-sim-fault': 'hang' }, 100)).rejects.toThrow(/timeout/i);
  });

  test('rules are listed with their count and can be taken away', async () => {
    await knobs.addFault({ kind: 'http_500', op: 'message.send', key: 'counted', times: 2 });
    const message = { ...aMessage(), key: 'counted' };
    const statuses = [];
    for (let tries = 0; tries < 3; tries += 1) statuses.push((await send(message)).status);
    expect(statuses).toEqual([500, 500, 200]);
    const list = async () => (await (await fetch(`${sink.url}/_sim/faults`)).json()) as { data: { fired: number }[] };
    expect((await list()).data.at(-1)).toMatchObject({ kind: 'http_500', fired: 2 });
    await fetch(`${sink.url}/_sim/faults`, { method: 'DELETE' });
    expect((await list()).data).toEqual([]);
  });

  test('knobs are closed to web pages: other hosts, forms and unknown kinds are refused', async () => {
    const rule = JSON.stringify({ kind: 'slow' });
    const post = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve) => {
        const call = request(`${sink.url}/_sim/faults`, { method: 'POST', headers }, (answer) =>
          resolve(answer.statusCode),
        );
        call.end(rule);
      });
    expect(await post({ 'content-type': 'application/json', host: 'rebound.example.com' })).toBe(403);
    expect(await post({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(400);
    expect(await post({ 'content-type': 'text/plain' })).toBe(415);
    expect((await knobs.addFault({ kind: 'explode' })).status).toBe(400);
    expect((await knobs.addFault({ kind: 'slow', probability: 2 })).status).toBe(400);
  });
});

describe('the seed of the faults', () => {
  const hits = (seed: string, keys: readonly string[]): Record<string, boolean> => {
    const faults = createFaults({ seed });
    faults.add({ kind: 'slow', probability: 0.3 });
    return Object.fromEntries(keys.map((key) => [key, faults.fire({ op: 'x', key }, ['slow']) !== undefined]));
  };

  test('the same seed hits the same calls, in whatever order they come', () => {
    const keys = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.string(), keys, (seed, some) => {
        expect(hits(seed, some.toReversed())).toEqual(hits(seed, some));
      }),
    );
  });

  test('a rule that is set for a while is over afterwards, and found by its label until then', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const faults = createFaults({ seed: '1' });
    const hit = () => faults.fire({ op: 'x', key: 'y' }, ['slow']) !== undefined;
    faults.add({ kind: 'slow', forMs: 60_000, label: 'a scene' });
    vi.setSystemTime(Date.now() + 59_000);
    expect([hit(), faults.list().map(({ label, fired }) => [label, fired])]).toEqual([true, [['a scene', 1]]]);
    vi.setSystemTime(Date.now() + 2_000);
    expect([hit(), faults.list()]).toEqual([false, []]);
  });

  test('the probability is about kept, and a repeated call is rolled again', () => {
    const faults = createFaults({ seed: '7' });
    faults.add({ kind: 'slow', probability: 0.3 });
    const fired = Array.from({ length: 4_000 }, () => faults.fire({ op: 'x', key: 'same' }, ['slow'])).filter(Boolean);
    expect(fired.length / 4_000).toBeCloseTo(0.3, 1);
  });
});
