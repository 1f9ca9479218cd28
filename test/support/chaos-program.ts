import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const PROGRAMS = {
  worker: 'test/chaos/process/worker',
  api: 'test/chaos/process/api',
  relay: 'test/chaos/process/relay',
  'product worker': 'workers/order',
  'product api': 'api/server',
  'product relay': 'workers/relay',
  'product jobs': 'workers/jobs',
} as const;
export type ProgramName = keyof typeof PROGRAMS;
export type Programs = { path(name: ProgramName): string; remove(): void };

const ROOT = join(import.meta.dirname, '../..');
const TSC = join(ROOT, 'node_modules/@typescript/native/bin/tsc');
const OPTIONS =
  '--module nodenext --target ES2023 --types node --rewriteRelativeImportExtensions --skipLibCheck --noCheck';

/** Compiled once, since they are started so often; inside the project, where their packages are found. */
export const compilePrograms = async (): Promise<Programs> => {
  mkdirSync(join(ROOT, '.packhorse'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.packhorse', 'chaos-'));
  const sources = Object.values(PROGRAMS).map((path) => `${path}.ts`);
  const args = [TSC, '--ignoreConfig', '--rootDir', '.', '--outDir', folder, ...OPTIONS.split(' '), ...sources];
  const compiler = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((resolve) => compiler.once('exit', resolve));
  if (code !== 0) throw new Error(`the programs could not be compiled: ${String(code)}`);
  return {
    path: (name) => join(folder, `${PROGRAMS[name]}.js`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
