import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lanAddress } from '../../scripts/lan/address.ts';
import { type Certificate, keepCertificate, pemOf } from '../../scripts/lan/certificate.ts';
import { openDoor } from '../../scripts/lan/door.ts';
import { doorsOf } from '../../scripts/lan.ts';
import { USUAL_PORTS } from '../../scripts/stack/ports.ts';

const ADDRESS = '127.0.0.1';
const ip = (address: string, internal = false) => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4' as const,
  mac: '00:00:00:00:00:00',
  internal,
  cidr: null,
});

describe('the address that a phone nearby can reach', () => {
  test('is that of a network at home, and none that only programs of this machine share', () => {
    const docker = { docker0: [ip('172.17.0.1')] };
    expect(lanAddress({ lo: [ip('127.0.0.1', true)], ...docker })).toBeUndefined();
    expect(lanAddress({ ...docker, eth0: [ip('203.0.113.7')] })).toBe('203.0.113.7');
    expect(lanAddress({ ...docker, eth0: [ip('203.0.113.7')], wlan0: [ip('192.168.1.5')] })).toBe('192.168.1.5');
  });
});

describe('the doors that phones come in by', () => {
  let folder = '';
  let certificate: Certificate;
  const open: { close(): unknown; closeAllConnections(): void }[] = [];
  const OUTSIDE = 'https://192.168.1.5:7441';

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packhorse-lan-'));
    certificate = await keepCertificate(join(folder, 'certificate.json'), ADDRESS);
  });
  afterEach(() => {
    for (const server of open.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
    rmSync(folder, { recursive: true });
  });

  const portOf = (server: { address(): AddressInfo | string | null }): number => (server.address() as AddressInfo).port;

  const serve = async (listener: RequestListener): Promise<Server> => {
    const server = createServer(listener);
    open.push(server);
    await new Promise<void>((listening) => server.listen(0, ADDRESS, listening));
    return server;
  };

  const doorTo = async (to: number, isLocalOnly = true): Promise<number> => {
    const outside = new Map([[`http://127.0.0.1:${to}`, OUTSIDE]]);
    const door = await openDoor(
      { port: 0, to, open: /^\/(?!_)/, isLocalOnly },
      { ...certificate, address: ADDRESS, outside },
    );
    open.push(door);
    return portOf(door);
  };

  const ask = (port: number, path: string, more: RequestOptions = {}, body = '') =>
    new Promise<{ status: number; location: string | undefined; text: string }>((answered, failed) => {
      const options = { host: ADDRESS, port, path, ca: certificate.cert, agent: false, ...more };
      request(options, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => (text += part));
        reply.on('error', failed);
        reply.on('end', () => answered({ status: reply.statusCode ?? 0, location: reply.headers.location, text }));
      })
        .on('error', failed)
        .end(body);
    });

  test('a program hears what was asked, under its own name, and its redirects lead outside', async () => {
    const program = await serve((request, reply) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        const { host } = request.headers;
        const to = request.url === '/away' ? 'https://elsewhere.example/x' : `http://${host}/pay/1`;
        reply.writeHead(303, { location: to }).end(`${request.method} ${request.url} ${host} ${body}`);
      });
    });
    const [inside, outside] = [portOf(program), await doorTo(portOf(program))];
    const answer = await ask(outside, '/order?a=1', { method: 'POST' }, 'two');
    expect(answer).toEqual({
      status: 303,
      location: `${OUTSIDE}/pay/1`,
      text: `POST /order?a=1 127.0.0.1:${inside} two`,
    });
    expect((await ask(outside, '/away')).location).toBe('https://elsewhere.example/x');
    const named = await doorTo(inside, false);
    expect((await ask(named, '/order')).text).toBe(`GET /order 127.0.0.1:${named} `);
  });

  test('a stream arrives as it is written', async () => {
    let end = (): void => undefined;
    const program = await serve((_, reply) => {
      reply.write('first');
      end = () => void reply.end('last');
    });
    const outside = await doorTo(portOf(program));
    const text = await new Promise<string>((seen, failed) => {
      request({ host: ADDRESS, port: outside, path: '/', ca: certificate.cert, agent: false }, (reply) => {
        let all = '';
        reply.setEncoding('utf8').on('data', (part: string) => {
          all += part;
          if (all === 'first') end();
        });
        reply.on('end', () => seen(all));
      })
        .on('error', failed)
        .end();
    });
    expect(text).toBe('firstlast');
  });

  test('a program that dies in the midst of an answer breaks it off, and a header for neighbours goes no further', async () => {
    const program = await serve((request, reply) => {
      expect(request.headers).not.toHaveProperty('trailer');
      reply.write('first', () => reply.destroy());
    });
    const outside = await doorTo(portOf(program));
    await expect(ask(outside, '/', { headers: { trailer: 'x' } })).rejects.toThrow();
    await expect(ask(outside, '/', { method: 'POST', headers: { trailer: 'x' } }, 'body')).rejects.toThrow();
  });

  test('visitors find the shop and the cashier, and nobody the knobs behind them', () => {
    const [api, shop, cashier] = doorsOf(USUAL_PORTS).map(({ open }) => open);
    expect(api?.test('/orders?status=held')).toBe(true);
    for (const path of ['/', '/goods/POTTERY-PONY?lang=en', '/checkout/leave', '/?region=%E6%9D%AD'])
      expect(shop?.test(path)).toBe(true);
    for (const path of ['/_sim/journal', '/%5fsim/journal', '/%5Fsim', '//_sim?', 'http://127.0.0.1/_sim'])
      expect([path, shop?.test(path)]).toEqual([path, false]);
    expect(cashier?.test('/pay/yp_1?lang=en')).toBe(true);
    for (const path of ['/', '/_sim/faults', '/cardhouse/v1/intents', '/pay/../_sim', '/pay/%2e%2e/_sim'])
      expect([path, cashier?.test(path)]).toEqual([path, false]);
  });

  test('our own programs trust the certificate when they are told of it', async () => {
    const program = await serve((_, reply) => reply.end('here'));
    const outside = await doorTo(portOf(program));
    const script = `fetch('https://${ADDRESS}:${outside}/').then((got) => got.text()).then(console.log)`;
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: pemOf(join(folder, 'certificate.json')) };
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env });
    expect(stdout.trim()).toBe('here');
  });

  test('what is not for visitors is not there, and a program that is away is said to be', async () => {
    const program = await serve((_, reply) => reply.end('here'));
    const outside = await doorTo(portOf(program));
    expect((await ask(outside, '/_sim/faults')).status).toBe(404);
    expect((await ask(outside, '/')).text).toBe('here');
    program.close();
    program.closeAllConnections();
    expect((await ask(outside, '/')).status).toBe(502);
  });

  test('the certificate is for this address, is kept, and is made anew for another', async () => {
    const file = join(folder, 'certificate.json');
    const made = new X509Certificate(certificate.cert);
    expect(made.checkIP(ADDRESS)).toBe(ADDRESS);
    expect(Date.parse(made.validTo) - Date.now()).toBeLessThan(398 * 86_400_000);
    expect(await keepCertificate(file, ADDRESS)).toEqual(certificate);
    expect(new X509Certificate((await keepCertificate(file, '192.168.1.5')).cert).checkIP(ADDRESS)).toBeUndefined();
  });
});
