import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../local/project.mjs';
import type { ChildSpec } from '../supervisor/child-spec.ts';

const TSX = join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
/** A worker bundles the workflows itself when nothing else did, so their files are no imports of its own. */
const WATCHED = ['./workflows/**/*.ts', './domain/**/*.ts', './contracts/**/*.ts'];

type Program = Pick<ChildSpec, 'command' | 'args'>;

const built = (path: string, args: readonly string[]): Program => ({
  command: process.execPath,
  args: ['--enable-source-maps', join(PROJECT_ROOT, 'dist', `${path}.js`), ...args],
});

const watched = (path: string, args: readonly string[]): Program => ({
  command: process.execPath,
  args: [
    TSX,
    'watch',
    '--clear-screen=false',
    ...WATCHED.flatMap((pattern) => ['--include', pattern]),
    join(PROJECT_ROOT, `${path}.ts`),
    ...args,
  ],
});

/** How to run one of the project's programs: as it was built, or from its source and again at each change. */
export const program = (path: string, options: { args?: readonly string[]; watch: boolean }): Program =>
  (options.watch ? watched : built)(path, options.args ?? []);

export const programExists = (path: string, watch: boolean): boolean =>
  existsSync(join(PROJECT_ROOT, watch ? `${path}.ts` : join('dist', `${path}.js`)));
