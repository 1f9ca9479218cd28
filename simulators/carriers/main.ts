import { z } from 'zod';
import { announce, commonFlags, readFlags } from '../kit/main.ts';
import { startCarriers } from './start.ts';

const flags = commonFlags.extend({
  egretSecret: z.string().min(16),
  stonebridgeSecret: z.string().min(16),
  webhookEgret: z.url().optional(),
  webhookStonebridge: z.url().optional(),
  paceTransport: z.coerce.number().min(1).default(1),
  autoCollect: z.boolean().default(false),
  stonebridgeLost: z.coerce.number().min(0).max(1).default(0.02),
});

announce(await startCarriers(readFlags(flags)));
