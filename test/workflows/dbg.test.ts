import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../support/world.ts';
import { createOrderRun, type OrderRun } from './order-run.ts';

let world: World;
let run: OrderRun;
beforeAll(async () => {
  world = await startWorld({ subject: 'dbg' });
  run = createOrderRun(world);
});
afterAll(() => world.close());

const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
test.concurrent('unknown shipment added', async () => {
  const { id } = await world.shop.placeHeld();
  await run.tell(id, 'shipment_added', { shipmentId: 'shp_01k00000000000000000000000' });
  for (let i = 0; i < 40; i++) { await wait(1000); const d = await run.handleOf(id).describe(); if (d.status.name !== 'RUNNING') break; }
  const d = await run.handleOf(id).describe();
  console.log('UNKNOWN ADDED', d.status.name, await run.handleOf(id).result().catch((e) => e.cause?.message + ' ' + e.cause?.cause?.message));
}, 60000);
test.concurrent('locked row for long', async () => {
  const placed = await world.shop.placeHeld();
  const { id } = placed;
  await world.shop.payPage(placed);
  await world.sql.begin(async (tx) => {
    await tx`SELECT 1 FROM "order" WHERE id = ${id} FOR UPDATE`;
    await run.tell(id, 'payment_changed', { paymentId: placed.paymentId, orderId: id });
    for (let i = 0; i < 30; i++) { await wait(1000); const d = await run.handleOf(id).describe(); if (d.status.name !== 'RUNNING') break; }
  });
  const d = await run.handleOf(id).describe();
  console.log('LOCKED', d.status.name, await (d.status.name === 'RUNNING' ? 'running' : run.handleOf(id).result().catch((e) => e.cause?.message + ' ' + e.cause?.cause?.message)));
  expect(d.status.name).toBe('RUNNING');
}, 60000);
