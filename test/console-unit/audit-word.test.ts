import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsAudit } from '../../console/i18n/en/settings-audit.ts';
import { ACTION_KINDS } from '../../domain/action/kind.ts';
import { PROJECT_ROOT } from '../../scripts/local/project.mjs';

const WRITERS = ['api', 'activities', 'jobs', 'db/queries', 'scripts/invite'];

const filesIn = (folder: string): string[] =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(PROJECT_ROOT, folder, path), 'utf8'));

const sources = WRITERS.flatMap(filesIn).filter((text) => /addAudit|auditLog/.test(text));

const ABOUT_THE_LOG = /\b(?:action|what|how|note|audit)\b/;

/** Codes in the lines that write to the log. */
const written = (): Set<string> => {
  const lines = sources.flatMap((text) => text.split('\n')).filter((line) => ABOUT_THE_LOG.test(line));
  const codes = lines.flatMap((line) =>
    [...line.matchAll(/(?<!type: )'([a-z_]+\.[a-z_]+)'/g)].map(([, code]) => code ?? ''),
  );
  const composed = [...ACTION_KINDS, 'approve', 'refuse'].map((kind) => `action.${kind}`);
  return new Set([...codes, ...composed]);
};

test('whatever is written into the audit log has its sentence', () => {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = settingsAudit.action;
  const codes = [...written()];
  expect(codes).toEqual(expect.arrayContaining(['staff.invite', 'order.cancel', 'pause.start', 'session.demo']));
  expect(
    codes.filter((code) => {
      const [noun = '', deed = ''] = code.split('.');
      return words[noun]?.[deed] === undefined;
    }),
  ).toEqual([]);
});
