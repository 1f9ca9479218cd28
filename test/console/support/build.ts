import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium, HOW_TO_INSTALL, hasChineseFont } from '../../../scripts/local/chromium.mjs';
import { PROJECT_ROOT } from '../../../scripts/local/project.mjs';

export type BuiltConsole = {
  readonly consoleFolder: string;
  /** Empty where there is no browser. */
  readonly chromium: string;
};

declare module 'vitest' {
  interface ProvidedContext extends BuiltConsole {}
}

/** In a process of its own, since libraries bring their development parts where a test runs. */
const buildInto = (folder: string): void => {
  const vite = join(PROJECT_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', folder];
  execFileSync(process.execPath, args, { cwd: PROJECT_ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
};

/** The console as it is shipped, built once for all files. */
export default function setup(project: TestProject): () => void {
  const chromium = hasChineseFont() ? findChromium() : undefined;
  if (chromium === undefined) console.warn(`\nTests of pages are skipped: ${HOW_TO_INSTALL}\n`);
  const consoleFolder = mkdtempSync(join(tmpdir(), 'packhorse-console-'));
  buildInto(consoleFolder);
  project.provide('consoleFolder', consoleFolder);
  project.provide('chromium', chromium ?? '');
  return () => rmSync(consoleFolder, { recursive: true, force: true });
}
