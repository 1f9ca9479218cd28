import { z } from 'zod';
import { CURRENCIES } from '../domain/money.ts';

export const currency = z.enum(CURRENCIES);

/** Minor units: 12800 CNY is ¥128.00. */
export const money = z.object({ amount: z.int(), currency }).meta({ id: 'Money' });

export const instant = z.iso.datetime().describe('ISO-8601, UTC');

/** For instants that are asked for: Postgres and people agree on these years. */
export const nearInstant = instant.regex(/^2\d{3}-/, 'between the years 2000 and 2999');
