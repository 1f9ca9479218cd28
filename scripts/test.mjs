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

process.chdir(join(import.meta.dirname, '..'));
const chosen = readArguments();
const serverless = chosen.only.length > 0 && chosen.only.every((name) => SERVERLESS.includes(name));
await setupOrExit({ quiet: true, need: serverless ? ['deps'] : ['deps', 'temporal', 'postgres'] });

const { register } = await import('tsx/esm/api');
register();
const { runTests } = await import('./testing/run-tests.ts');
runTests(chosen);
