import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Floor, startFloor, TEA } from './floor-world.ts';
let floor: Floor;
beforeAll(async () => { floor = await startFloor(); floor.bookByItself(); });
afterAll(() => floor.close());
const pgCpu = async () => {
  const pids = (await floor.sql`select pid from pg_stat_activity where datname = current_database()`).map((r) => Number(r.pid));
  let t = 0;
  for (const p of pids) { try { const f = readFileSync(`/proc/${p}/stat`, 'utf8').split(') ')[1]!.split(' '); t += Number(f[11]) + Number(f[12]); } catch {} }
  return t * 10;
};
test('probe', async () => {
  const orders: Awaited<ReturnType<Floor['release']>>[] = [];
  for (let n = 0; n < 140; n += 1) orders.push(await floor.release([{ warehouse: 'jx', lines: [{ sku: TEA.sku, quantity: 1 }] }]));
  const run = async (o: (typeof orders)[number], times: Record<string, number[]>) => {
    const id = o.tasks[0]?.taskId ?? ''; const par = o.tasks[0]?.parcelId ?? '';
    const go = async (kind: string, body: object) => { const t = performance.now(); const a = await floor.scan(id, { kind, ...body }); (times[kind] ??= []).push(performance.now() - t); expect(a.status, JSON.stringify(a.body)).toBe(200); };
    await go('pick', { barcode: TEA.barcode }); await go('pack', { barcode: TEA.barcode }); await go('weigh', { weight_grams: 208 }); await go('verify', { barcode: par });
    while ((await floor.read(id)).body.next === 'wait') await new Promise((r) => setTimeout(r, 2));
    await go('label', {}); await go('hand_over', {});
  };
  for (const o of orders.slice(0, 20)) await run(o, {});
  const c0 = process.cpuUsage(); const p0 = await pgCpu();
  const seq: Record<string, number[]> = {}; const t0 = performance.now();
  for (const o of orders.slice(20, 80)) await run(o, seq);
  const c1 = process.cpuUsage(c0);
  console.log(Object.entries(seq).map(([k, v]) => `${k} ${(v.toSorted((a, b) => a - b)[30])?.toFixed(1)}`).join('  '), 'median ms');
  console.log('per order: wall', ((performance.now() - t0) / 60).toFixed(1), 'node cpu', ((c1.user + c1.system) / 60_000).toFixed(1), 'pg cpu', (((await pgCpu()) - p0) / 60).toFixed(1));
  const par: Record<string, number[]> = {}; const t = performance.now();
  await Promise.all(orders.slice(80).map((o) => run(o, par)));
  console.log('60 orders at once', ((performance.now() - t) / 60).toFixed(1), 'ms per order');
  console.log(execSync('uptime').toString());
}, 120000);
