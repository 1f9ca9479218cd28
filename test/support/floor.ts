import { randomUUID } from 'node:crypto';
import type { PickTaskView } from '../../contracts/pick-task.ts';
import { eventually } from './shop.ts';
import type { World } from './world.ts';

export type Floor = ReturnType<typeof createFloor>;

type Scan = { kind: string; barcode?: string; quantity?: number; weight_grams?: number; scan_id?: string };

/** Somebody with a handheld, and the carrier's driver at the door. */
export const createFloor = ({ shop, sql, urls }: Pick<World, 'shop' | 'sql' | 'urls'>) => {
  const tasksOf = async (orderId: string): Promise<string[]> => {
    const rows = await sql`
      SELECT t.id FROM pick_task t JOIN shipment s ON s.id = t.shipment_id
      WHERE s.order_id = ${orderId} AND t.state NOT IN ('done', 'cancelled') ORDER BY s.n`;
    return rows.map((row) => String(row.id));
  };

  const read = async (taskId: string): Promise<PickTaskView> =>
    (await shop.call('GET', `/v1/pick-tasks/${taskId}`, { key: 'robot' })).body as PickTaskView;

  const scan = (taskId: string, body: Scan) =>
    shop.call('POST', `/v1/pick-tasks/${taskId}/scans`, { key: 'robot', body: { scan_id: randomUUID(), ...body } });

  const accept = async (taskId: string, body: Scan): Promise<void> => {
    const answer = await scan(taskId, body);
    if (answer.status !== 200) throw new Error(`${body.kind}: ${answer.status} ${answer.text}`);
  };

  /** Until the second scan closes the parcel. */
  const pack = async (taskId: string): Promise<void> => {
    const task = await read(taskId);
    for (const kind of ['pick', 'pack']) {
      for (const { barcode, quantity } of task.lines) await accept(taskId, { kind, barcode, quantity });
    }
    await accept(taskId, { kind: 'weigh', weight_grams: task.expected_weight_grams });
    await accept(taskId, { kind: 'verify', barcode: task.parcel.id });
  };

  const handOver = async (taskId: string): Promise<string> => {
    await eventually(
      () => read(taskId),
      (task) => task.next === 'label' || task.next === 'hand_over',
    );
    await accept(taskId, { kind: 'label' });
    await eventually(
      () => read(taskId),
      (task) => task.next === 'hand_over',
    );
    await accept(taskId, { kind: 'hand_over' });
    const task = await read(taskId);
    return task.parcel.tracking_number ?? '';
  };

  const collect = async (trackingNumber: string): Promise<void> => {
    const [row] = await sql`SELECT carrier FROM tracking WHERE tracking_number = ${trackingNumber}`;
    await fetch(`${urls.carriers}/${String(row?.carrier)}/driver/collect`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tracking_number: trackingNumber }),
    });
  };

  return {
    tasksOf,
    read,
    scan,
    accept,
    pack,
    handOver,
    collect,
    /** Every parcel of the order from the shelf into the carrier's van. */
    ship: async (orderId: string): Promise<string[]> => {
      const numbers: string[] = [];
      for (const taskId of await tasksOf(orderId)) {
        await pack(taskId);
        const trackingNumber = await handOver(taskId);
        await collect(trackingNumber);
        numbers.push(trackingNumber);
      }
      return numbers;
    },
  };
};
