import { connectDatabase } from '../db/client.ts';
import { createWorld } from '../world/world.ts';
import { holdersOf, issueKeys, keepKeys, readKeys } from './seed/keys.ts';
import { writeStaff } from './seed/staff.ts';
import { writeWorld } from './seed/world.ts';

const SEED = 7300;

const url = process.env.DATABASE_URL;
const keysFile = process.env.KEYS_FILE;
if (!url || !keysFile) throw new Error('DATABASE_URL and KEYS_FILE must be set: the stack sets them');

const database = connectDatabase(url, { max: 2, application: 'packhorse seed' });
const world = createWorld(SEED);
const isNew = await writeWorld(database.db, world);
if (isNew || readKeys(keysFile) === undefined)
  keepKeys(keysFile, await issueKeys(database.db, holdersOf(world.shop.map(({ id }) => id))));
await writeStaff(database.db, world.staff);
await database.close();
console.log(isNew ? 'The demo world has been written.' : 'The demo world is there already.');
