import { z } from 'zod';
import { readKeyFile } from '../kit/keys.ts';
import { announce, commonFlags, readFlags } from '../kit/main.ts';
import { startShoppers } from './start.ts';

const flags = commonFlags.extend({
  apiUrl: z.url(),
  /** A JSON file of keys by name. */
  keys: z.string(),
  gatewaysUrl: z.url(),
  messagesUrl: z.url(),
  robotsUrl: z.url().optional(),
  worldSeed: z.coerce.number().int().optional(),
  paceHuman: z.coerce.number().min(1).default(1),
});

const { keys, ...options } = readFlags(flags);

announce(await startShoppers({ ...options, keys: readKeyFile(keys) }));
