import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

const PAGE = '<!doctype html><title>Packhorse</title>';
const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

const buildSmall = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-pages-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'main-a1b2c3.js'), 'export {};');
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{"secret":"plan"}');
  return folder;
};

describe('the console beside the API', () => {
  const folder = buildSmall();
  let built: World;
  let unbuilt: World;
  beforeAll(async () => {
    [built, unbuilt] = await Promise.all([
      startWorld({ subject: 'pages', withWorker: false, consoleFolder: folder }),
      startWorld({ subject: 'no-pages', withWorker: false }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([built.close(), unbuilt.close()]);
    rmSync(folder, { recursive: true });
  });

  const open = (world: World, url: string, accept = BROWSER) =>
    world.app.inject({ method: 'GET', url, headers: { accept } });

  test.each(['/', '/orders', '/orders/ord_1?tab=money', '/o/a-signed-token', '/sign-in?to=%2Fdesk'])(
    'a person who opens %s gets the one page',
    async (url) => {
      const answer = await open(built, url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toBe(PAGE);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
      expect(answer.headers['cache-control']).toBe(url.startsWith('/o/') ? 'no-store' : 'no-cache');
    },
  );

  test('the page runs no script but ours, sits in no frame, and tells nobody where it was', async () => {
    const { headers } = await open(built, '/orders');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining(["script-src 'self'", "default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]),
    );
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  });

  test('files that are named by what they hold are kept for good, others are asked for again', async () => {
    const asset = await open(built, '/assets/main-a1b2c3.js', '*/*');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-type']).toMatch(/javascript/);
    expect((await open(built, '/favicon.svg', 'image/*')).headers['cache-control']).toBe('no-cache');
  });

  test.each([
    ['an address of the API that is not there', '/v1/nothing', BROWSER],
    ['an old asset', '/assets/main-0000.js', BROWSER],
    ['a file that is not there', '/robots.txt', BROWSER],
    ['a page asked for by a program', '/orders', 'application/json'],
    ['what lies beside the folder', '/..%2f..%2fpackage.json', BROWSER],
    ['what the bundler keeps for itself', '/.vite/manifest.json', BROWSER],
  ])('%s is a problem, never the page', async (_, url, accept) => {
    const answer = await open(built, url, accept);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'ROUTE_UNKNOWN' });
  });

  test('without a build the API is up, and says in plain words how to get one', async () => {
    const answer = await open(unbuilt, '/orders');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(answer.body).toContain('npm run build');
    expect((await open(unbuilt, '/health/live')).statusCode).toBe(200);
    expect((await open(unbuilt, '/orders', 'application/json')).statusCode).toBe(404);
  });
});
