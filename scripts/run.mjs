import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lockHolder } from './local/lock-file.mjs';
import { dataFolder, PROJECT_ROOT } from './local/project.mjs';
import { setupOrExit } from './setup.mjs';

const ALL = ['deps', 'temporal', 'postgres', 'build'];
const BUILT = ['deps', 'build'];

/** What `npm run NAME` does: what must be there first, then which program runs. `alone`: beside a stack, or without. */
const COMMANDS = {
  start: { need: ALL, program: 'scripts/start' },
  demo: { need: ALL, program: 'scripts/demo' },
  dev: { need: ['deps', 'temporal', 'postgres'], program: 'scripts/start', source: true, args: ['--watch'] },
  build: { need: BUILT },
  setup: { need: [...ALL, 'browser'], loud: true },
  bench: { need: ALL, program: 'bench/main' },
  api: { need: BUILT, program: 'api/server', alone: true },
  worker: { need: BUILT, folder: 'workers', alone: true },
  migrate: { need: BUILT, program: 'scripts/migrate', alone: true },
  invite: { need: BUILT, program: 'scripts/invite', alone: true },
  seed: { need: BUILT, program: 'scripts/seed', alone: true },
};

const end = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};

const programOf = ({ program, folder }, args) => {
  if (!folder) return program;
  const name = args.shift();
  if (name && /^[a-z-]+$/.test(name)) return `${folder}/${name}`;
  return end('Which one? For example: npm run worker -- order');
};

const fileOf = (program, source) => {
  const path = join(PROJECT_ROOT, source ? '' : 'dist', `${program}.${source ? 'ts' : 'js'}`);
  return existsSync(path) ? path : end(`There is no program ${program}.`);
};

const setMissing = (values) => {
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
};

/** A process that runs alone joins the stack that is up, except for the port that the stack's own api has. */
const joinStack = () => {
  const run = join(dataFolder(), 'run');
  const file = join(run, 'environment.json');
  if (!lockHolder(join(run, 'supervisor.pid')) || !existsSync(file)) return;
  const { PORT: _, ...values } = JSON.parse(readFileSync(file, 'utf8'));
  setMissing({ PORT: '0', ...values });
  process.stderr.write('With the environment of the stack that is up.\n');
};

const runProgram = async ({ source, args: first = [] }, program, rest) => {
  const file = fileOf(program, source);
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, file, ...first, ...rest];
  if (source) (await import('tsx/esm/api')).register();
  await import(pathToFileURL(file).href);
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name] ?? end(`Which one? ${Object.keys(COMMANDS).join(', ')}`);
const program = programOf(command, args);
if (existsSync(join(PROJECT_ROOT, '.env'))) process.loadEnvFile(join(PROJECT_ROOT, '.env'));
await setupOrExit({ need: command.need, quiet: !command.loud });
if (command.alone) joinStack();
if (program) await runProgram(command, program, args);
