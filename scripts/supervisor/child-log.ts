import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const LARGEST = 20 * 1024 * 1024;

export type ChildLog = {
  readonly path: string;
  write(line: string): void;
  /** The supervisor's own remark, so that a log tells of starts and deaths as well. */
  note(text: string): void;
  close(): void;
};

/** Appends; a log that has grown large makes room for a new one at the next start, and one old one is kept. */
export const openChildLog = (folder: string, name: string): ChildLog => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > LARGEST) renameSync(path, `${path}.1`);
  const stream = createWriteStream(path, { flags: 'a' });
  const write = (line: string): void => void stream.write(`${line}\n`);
  return {
    path,
    write,
    note: (text) => write(`# ${new Date().toISOString()} ${text}`),
    close: () => void stream.end(),
  };
};

/** Calls back with each whole line, and with what is left at the end. */
export const readLines = (stream: Readable | null, take: (line: string) => void): void => {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  stream?.once('end', () => rest !== '' && take(rest));
};
