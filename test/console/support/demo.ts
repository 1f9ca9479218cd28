import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../../../scripts/local/project.mjs';

export type Demo = {
  /** As the terminal says them: `Console`, `Shop`, `Messages`, `Temporal UI`. */
  readonly addresses: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

const ADDRESS = /^ {2}(Console|Shop|Messages|Temporal UI) +(http:\S+)/;
const IS_OPEN = /shoppers come in/;

const readAddresses = (child: ChildProcess): Promise<Record<string, string>> =>
  new Promise((resolve, reject) => {
    const addresses: Record<string, string> = {};
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const [, name, url] = ADDRESS.exec(line) ?? [];
        if (name !== undefined && url !== undefined) addresses[name] = url;
        if (IS_OPEN.test(line)) resolve(addresses);
      });
    }
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${said.join('\n')}`)));
  });

/** What a newcomer types, in a folder of its own and beside whatever else is up. */
export const startDemo = async (...options: readonly string[]): Promise<Demo> => {
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-demo-'));
  const args = [join(PROJECT_ROOT, 'scripts', 'run.mjs'), 'demo', ...options];
  const env = { ...process.env, NODE_ENV: 'production', PACKHORSE_DATA: folder };
  const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { addresses: await readAddresses(child), close };
  } catch (error) {
    await close();
    throw error;
  }
};
