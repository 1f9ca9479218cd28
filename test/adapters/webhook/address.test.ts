import { describe, expect, test } from 'vitest';
import { isAllowedUrl, isInternalAddress } from '../../../adapters/webhook/address.ts';
import { createHttpWebhookSender } from '../../../adapters/webhook/http-sender.ts';

const REFUSED = [
  'http://example.com/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://10.0.0.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://user:word@example.com/',
  'https://user@example.com/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'ftp://example.com/',
  'javascript:alert(1)',
  'not a url',
  '',
];

describe('where webhooks may go', () => {
  test.each(REFUSED)('not to %s', (url) => expect(isAllowedUrl(url, false)).toBe(false));

  test('to a receiver on the internet', () => {
    expect(isAllowedUrl('https://hooks.example.com/packhorse?a=1', false)).toBe(true);
    expect(isAllowedUrl('https://93.184.216.34/', false)).toBe(true);
    expect(isAllowedUrl('https://[2606:2800:220:1::1]/', false)).toBe(true);
  });

  test('a local stack may name its own machine', () => expect(isAllowedUrl('http://127.0.0.1:8080/', true)).toBe(true));

  test('what is no address counts as internal', () => {
    expect(isInternalAddress('localhost')).toBe(true);
    expect(isInternalAddress('')).toBe(true);
  });

  test('a name that leads inside is refused before anything is sent', async () => {
    const sender = createHttpWebhookSender({ allowInternal: false });
    const secrets = [`whsec_${Buffer.alloc(32, 7).toString('base64')}`];
    const receipt = await sender.send({ url: 'https://localhost:1/', secrets, id: 'evt_1', body: '{}' });
    expect(receipt).toMatchObject({ outcome: 'refused', status: undefined });
  });
});
