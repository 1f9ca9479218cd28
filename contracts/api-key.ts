import { z } from 'zod';
import { MOST_GRACE_HOURS } from '../domain/authority/grant.ts';
import { PRINCIPAL_KINDS, SCOPES } from '../domain/authority/principal.ts';
import { instant, nearInstant } from './money.ts';
import { reason } from './person.ts';
import { bothNames } from './session.ts';
import { code, line } from './text.ts';

export const KEY_STATES = ['active', 'ended'] as const;

const scopes = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);
const graceHours = z.int().min(0).max(MOST_GRACE_HOURS);

export const keyHolder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shop'), shop_id: code }),
  z.strictObject({ kind: z.literal('staff'), principal_id: code }),
  z.strictObject({ kind: z.literal('robot'), name: line(60) }),
]);
export type KeyHolderAsked = z.infer<typeof keyHolder>;

export const newKey = z
  .strictObject({
    holder: keyHolder,
    scopes,
    expires_at: nearInstant.nullable().default(null),
    reason,
  })
  .meta({ id: 'NewApiKey' });
export type NewKey = z.infer<typeof newKey>;

export const keyRotation = z
  .strictObject({
    grace_hours: graceHours.describe('How long the key that is replaced may still be used; 0 ends it now'),
    reason,
  })
  .meta({ id: 'ApiKeyRotation' });
export type KeyRotation = z.infer<typeof keyRotation>;

export const keyRevocation = z.strictObject({ reason }).meta({ id: 'ApiKeyRevocation' });

const holder = z.object({
  kind: z.enum(PRINCIPAL_KINDS),
  principal_id: z.string(),
  shop_id: z.string().nullable(),
  name: bothNames,
  role: z.string(),
  active: z.boolean(),
});

const key = {
  id: z.string(),
  holder,
  scopes: z.array(z.string()),
  created_at: instant,
  last_used_at: instant.nullable(),
  expires_at: instant.nullable(),
  revoked_at: instant.nullable(),
  state: z.enum(KEY_STATES).describe('`ended`: revoked, expired, or of somebody who has left'),
};

export const keyView = z.object(key).meta({ id: 'ApiKey' });
export const keyPage = z
  .object({ data: z.array(keyView), next_cursor: z.string().nullable() })
  .meta({ id: 'ApiKeyPage' });
export const keyMade = z
  .object({ ...key, secret: z.string().describe('Shown this once: what goes behind `Bearer`') })
  .meta({ id: 'ApiKeyMade' });

export const holderList = z
  .object({
    data: z.array(
      z.object({
        kind: z.enum(['shop', 'staff', 'robot']),
        id: z.string().describe('Of the shop or the person, or the name of the robot'),
        name: bothNames,
        role: z.string(),
        scopes: z.array(z.enum(SCOPES)).describe('What you may give it'),
      }),
    ),
    robot_scopes: z.array(z.enum(SCOPES)).describe('What you may give a robot that has no key yet'),
  })
  .meta({ id: 'ApiKeyHolderList' });
