import { createHash } from 'node:crypto';

const PREFIX = 'node_modules/';

/** What an install depends on: the lock, what package.json asks for, the machine and the generation of Node. */
export const installHash = ({ lockText, manifest, machine }) => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  const asked = JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides, machine]);
  return createHash('sha256').update(lockText).update(asked).digest('hex');
};

/** Whether npm's own list of what it installed holds everything of the lock that is not optional. */
export const isInstalled = (lock, installed) =>
  Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.optional || wanted.link) return true;
    return installed.packages?.[path]?.version === wanted.version;
  });

/** `linux-x64-musl` and the like at the end of a package's name, as native packages are named. */
const servesMachine = (name, { platform, arch, libc }) => {
  const tail = /(?:^|[-/])((?:linux|darwin|win32|windows|freebsd)-.*)$/.exec(name)?.[1];
  if (!tail) return false;
  const [system, processor, ...rest] = tail.split('-');
  const os = system === 'windows' ? 'win32' : system;
  if (os !== platform || processor !== arch) return false;
  return rest.every((part) => part === 'msvc' || part === libc);
};

/**
 * Native packages for this machine that the lock does not know, because it was written where the registry had none.
 * Older npm leaves such packages out.
 */
export const missingPlatformPackages = (lock, installed, machine) => {
  const present = new Set(
    Object.keys({ ...lock.packages, ...installed.packages }).map((path) => path.split(PREFIX).at(-1)),
  );
  const missing = Object.values(lock.packages)
    .flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}))
    .filter(([name]) => servesMachine(name, machine) && !present.has(name))
    .map(([name, range]) => `${name}@${range}`);
  return [...new Set(missing)];
};
