import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identifyProcess, isSameProcess } from './process-identity.mjs';

const WRITING_MS = 5_000;

const create = (path, identity) => {
  try {
    writeFileSync(path, `${JSON.stringify(identity)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

/** The recorded holder; `fresh` while its file is still being written. */
const readHolder = (path) => {
  try {
    const text = readFileSync(path, 'utf8');
    return text.endsWith('\n') ? JSON.parse(text) : { fresh: Date.now() - statSync(path).mtimeMs < WRITING_MS };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    return { fresh: false };
  }
};

const isHeld = (holder) => holder.fresh === true || (holder.pid && isSameProcess(holder, identifyProcess(holder.pid)));

const removeStale = (path, stale) => {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const taken = readHolder(aside);
  rmSync(aside, { force: true });
  // Another process was quicker: what was moved aside is its new lock, not the stale one.
  if (taken?.pid && taken.startedAt !== stale.startedAt)
    writeFileSync(path, `${JSON.stringify(taken)}\n`, { flag: 'wx' });
};

/** Takes the lock or says who holds it. A lock whose holder has ended is taken over. */
export const takeLock = (path) => {
  mkdirSync(dirname(path), { recursive: true });
  const self = identifyProcess(process.pid) ?? { pid: process.pid, startedAt: 'unknown', command: '' };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(path, self)) return { taken: true, release: () => rmSync(path, { force: true }) };
    const holder = readHolder(path);
    if (holder && isHeld(holder)) return { taken: false, holder };
    if (holder) removeStale(path, holder);
  }
  return { taken: false, holder: readHolder(path) ?? {} };
};

/** Who holds the lock now, if anybody does. */
export const lockHolder = (path) => {
  const holder = readHolder(path);
  return holder && isHeld(holder) ? holder : undefined;
};

/** Waits for the lock, then works under it. */
export const withLock = async (path, work, { onWait = () => undefined, withinMs = 900_000 } = {}) => {
  const until = Date.now() + withinMs;
  let lock = takeLock(path);
  if (!lock.taken) onWait(lock.holder);
  while (!lock.taken) {
    if (Date.now() > until) throw new Error(`Process ${lock.holder.pid} has held ${path} for too long`);
    await pause(200);
    lock = takeLock(path);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
};
