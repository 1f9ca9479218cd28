import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpNotifier } from '../../../adapters/notification/http-notifier.ts';
import type { OutgoingNotification } from '../../../adapters/notification/port.ts';
import type { Running } from '../../../simulators/kit/server.ts';
import { startMessageSink } from '../../../simulators/message-sink/start.ts';
import { startReceiver, steer } from '../../simulators/gateway-world.ts';

const token = 'message-token-for-tests';

describe('messages to people, through the adapter', () => {
  let sink: Running;
  let count = 0;
  beforeAll(async () => {
    sink = await startMessageSink({ token });
  });
  afterAll(() => sink.close());

  const notifier = (timeoutMs = 2_000) => createHttpNotifier({ baseUrl: sink.url, token, timeoutMs });
  const aMessage = (change: Partial<OutgoingNotification> = {}): OutgoingNotification => ({
    key: `ntf_${(count += 1)}`,
    channel: 'sms',
    to: '+86 199 0000 0001',
    language: 'zh-CN',
    text: '您的订单还在等待付款',
    ...change,
  });

  test('a message repeated under its key has one receipt', async () => {
    const message = aMessage();
    const receipt = await notifier().send(message);
    expect(receipt).toMatchObject({ status: 'delivered' });
    expect(await notifier().send(message)).toEqual(receipt);
    expect(await notifier().find(message.key)).toEqual(receipt);
  });

  test('a message that timed out after it was sent is found under its key', async () => {
    const message = aMessage();
    await steer(sink.url).addFault({ kind: 'act_then_timeout', key: message.key, times: 1 });
    await expect(notifier(100).send(message)).rejects.toMatchObject({ code: 'NOTIFIER_UNAVAILABLE' });
    expect(await notifier().find(message.key)).toMatchObject({ status: 'delivered' });
  });

  test('a message that was never sent is not found', async () => {
    expect(await notifier().find('ntf_never')).toBeUndefined();
  });

  test('a person who is not of the demo gets nothing, for good', async () => {
    const message = aMessage({ to: '+86 138 0013 8000' });
    expect(await notifier().send(message)).toMatchObject({ status: 'failed' });
    expect(await notifier().find(message.key)).toMatchObject({ status: 'failed' });
  });

  test.each([
    { status: 200, body: 'ok' },
    { status: 200, body: '{"id":"m","key":"another","status":"delivered"}' },
    { status: 404, body: '<h1>Not Found</h1>' },
    { status: 401, body: '{"error":"token_invalid"}' },
    { status: 500, body: '' },
  ])('an answer like $status $body leaves the outcome unknown', async (answer) => {
    const server = await startReceiver(() => answer);
    const unsure = createHttpNotifier({ baseUrl: server.url, token });
    await expect(unsure.send(aMessage())).rejects.toMatchObject({ code: 'NOTIFIER_UNAVAILABLE' });
    await expect(unsure.find('ntf_1')).rejects.toMatchObject({ code: 'NOTIFIER_UNAVAILABLE' });
    await server.close();
  });
});
