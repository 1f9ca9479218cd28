import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const silent = { log: () => undefined, trace: () => undefined, debug: () => undefined, info: () => undefined };
const logger = { ...silent, warn: console.error, error: console.error };

/** Workers that share one bundle start faster, and all run the same code. */
const bundle = async (dist: string): Promise<string> => {
  const workflowsPath = join(dist, 'workflows', 'index.js');
  if (!existsSync(workflowsPath)) return 'no workflows to bundle yet';
  const { code } = await bundleWorkflowCode({ workflowsPath, logger });
  const target = join(dist, 'workflow-bundle.js');
  writeFileSync(`${target}.new`, code);
  renameSync(`${target}.new`, target);
  return `workflow bundle of ${Math.round(code.length / 1024)} KB`;
};

console.log(await bundle(join(import.meta.dirname, '..')));
