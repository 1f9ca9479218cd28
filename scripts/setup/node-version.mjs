import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../local/project.mjs';
import { SetupError } from './setup-error.mjs';

const numbers = (version) =>
  version
    .replace(/^[^\d]*/, '')
    .split('.')
    .map(Number);

/** Whether a version such as 20.20.2 is at least the one of an engines entry such as >=20.20.0. */
export const isAtLeast = (version, wanted) => {
  const [have, want] = [numbers(version), numbers(wanted)];
  const index = want.findIndex((part, at) => (have[at] ?? 0) !== part);
  return index === -1 || (have[index] ?? 0) > want[index];
};

const check = () => {
  const { engines } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8'));
  if (isAtLeast(process.versions.node, engines.node)) return process.versions.node;
  throw new SetupError(`Node ${process.versions.node} is too old: Packhorse needs ${engines.node}`, {
    mend: ['install a newer Node, for example with your version manager, and run the same command again'],
  });
};

export const nodeStep = { title: 'Node', check };
