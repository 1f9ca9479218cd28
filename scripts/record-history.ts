import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { PROJECT_ROOT } from './local/project.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' } } });

/** Plays every scenario on the test servers and writes down what its workflows did. */
const vitest = await startVitest('test', [], {
  root: PROJECT_ROOT,
  config: false,
  run: true,
  include: ['test/replay/record.ts'],
  globalSetup: ['test/support/servers.ts'],
  pool: 'forks',
  maxConcurrency: 4,
  hookTimeout: 60_000,
  ...(values.only === undefined ? {} : { testNamePattern: values.only }),
});
await vitest.close();
