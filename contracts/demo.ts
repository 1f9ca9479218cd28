import { z } from 'zod';
import { DEMO_FAULTS } from '../domain/demo.ts';
import { instant } from './money.ts';

const process = z.object({
  name: z.string(),
  up: z.boolean(),
  since: instant.nullable(),
  deaths: z.int().describe('Since the demo was started'),
  last_death: z.object({ at: instant, reason: z.string() }).nullable(),
  expendable: z.boolean().describe('May be killed'),
});

const demoFault = z.object({
  name: z.enum(DEMO_FAULTS),
  on: z.boolean(),
  ends_at: instant.nullable(),
  fired: z.int().describe('How often it has struck'),
});

export const demoView = z
  .object({
    at: instant,
    pace: z.object({ human: z.number(), transport: z.number() }),
    processes: z.array(process),
    faults: z.array(demoFault),
    pages: z.object({ shop: z.url(), messages: z.url() }).describe('Of the outside world, for people'),
  })
  .meta({ id: 'Demo' });
export type DemoView = z.infer<typeof demoView>;

export const killProcess = z.strictObject({ process: z.string().regex(/^[a-z-]{1,60}$/) }).meta({ id: 'KillProcess' });

export const switchFault = z
  .strictObject({
    fault: z.enum(DEMO_FAULTS),
    on: z.boolean(),
    seconds: z.int().min(10).max(600).default(90).describe('Then it ends by itself'),
  })
  .meta({ id: 'SwitchFault' });
export type SwitchFault = z.infer<typeof switchFault>;

export const moreShoppers = z.strictObject({ orders: z.int().min(1).max(50) }).meta({ id: 'MoreShoppers' });
