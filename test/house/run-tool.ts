import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './planted-project.ts';

export type ToolRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs one of the installed tools in another folder, and keeps whatever it says. */
export const runTool = (tool: string, args: readonly string[], cwd: string): ToolRun => {
  const run = spawnSync(join(ROOT, 'node_modules/.bin', tool), args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
};
