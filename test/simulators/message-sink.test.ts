import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMessageSink } from '../../simulators/message-sink/start.ts';
import type { Running } from '../../simulators/kit/server.ts';

const token = 'message-token-for-tests';

describe('the phones of the demo', () => {
  let sink: Running;
  let count = 0;
  beforeAll(async () => {
    sink = await startMessageSink({ token });
  });
  afterAll(() => sink.close());

  const send = async (change: object = {}, url = sink.url) => {
    const message = {
      key: `ntf_${(count += 1)}`,
      channel: 'sms',
      to: '+86 199 0000 0001',
      language: 'zh-CN',
      text: '您好',
    };
    const answer = await fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...message, ...change }),
    });
    return { http: answer.status, ...((await answer.json()) as { id: string; reason?: string }) };
  };
  const shown = async (to: string, language = 'en'): Promise<string> =>
    (await fetch(`${sink.url}/phones/${encodeURIComponent(to)}?lang=${language}`)).text();

  test('a message sent twice under one key is shown once', async () => {
    const first = await send({ key: 'ntf_same', text: 'only once' });
    expect(await send({ key: 'ntf_same', text: 'only once' })).toEqual(first);
    expect((await shown('+8619900000001')).split('only once')).toHaveLength(2);
  });

  test.each([
    ['sms', '+86 139 1234 5678'],
    ['sms', '+44 20 7946 0958'],
    ['sms', 'someone@example.com'],
    ['email', 'someone@example.com.evil.org'],
    ['email', 'someone@gmail.com'],
    ['push', '+8619900010001'],
  ])('%s to %s is refused: that might be somebody', async (channel, to) => {
    expect(await send({ channel, to })).toMatchObject({ http: 422, reason: 'recipient_not_allowed' });
  });

  test.each([
    ['sms', '+86 199 0000 0999'],
    ['sms', '+44 7700 900123'],
    ['push', '+8619900000001'],
    ['email', 'Lin@example.com'],
  ])('%s to %s arrives', async (channel, to) => {
    expect((await send({ channel, to })).http).toBe(200);
  });

  test('a phone shows its bubbles, with the link to pay, and nothing that a text could smuggle in', async () => {
    await send({ to: '+86 199 0000 0042', text: '<b>Pay</b> http://127.0.0.1:7300/p/x?a=1&b=2，thanks' });
    const page = await shown('+86 199 0000 0042', 'zh');
    expect(page).toContain('&lt;b&gt;Pay&lt;/b&gt; <a href="http://127.0.0.1:7300/p/x?a=1&amp;b=2">');
    expect(page).toContain('短信');
    expect(await (await fetch(`${sink.url}/?lang=en`)).text()).toContain('+86 199 0000 0042');
  });

  test('a message that opens something when it is tapped says so below its text, and opens the web alone', async () => {
    const link = 'http://127.0.0.1:7300/o/0123456789';
    await send({ to: '+86 199 0000 0043', channel: 'push', link });
    expect(await shown('+86 199 0000 0043')).toContain(`<a href="${link}">Open the order</a>`);
    expect((await send({ link: 'javascript:alert(1)' })).http).toBe(400);
  });

  test('without the token nothing is taken', async () => {
    const answer = await fetch(`${sink.url}/v1/messages`, { method: 'POST', headers: { authorization: 'Bearer x' } });
    expect(answer.status).toBe(401);
  });

  test('a restart remembers what was sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sink-'));
    const journal = join(folder, 'sink.jsonl');
    const before = await startMessageSink({ token, journal });
    const first = await send({ key: 'ntf_kept' }, before.url);
    await before.close();
    const after = await startMessageSink({ token, journal });
    expect((await send({ key: 'ntf_kept' }, after.url)).id).toBe(first.id);
    const list = (await (
      await fetch(`${after.url}/_sim/messages?to=${encodeURIComponent('+86 199 0000 0001')}`)
    ).json()) as { data: [] };
    expect(list.data).toHaveLength(1);
    await after.close();
    rmSync(folder, { recursive: true });
  });
});
