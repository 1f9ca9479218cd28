import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lanAddress } from '../../scripts/lan/address.ts';
import { type Certificate, keepCertificate } from '../../scripts/lan/certificate.ts';
import { openDoor } from '../../scripts/lan/door.ts';

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

  const doorTo = async (to: number): Promise<number> => {
    const outside = new Map([[`http://127.0.0.1:${to}`, OUTSIDE]]);
    const door = await openDoor({ port: 0, to, open: /^\/(?!_sim)/ }, { ...certificate, address: ADDRESS, outside });
    open.push(door);
    return portOf(door);
  };

  const ask = (port: number, path: string, more: RequestOptions = {}, body = '') =>
    new Promise<{ status: number; location: string | undefined; text: string }>((answered, failed) => {
      const options = { host: ADDRESS, port, path, ca: certificate.cert, agent: false, ...more };
      request(options, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => (text += part));
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
        const { host, 'x-forwarded-host': named } = request.headers;
        const to = request.url === '/away' ? 'https://elsewhere.example/x' : `http://${host}/pay/1`;
        reply.writeHead(303, { location: to }).end(`${request.method} ${request.url} ${host} ${String(named)} ${body}`);
      });
    });
    const [inside, outside] = [portOf(program), await doorTo(portOf(program))];
    const answer = await ask(outside, '/order?a=1', { method: 'POST' }, 'two');
    expect(answer).toEqual({
      status: 303,
      location: `${OUTSIDE}/pay/1`,
      text: `POST /order?a=1 127.0.0.1:${inside} 127.0.0.1:${outside} two`,
    });
    expect((await ask(outside, '/away')).location).toBe('https://elsewhere.example/x');
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
