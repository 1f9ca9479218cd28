import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../local/project.mjs';
import { firstLine, lastLines, runCommand } from './command.mjs';
import { installHash, isInstalled, missingPlatformPackages } from './lockfile.mjs';
import { SetupError } from './setup-error.mjs';

const STAMP = join(PROJECT_ROOT, 'node_modules', '.packhorse-install');
const INSTALL = ['install', '--no-save', '--include=dev', '--include=optional'];
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

const readText = (...path) => {
  try {
    return readFileSync(join(PROJECT_ROOT, ...path), 'utf8');
  } catch {
    return '';
  }
};

const machine = {
  platform: process.platform,
  arch: process.arch,
  libc: process.platform !== 'linux' || process.report?.getReport().header.glibcVersionRuntime ? 'gnu' : 'musl',
  node: process.versions.node.split('.')[0],
};

/** npm's own list; nothing when node_modules is not there. */
const installedPackages = () => JSON.parse(readText('node_modules', '.package-lock.json') || '{}');

const wantedHash = () =>
  installHash({ lockText: readText('package-lock.json'), manifest: JSON.parse(readText('package.json')), machine });

const detail = () => `${Object.keys(installedPackages().packages ?? {}).length} packages`;

const isComplete = (lock) => {
  const installed = installedPackages();
  return isInstalled(lock, installed) && missingPlatformPackages(lock, installed, machine).length === 0;
};

const check = () => {
  if (readText('node_modules', '.packhorse-install') === wantedHash()) return detail();
  if (!isComplete(JSON.parse(readText('package-lock.json')))) return undefined;
  writeFileSync(STAMP, wantedHash());
  return detail();
};

/** The npm that runs this script if there is one, else the one on the PATH. */
const npm = (args) => {
  const cli = process.env.npm_execpath;
  const own = cli && /npm-cli\.c?js$/.test(cli);
  const [command, first] = own ? [process.execPath, [cli]] : ['npm', []];
  return runCommand(command, [...first, ...args, ...QUIET], {
    cwd: PROJECT_ROOT,
    shell: !own && process.platform === 'win32',
  });
};

const installFailed = (tried, output) =>
  new SetupError(`npm could not install the dependencies\n${lastLines(output)}`, {
    tried,
    mend: [
      'see that the package registry can be reached: npm ping',
      'try by hand: npm install --no-save (npm ci refuses this lock, see docs/adr/0003-install.md)',
      'start over: remove node_modules and run the same command again',
    ],
  });

const install = async (report) => {
  const tried = [];
  for (const attempt of ['npm install (the first time takes about a minute)', 'npm install, once more']) {
    report(attempt);
    const run = await npm(INSTALL);
    if (run.code === 0) return;
    tried.push(`npm ${INSTALL.join(' ')}: ${firstLine(run.output)}`);
    if (tried.length === 2) throw installFailed(tried, run.output);
  }
};

const addPlatformPackages = async (report) => {
  const missing = missingPlatformPackages(JSON.parse(readText('package-lock.json')), installedPackages(), machine);
  if (missing.length === 0) return;
  report(`adding ${missing.length} packages for ${machine.platform} ${machine.arch}`);
  const args = [...INSTALL, ...missing];
  const run = await npm(args);
  if (run.code !== 0) throw installFailed([`npm ${args.join(' ')}: ${firstLine(run.output)}`], run.output);
};

const act = async (report) => {
  await install(report);
  await addPlatformPackages(report);
  writeFileSync(STAMP, wantedHash());
  return detail();
};

export const dependencyStep = { title: 'Dependencies', check, act };
