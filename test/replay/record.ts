import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkWorkflowId, escalationWorkflowId, orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';
import { findPersonalData } from './canary.ts';
import { cleanHistory, createRenumbering, HISTORIES, openHistory, printHistory } from './history.ts';
import { ALONE, type Scenario, SCENARIOS } from './scenario.ts';
import { createStage, type Stage } from './stage.ts';

type Recorded = { readonly folder: string; readonly workflowId: string; readonly history: History };

const month = new Date().toISOString().slice(0, 7);
const folderOf = (type: string): string => type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every workflow that the order has brought about, its own first. */
const workflowsOf = async ({ sql }: Stage, orderId: string): Promise<string[]> => {
  const troubles = await sql`SELECT n FROM escalation WHERE order_id = ${orderId} ORDER BY n`;
  const followers = await sql`
    SELECT workflow_id FROM workflow_message
    WHERE kind IN ('start_late_payment', 'start_act') AND payload->'input'->>'orderId' = ${orderId} ORDER BY workflow_id`;
  const jobs = await sql`SELECT bulk_id FROM bulk_item WHERE order_id = ${orderId} ORDER BY bulk_id`;
  return [
    orderWorkflowId(orderId),
    ...troubles.map(({ n }) => escalationWorkflowId(orderId, Number(n))),
    ...followers.map((row) => String(row.workflow_id)),
    ...jobs.map((row) => bulkWorkflowId(String(row.bulk_id))),
  ];
};

const isAtRest = ({ events }: History): boolean => {
  const last = events?.at(-1);
  return !last?.workflowTaskScheduledEventAttributes && !last?.workflowTaskStartedEventAttributes;
};

/** All runs of a workflow, the first one first, once it has nothing to do any more. */
const fetchRuns = async ({ client }: Stage, workflowId: string): Promise<Recorded[]> => {
  const runs: Recorded[] = [];
  const current = await client.workflow.getHandle(workflowId).describe();
  let runId = current.runId;
  while (runId !== '') {
    const handle = client.workflow.getHandle(workflowId, runId);
    const history = await eventually(() => handle.fetchHistory(), isAtRest);
    runs.unshift({ folder: folderOf(current.type), workflowId, history });
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  }
  return runs;
};

const rest = (stage: Stage, orderId: string): Promise<Recorded[]> =>
  eventually(
    async () => {
      const ids = await workflowsOf(stage, orderId);
      return (await Promise.all(ids.map((id) => fetchRuns(stage, id)))).flat();
    },
    (runs) => runs.every(({ folder, history }) => folder === 'order' || hasEnded(history)),
  );

/** What is not there is null here. */
const hasEnded = ({ events }: History): boolean => Boolean(events?.at(-1)?.workflowExecutionCompletedEventAttributes);

/** What an earlier recording of this month left; those of other months stay, as what older runs look like. */
const clear = (name: string): void => {
  for (const path of readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' })) {
    const file = path.split('/').at(-1) ?? '';
    if (new RegExp(`^${month}-${name}(?:-\\d+)?\\.json$`).test(file)) rmSync(join(HISTORIES, path));
  }
};

const write = (name: string, runs: readonly Recorded[]): string[] => {
  const renumber = createRenumbering();
  return runs.map(({ folder, history }) => {
    const siblings = runs.filter((other) => other.folder === folder);
    const nth = siblings.length > 1 ? `-${siblings.findIndex((other) => other.history === history) + 1}` : '';
    const path = join(folder, `${month}-${name}${nth}.json`);
    const text = printHistory(cleanHistory(openHistory(history), renumber));
    mkdirSync(dirname(join(HISTORIES, path)), { recursive: true });
    writeFileSync(join(HISTORIES, path), text);
    return `${String(history.events?.length).padStart(5)} events ${String(Math.ceil(text.length / 1024)).padStart(4)} KB  ${path}`;
  });
};

describe('recorded', () => {
  let world: World;
  let stage: Stage;
  beforeAll(async () => {
    mkdirSync(HISTORIES, { recursive: true });
    // A week lasts six seconds, and a parcel is there before anybody misses it.
    world = await startWorld({ subject: 'order', settings: { PACE_TRANSPORT: '100000' }, carrierPace: 100_000 });
    stage = createStage(world);
  });
  afterAll(() => world.close());

  const record = async (name: string, play: Scenario): Promise<void> => {
    const runs = await rest(stage, await play(stage));
    for (const { history } of runs) expect(findPersonalData(openHistory(history))).toEqual([]);
    clear(name);
    for (const line of write(name, runs)) console.log(line);
  };

  test.concurrent.each(Object.entries(SCENARIOS))('%s', { timeout: 120_000 }, record);
  test.each(Object.entries(ALONE))('%s', { timeout: 120_000 }, record);
});
