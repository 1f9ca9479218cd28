import { spawnSync } from 'node:child_process';

export type Step = { readonly name: string; readonly program: string; readonly args: readonly string[] };

const tool = (name: string, program: string, ...args: string[]): Step => ({
  name,
  program: `node_modules/.bin/${program}`,
  args,
});

const script = (name: string, path: string): Step => ({
  name,
  program: process.execPath,
  args: ['--import', 'tsx', path],
});

/** Everything that is proven without running the product. */
export const CHECKS: readonly Step[] = [
  tool('format', 'biome', 'check', '.'),
  tool('lint', 'oxlint'),
  script('comments', 'scripts/check-comments.ts'),
  script('test names', 'scripts/check-test-names.ts'),
  script('purity', 'scripts/check-purity.ts'),
  script('traces', 'scripts/check-traces.ts'),
  tool('types', 'tsc', '-p', '.'),
  tool('types of the console', 'tsc', '-p', 'console'),
  tool('arrows', 'depcruise', '--config', '.dependency-cruiser.cjs', '.'),
  tool('dead code', 'knip'),
];

export const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const warningsIn = (output: string): string => {
  const found = /Found (\d+) warnings?\b/.exec(output)?.[1] ?? '0';
  return found === '0' ? '' : `, ${found} warnings`;
};

/** Quiet when all is well; everything the tool says when it is not. */
export const runStep = ({ name, program, args }: Step): boolean => {
  const since = performance.now();
  const run = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 28 });
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`;
  const ok = run.status === 0;
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(since)}${ok ? warningsIn(output) : ''})`);
  if (!ok) console.log(output.trimEnd().replaceAll(/^/gm, '  '));
  return ok;
};
