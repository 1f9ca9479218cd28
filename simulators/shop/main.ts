import { z } from 'zod';
import { readKeyFile } from '../kit/keys.ts';
import { announce, commonFlags, readFlags } from '../kit/main.ts';
import { startShop } from './start.ts';

const flags = commonFlags.extend({
  apiUrl: z.url(),
  /** A JSON file of keys by name. */
  keys: z.string(),
  shop: z.string().optional(),
  worldSeed: z.coerce.number().int().optional(),
});

const { keys, ...options } = readFlags(flags);

announce(await startShop({ ...options, keys: readKeyFile(keys) }));
