import { parseArgs } from 'node:util';
import { createLinks } from '../adapters/link.ts';
import { connectDatabase, type Database } from '../db/client.ts';
import { order } from '../db/schema/order.ts';
import { createWorld } from '../world/world.ts';
import { beginningOf, writeHistory } from './seed/history/history.ts';
import { holdersOf, issueKeys, keepKeys, readKeys } from './seed/keys.ts';
import { writeStaff } from './seed/staff.ts';
import { writeWorld } from './seed/world.ts';

const SEED = 7300;
/** Orders of the past sixty days. */
const USUAL_HISTORY = 6_000;

const { DATABASE_URL: url, KEYS_FILE: keysFile, LINK_SECRET: secret, PUBLIC_URL: publicUrl } = process.env;
if (!url || !keysFile || !secret || !publicUrl)
  throw new Error('DATABASE_URL, KEYS_FILE, LINK_SECRET and PUBLIC_URL must be set: the stack sets them');

const { values } = parseArgs({ options: { history: { type: 'string', default: String(USUAL_HISTORY) } } });
const orders = Number(values.history);
if (!Number.isInteger(orders) || orders < 0) throw new Error('--history is a number of orders');

const hasNoOrders = async (db: Database): Promise<boolean> =>
  (await db.select({ id: order.id }).from(order).limit(1)).length === 0;

const database = connectDatabase(url, { max: 2, application: 'packhorse seed' });
const world = createWorld(SEED);
const today = new Date().toISOString();
const openedAt = orders > 0 ? beginningOf(today) : today;
const isNew = await writeWorld(database.db, world, openedAt);
if (isNew || readKeys(keysFile) === undefined)
  keepKeys(keysFile, await issueKeys(database.db, holdersOf(world.shop.map(({ id }) => id))));
await writeStaff(database.db, world.staff);
if (orders > 0 && (await hasNoOrders(database.db))) {
  const links = createLinks({ secret, publicUrl });
  await writeHistory(database.plain, world, { orders, today, seed: SEED, links });
}
await database.close();
console.log(isNew ? 'The demo world has been written.' : 'The demo world is there already.');
