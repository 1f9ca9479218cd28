import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type auditEntry, auditPage, chainCheck } from '../../contracts/audit.ts';
import { nearInstant } from '../../contracts/money.ts';
import { failures } from '../../contracts/problem.ts';
import { type AuditRow, type ChainCheck, isAuditEntry, listAudit, verifyChain } from '../../db/queries/audit.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { cursorUnknown, pageOf, pageQuery } from '../plugins/page.ts';

const ENTRY_ID = /^aud_[0-9a-z]{26}$/;
const tags = ['settings'];
const see = { scope: 'settings:read' } as const;
const name = z.string().min(1).max(120);

const SCHEMAS = {
  list: {
    operationId: 'listAuditLog',
    tags,
    summary: 'Who did what to what, newest first',
    querystring: z.object({
      actor: name.optional(),
      action: z
        .string()
        .regex(/^[a-z_]+(\.[a-z_]+)?$/, 'an action, or the noun before its dot')
        .optional(),
      ref: name.optional(),
      from: nearInstant.optional(),
      to: nearInstant.optional(),
      ...pageQuery(ENTRY_ID),
    }),
    response: { 200: answer(auditPage, 'Entries'), ...failures },
  },
  verify: {
    operationId: 'verifyAuditLog',
    tags,
    summary: 'Make every seal again: whether the log is as it was written',
    response: { 200: answer(chainCheck, 'What was found'), ...failures },
  },
};

const namesOf = (en: string | null, zh: string | null) => (en === null ? null : { 'zh-CN': zh ?? en, en });

const present = ({ entry, kind, ...names }: AuditRow): z.infer<typeof auditEntry> => ({
  id: entry.id,
  n: entry.n,
  at: entry.at,
  actor: { id: entry.actor, kind, name: namesOf(names.name, names.nameZh) },
  action: entry.action,
  ref: entry.ref,
  ref_name: namesOf(names.refName, names.refNameZh),
  facts: entry.facts,
  hash: entry.hash,
});

const presentCheck = ({ verifiedTo, unsealed, broken, at }: ChainCheck): z.infer<typeof chainCheck> => ({
  ok: broken === undefined,
  verified_to: verifiedTo,
  unsealed,
  broken: broken ?? null,
  at,
});

export const addAuditRoutes = (instance: FastifyInstance, { db }: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  let running: Promise<ChainCheck> | undefined;
  /** Whoever asks meanwhile gets the same answer: the whole log is read. */
  const verifyOnce = (): Promise<ChainCheck> => {
    running ??= verifyChain(db).finally(() => {
      running = undefined;
    });
    return running;
  };

  app.get('/v1/audit-log', { config: see, schema: SCHEMAS.list }, async (request) => {
    staffOf(request);
    const { actor, action, ref, from, to, cursor, limit } = request.query;
    if (cursor !== undefined && !(await isAuditEntry(db, cursor))) throw cursorUnknown();
    const rows = await listAudit(db, { actor, action, ref, from, to, before: cursor, limit });
    return pageOf(rows, { limit, present, cursorOf: ({ entry }) => entry.id });
  });

  app.get('/v1/audit-log/verify', { config: see, schema: SCHEMAS.verify }, async (request) => {
    staffOf(request);
    return presentCheck(await verifyOnce());
  });
};
