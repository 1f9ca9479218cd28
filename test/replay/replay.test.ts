import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, type ReplayError, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { plantProject, ROOT } from '../house/planted-project.ts';
import { type HistoryFile, listHistories, toReplay } from './history.ts';

type Bundle = { readonly codePath: string } | { readonly code: string };

const replay = async (workflowBundle: Bundle, files: readonly HistoryFile[]): Promise<(ReplayError | undefined)[]> => {
  const errors: (ReplayError | undefined)[] = [];
  const results = Worker.runReplayHistories({ workflowBundle }, files.map(toReplay));
  for await (const { error } of results) errors.push(error);
  return errors;
};

const files = listHistories();
const caseOf = (name: string): HistoryFile[] => files.filter(({ path }) => path.includes(name));

describe('the workflows of today', () => {
  const errors = new Map<string, ReplayError | undefined>();
  beforeAll(async () => {
    const results = await replay({ codePath: inject('workflowBundlePath') }, files);
    files.forEach(({ path }, index) => errors.set(path, results[index]));
  });

  test.each(files.map(({ path }) => path))('go the same way as in %s', (path) => {
    expect(errors.has(path)).toBe(true);
    expect(errors.get(path)?.message).toBeUndefined();
  });
});

describe('workflows that were changed without a patch', () => {
  const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

  /** A copy of the workflows in which one text is another. */
  const breakBundle = async (path: string, change: (text: string) => string): Promise<Bundle> => {
    const project = plantProject({});
    onTestFinished(() => project.remove());
    for (const folder of ['workflows', 'contracts', 'domain']) {
      cpSync(join(ROOT, folder), join(project.dir, folder), { recursive: true });
    }
    const file = join(project.dir, path);
    const text = readFileSync(file, 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    return bundleWorkflowCode({ workflowsPath: join(project.dir, 'workflows/index.ts'), logger: silent });
  };

  test.each([
    {
      how: 'calls the wrong step',
      path: 'workflows/order/shipment.ts',
      change: (text: string) => text.replace('foreign.bookShipment(of)', 'foreign.voidBooking(of)'),
    },
    {
      how: 'leaves its last step out',
      path: 'workflows/order/order.ts',
      change: (text: string) => text.replace(/await local\.completeOrder\([^;]*;/, ''),
    },
    {
      how: 'shows its stage once more',
      path: 'workflows/order/shipment.ts',
      change: (text: string) =>
        text.replace(/showStage\(run, 'in_transit', 'delivery'\);/, "$& showStage(run, 'again', null);"),
    },
  ])(
    'are caught when an order $how',
    async ({ path, change }) => {
      const [error] = await replay(await breakBundle(path, change), caseOf('happy-wallet'));
      expect(error).toBeInstanceOf(DeterminismViolationError);
    },
    60_000,
  );
});
