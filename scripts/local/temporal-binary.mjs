import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { PROJECT_ROOT } from './project.mjs';

/** The CLI that everything here is tested with; it carries the server and its UI. */
export const TEMPORAL_VERSION = '1.9.1';
const SERVER_VERSION = '1.32.0';
/** Older servers on the PATH are passed over: they lack what the workflows use. */
const OLDEST = [1, 27];

const PROGRAM = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
const FOLDER = `temporal-${TEMPORAL_VERSION}-${process.platform}-${process.arch}`;

const userCache = () => process.env.XDG_CACHE_HOME || join(homedir(), '.cache');

/** Where a downloaded binary is kept: in this project first, then where all clones of one user share it. */
export const temporalCaches = () => ({
  project: join(PROJECT_ROOT, '.packhorse', 'cache', FOLDER, PROGRAM),
  user: join(userCache(), 'packhorse', FOLDER, PROGRAM),
});

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/** The version of the server in a Temporal CLI, or nothing when it is none or does not run. */
export const temporalVersion = (path) => {
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return /Server (\d+\.\d+\.\d+)/.exec(run.stdout ?? '')?.[1];
};

const isRecent = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
};

const lookOnPath = (tried) => {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, PROGRAM))
    .find(isProgram);
  const version = path && temporalVersion(path);
  if (version && isRecent(version)) return { path, version, source: 'on the PATH' };
  if (!path) tried.push('temporal on the PATH: none');
  else tried.push(`temporal on the PATH: ${path} is ${version ? `server ${version}, too old` : 'no Temporal CLI'}`);
  return undefined;
};

/** Beside a cached program stands which version it is, so that nobody has to start it to know. */
export const versionNote = (path) => join(dirname(path), 'version');

const notedVersion = (path) => {
  try {
    return readFileSync(versionNote(path), 'utf8').trim();
  } catch {
    return SERVER_VERSION;
  }
};

const lookInCaches = (tried) => {
  const caches = temporalCaches();
  for (const [name, path] of Object.entries(caches)) {
    if (isProgram(path)) return { path, version: notedVersion(path), source: `${name} cache` };
    tried.push(`the ${name}'s cache: nothing at ${path}`);
  }
  return undefined;
};

/** Looks without fetching: the binary if there is one, and the places that had none. */
export const lookForTemporal = () => {
  const tried = [];
  return { found: lookOnPath(tried) ?? lookInCaches(tried), tried };
};
