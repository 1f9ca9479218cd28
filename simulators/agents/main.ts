import { z } from 'zod';
import { readKeyFile } from '../kit/keys.ts';
import { announce, commonFlags, readFlags } from '../kit/main.ts';
import { type Leaving, LEAVINGS, startAgents } from './start.ts';

const isLeaving = (word: string): word is Leaving => LEAVINGS.some((known) => known === word);

const leave = z
  .string()
  .transform((text) => text.split(',').filter((word) => word !== ''))
  .pipe(z.array(z.string().refine(isLeaving, `one of ${LEAVINGS.join(', ')}`)));

const flags = commonFlags.extend({
  apiUrl: z.url(),
  /** A JSON file of keys by name. */
  keys: z.string(),
  paceHuman: z.coerce.number().min(1).default(1),
  pollMs: z.coerce.number().int().min(20).optional(),
  leave: leave.default([]),
});

const { keys, leave: left, ...options } = readFlags(flags);

announce(await startAgents({ ...options, leave: left.filter(isLeaving), keys: readKeyFile(keys) }));
