import { z } from 'zod';
import { announce, commonFlags, readFlags } from '../kit/main.ts';
import { startPaymentGateways } from './start.ts';

const secret = z.string().min(16);

const flags = readFlags(
  commonFlags.extend({
    webhookUrl: z.url().optional(),
    yipaySecret: secret,
    cardhouseApiKey: secret,
    cardhouseWebhookSecret: secret,
    lateMs: z.coerce.number().int().min(0).optional(),
  }),
);

announce(await startPaymentGateways(flags));
