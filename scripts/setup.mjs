import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './local/lock-file.mjs';
import { PROJECT_ROOT } from './local/project.mjs';
import { browserStep } from './setup/browser.mjs';
import { buildStep } from './setup/build.mjs';
import { createChecklist } from './setup/checklist.mjs';
import { dependencyStep } from './setup/dependency.mjs';
import { nodeStep } from './setup/node-version.mjs';
import { postgresStep } from './setup/postgres.mjs';
import { describeFailure } from './setup/setup-error.mjs';
import { temporalStep } from './setup/temporal.mjs';

const STEPS = {
  deps: dependencyStep,
  temporal: temporalStep,
  postgres: postgresStep,
  browser: browserStep,
  build: buildStep,
};
const LOCK = join(PROJECT_ROOT, '.packhorse', 'setup.lock');

/** Each step answers `check()` with what is there, or nothing; `act()` then gets it. */
const runStep = async (step, report) => (await step.check()) ?? (await step.act(report));

const runAll = async (steps) => {
  const list = createChecklist(steps.map(({ title }) => title));
  try {
    for (const [index, step] of steps.entries()) {
      list.start(index, '');
      try {
        list.done(index, await runStep(step, (detail) => list.start(index, detail)));
      } catch (error) {
        list.fail(index, 'failed');
        throw error;
      }
    }
  } finally {
    list.close();
  }
};

const isComplete = async (steps) => {
  for (const step of steps) if ((await step.check()) === undefined) return false;
  return true;
};

const waitMessage = ({ pid }) => process.stderr.write(`Another set-up is at work (process ${pid}); waiting for it.\n`);

/** Gets what is needed and not there yet. Quiet when all is there; safe to run twice, also at the same time. */
export const runSetup = async ({ quiet = false, need = Object.keys(STEPS) } = {}) => {
  const steps = [nodeStep, ...need.map((name) => STEPS[name])];
  if (quiet && (await isComplete(steps))) return;
  await withLock(LOCK, () => runAll(steps), { onWait: waitMessage });
};

/** As above, for a program: a failure is told, and ends it. */
export const setupOrExit = async (options) => {
  try {
    await runSetup(options);
  } catch (error) {
    process.stderr.write(`\n${describeFailure(error)}\n`);
    process.exit(1);
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await setupOrExit({});
