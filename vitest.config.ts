import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const inFolders = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);

const WITH_SERVERS = [
  'api',
  'activities',
  'db',
  'workflows',
  'adapters',
  'simulators',
  'replay',
  'e2e',
  'house/servers',
];

/** Mostly waits at the pace of the demo: what starts beside it need not be waited for after it. */
const FIRST = ['test/console/first-minutes.test.ts'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isFirst = ({ moduleId }: TestSpecification): number => Number(FIRST.some((name) => moduleId.endsWith(name)));
    return (await super.sort(files)).toSorted((a, b) => isFirst(b) - isFirst(a));
  }
}

const withServers = {
  globalSetup: ['test/support/servers.ts'],
  pool: 'forks',
  testTimeout: 120_000,
  // A busy machine may miss a wait; a real fault fails again.
  retry: 1,
  hookTimeout: 180_000,
} satisfies TestProjectInlineConfiguration['test'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: inFolders('domain', 'contracts', 'house', 'world', 'scripts', 'console-unit'),
          exclude: inFolders('house/servers'),
          pool: 'threads',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'type',
          include: [],
          // Errors elsewhere are found by the type check of the whole project.
          typecheck: {
            enabled: true,
            only: true,
            ignoreSourceErrors: true,
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: './tsconfig.json',
          },
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...withServers,
          name: 'integration',
          include: inFolders(...WITH_SERVERS),
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...withServers,
          name: 'chaos',
          include: inFolders('chaos'),
          testTimeout: 300_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...withServers,
          name: 'console',
          globalSetup: [...withServers.globalSetup, 'test/console/support/build.ts'],
          include: inFolders('console'),
          maxWorkers: 2,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
