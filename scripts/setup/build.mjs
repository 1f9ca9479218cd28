import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PROJECT_ROOT } from '../local/project.mjs';
import { lastLines, runCommand } from './command.mjs';
import { SetupError } from './setup-error.mjs';
import { sourceHash } from './source-hash.mjs';

const DIST = join(PROJECT_ROOT, 'dist');
const STAMP = join(DIST, '.build');
const BUNDLE = 'workflow-bundle.js';
/** Written and emptied by its own bundler. */
const CONSOLE = 'console';
/** Plain JavaScript that the compiled programs import. */
const PLAIN = join('scripts', 'local');

const check = () => {
  const built = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  return built === sourceHash(PROJECT_ROOT) ? 'up to date' : undefined;
};

const compilationFailed = (output) =>
  new SetupError(`The sources do not compile\n${lastLines(output, 20)}`, { mend: ['npx tsc -p .'] });

const compile = async () => {
  const tsc = join(PROJECT_ROOT, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--listEmittedFiles'];
  const run = await runCommand(process.execPath, args, { cwd: PROJECT_ROOT, kept: 1_000_000 });
  const lines = run.output.split('\n');
  if (run.code !== 0) throw compilationFailed(lines.filter((line) => !line.startsWith('TSFILE:')).join('\n'));
  const emitted = lines.filter((line) => line.startsWith('TSFILE:'));
  return emitted.map((line) => resolve(PROJECT_ROOT, line.slice('TSFILE:'.length).trim()));
};

const copyPlain = () =>
  readdirSync(join(PROJECT_ROOT, PLAIN))
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => {
      const target = join(DIST, PLAIN, name);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(PROJECT_ROOT, PLAIN, name), target);
      return target;
    });

/** What a file that is gone left behind would still be found by programs that look for it. */
const removeOld = (kept) => {
  const current = new Set([...kept, join(DIST, BUNDLE)].map((path) => relative(DIST, path)));
  for (const path of readdirSync(DIST, { recursive: true })) {
    const isOurs = /\.(js|mjs|map|json)$/.test(path) && !path.startsWith(join(CONSOLE, '/'));
    if (isOurs && !current.has(path)) rmSync(join(DIST, path));
  }
};

const bundle = async () => {
  const args = ['--enable-source-maps', join(DIST, 'scripts', 'bundle-workflows.js')];
  const run = await runCommand(process.execPath, args, { cwd: PROJECT_ROOT });
  if (run.code === 0) return run.output;
  throw new SetupError(`The workflows could not be bundled\n${lastLines(run.output, 20)}`, { mend: ['npm run build'] });
};

const buildConsole = async () => {
  const vite = join(PROJECT_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const run = await runCommand(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: PROJECT_ROOT });
  if (run.code === 0) return;
  throw new SetupError(`The console could not be built\n${lastLines(run.output, 20)}`, { mend: ['npx vite build'] });
};

const act = async (report) => {
  const hash = sourceHash(PROJECT_ROOT);
  rmSync(STAMP, { force: true });
  report('compiling');
  const emitted = await compile();
  removeOld([...emitted, ...copyPlain()]);
  report('bundling the workflows');
  const said = await bundle();
  report('building the console');
  await buildConsole();
  writeFileSync(STAMP, hash);
  return `${emitted.filter((path) => path.endsWith('.js')).length} files, ${said}, the console`;
};

export const buildStep = { title: 'Build', check, act };
