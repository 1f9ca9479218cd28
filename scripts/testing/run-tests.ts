import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS, runStep, seconds, type Step } from './step.ts';
import { add, closingLine, exitCodeOf, type Report, type Tally, tallyReport } from './tally.ts';

const PROJECTS = ['unit', 'type', 'integration', 'chaos', 'console'];
const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Parts to run, none meaning all, and what goes on to vitest. */
export type Chosen = { readonly only: readonly string[]; readonly rest: readonly string[] };

const runChecks = (checks: readonly Step[]): Tally => {
  const failed = checks.filter((check) => !runStep(check)).length;
  return { ...NONE, passed: checks.length - failed, failed };
};

const runVitest = (projects: readonly string[], rest: readonly string[]): Tally => {
  const since = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'packhorse-report-'));
  const report = join(dir, 'report.json');
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--passWithNoTests', ...chosen, ...reporters, ...rest];
  try {
    const { status } = spawnSync('node_modules/.bin/vitest', args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const read = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : undefined;
    const tally = tallyReport(read, status);
    console.log(`${tally.failed === 0 ? '✓' : '✗'} tests: ${projects.join(', ')} (${seconds(since)})`);
    return tally;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const refuseUnknown = (only: readonly string[]): void => {
  const known = ['checks', ...CHECKS.map(({ name }) => name), ...PROJECTS];
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  console.error(`No part is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(1);
};

/** Every step runs, whatever became of the ones before; the last line of all tells the sum. */
export const runTests = ({ only, rest }: Chosen): void => {
  refuseUnknown(only);
  const all = only.length === 0;
  const wantsChecks = (all && rest.length === 0) || only.includes('checks');
  const checks = CHECKS.filter(({ name }) => wantsChecks || only.includes(name));
  const projects = PROJECTS.filter((project) => all || only.includes(project));
  const checked = runChecks(checks);
  const tally = projects.length === 0 ? checked : add(checked, runVitest(projects, rest));
  process.exitCode = exitCodeOf(tally);
  console.log(closingLine(tally));
};
