import type { Orchestrator } from '../../adapters/orchestrator/port.ts';
import type { Database } from '../../db/client.ts';
import { type Backlog, readBacklogs } from '../../db/queries/engine.ts';
import { listHealth, type SeenHealth } from '../../db/queries/health.ts';
import { type EnginePart, type HealthState, judgeServer, judgeWork } from '../../domain/health.ts';
import { isThere } from './present.ts';

type Watched = { readonly db: Database; readonly orchestrator: Pick<Orchestrator, 'readTaskQueue'> };

const timed = async <T>(ask: () => Promise<T>): Promise<{ readonly ms: number; readonly answer: T }> => {
  const begin = performance.now();
  const answer = await ask();
  return { ms: Math.round(performance.now() - begin), answer };
};

const seen = (name: EnginePart, state: HealthState, facts: SeenHealth['facts']): SeenHealth => ({
  kind: 'engine',
  name,
  state,
  facts,
});

const work = (name: EnginePart, processes: number, { backlog, oldestMs, parked }: Backlog): SeenHealth =>
  seen(name, judgeWork({ processes, oldestMs }), { processes, backlog, oldestMs, parked });

/** The task queue as the workflow server tells it; while the server is away nobody knows. */
const watchServer = async ({ orchestrator }: Watched, processes: number): Promise<SeenHealth[]> => {
  const asked = await timed(() => orchestrator.readTaskQueue()).catch(() => undefined);
  if (!asked) return [seen('workflow_server', judgeServer(null), {}), seen('workers', 'quiet', { processes })];
  const { pollers, backlog, oldestMs } = asked.answer;
  return [
    seen('workflow_server', judgeServer(asked.ms), { answerMs: asked.ms }),
    work('workers', Math.min(pollers, processes), { backlog, oldestMs, parked: 0 }),
  ];
};

/** What this process can see of the engine's other parts. */
export const createEngineWatch = (watched: Watched) => async (): Promise<readonly SeenHealth[]> => {
  const { ms, answer } = await timed(() => readBacklogs(watched.db));
  const rows = await listHealth(watched.db);
  const count = (program: string): number =>
    rows.filter((row) => row.kind === 'process' && row.name === program && isThere(row)).length;
  return [
    seen('database', judgeServer(ms), { answerMs: ms }),
    ...(await watchServer(watched, count('worker-order'))),
    work('relay', count('relay'), answer.relay),
    work('jobs', count('jobs'), answer.jobs),
  ];
};
