import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { announce, commonFlags, readFlags } from '../kit/main.ts';
import { startFloorRobots } from './start.ts';

const share = z.coerce.number().min(0).max(1);
const factor = z.coerce.number().min(1);

const flags = commonFlags
  .extend({
    apiUrl: z.url(),
    key: z.string().min(20).optional(),
    /** A JSON file of keys by name. */
    keys: z.string().optional(),
    keyName: z.string().default('robot'),
    collectUrl: z.url().optional(),
    paceHuman: factor.default(1),
    paceTransport: factor.default(1),
    warehouses: z.string().default('all'),
    hands: z.coerce.number().int().min(1).max(200).default(8),
    pollMs: z.coerce.number().int().min(20).default(250),
    wrongItem: share.default(0.05),
    wrongWeight: share.default(0.03),
  })
  .refine(({ key, keys }) => key !== undefined || keys !== undefined, 'give --key or --keys');

const keyIn = (file: string, name: string): string => {
  const keys = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  const key = keys[name];
  if (key === undefined) throw new Error(`${file} has no key for ${name}`);
  return key;
};

const { key, keys = '', keyName, warehouses, ...options } = readFlags(flags);

announce(
  await startFloorRobots({
    ...options,
    key: key ?? keyIn(keys, keyName),
    warehouses: warehouses === 'all' ? undefined : warehouses.split(','),
  }),
);
