import { migrate } from '../db/migrate.ts';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set, and no stack is up whose database could be meant');
await migrate(url);
console.log('The database has its present shape.');
