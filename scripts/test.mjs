import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setupOrExit } from './setup.mjs';

const SERVERLESS = ['checks', 'unit', 'type'];

/** `--only checks,unit` chooses parts; file names and vitest's own options after that go to vitest. */
const readArguments = () => {
  const args = process.argv.slice(2);
  const { tokens } = parseArgs({ args, options: { only: { type: 'string' } }, strict: false, tokens: true });
  const at = tokens.find((token) => token.kind === 'option' && token.name === 'only');
  if (at === undefined) return { only: [], rest: args };
  const used = at.inlineValue ? 1 : 2;
  return { only: at.value.split(','), rest: args.toSpliced(at.index, used) };
};

const SERVERS = ['deps', 'temporal', 'postgres'];
const needOf = (only) => {
  if (only.length > 0 && only.every((name) => SERVERLESS.includes(name))) return ['deps'];
  return only.length === 0 || only.includes('console') ? [...SERVERS, 'browser'] : SERVERS;
};

process.chdir(join(import.meta.dirname, '..'));
const chosen = readArguments();
await setupOrExit({ quiet: true, need: needOf(chosen.only) });

const { register } = await import('tsx/esm/api');
register();
const { runTests } = await import('./testing/run-tests.ts');
runTests(chosen);
