import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { measureCpu } from '../kit/cpu.ts';
import { programFile } from '../kit/helper.ts';
import type { Measured } from '../kit/round.ts';
import type { Town } from './town.ts';

const QUEUE = 'bench-noop';

export type NoopRound = { readonly inFlight: number; readonly warmUpSeconds: number; readonly seconds: number };

/** A process with the product's own worker options; says which activities it has done. */
const startWorkerProcess = async ({ stack }: Town) => {
  const child: ChildProcess = fork(programFile('noop-process'), [QUEUE], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...stack.env },
  });
  const waiting = new Map<number, () => void>();
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the worker of the empty workflow has ended: ${code}`)));
    child.once('message', () => resolve());
  });
  child.on('message', ({ done }: { done: number }) => {
    waiting.get(done)?.();
    waiting.delete(done);
  });
  return {
    pid: child.pid ?? 0,
    until: (n: number): Promise<void> => new Promise((resolve) => waiting.set(n, resolve)),
    stop: async (): Promise<void> => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
};

/** Workflows of one empty activity on the same server, beside which an order is measured. */
export const startNoop = async (town: Town) => {
  const worker = await startWorkerProcess(town);
  const connection = await Connection.connect({ address: town.stack.facts.temporalAddress });
  const client = new Client({ connection });
  const run = `noop-${randomUUID().slice(0, 8)}`;
  let started = 0;
  let done = 0;

  const once = async (): Promise<void> => {
    const n = (started += 1);
    const ended = worker.until(n);
    await client.workflow.start('noop', { taskQueue: QUEUE, workflowId: `${run}-${n}`, args: [n] });
    await ended;
    done += 1;
  };

  const measure = async ({ inFlight, warmUpSeconds, seconds }: NoopRound): Promise<Measured> => {
    let isOver = false;
    const live = async (): Promise<void> => {
      while (!isOver) await once();
    };
    const running = Promise.all(Array.from({ length: inFlight }, live));
    await pause(warmUpSeconds * 1000);
    const before = done;
    const began = performance.now();
    const { temporal = 0 } = town.product;
    const processes = { temporal, 'noop worker': worker.pid, 'this benchmark': process.pid };
    const { cpuMs } = await measureCpu(processes, () => pause(seconds * 1000));
    const runs = done - before;
    const perSecond = runs / ((performance.now() - began) / 1000);
    isOver = true;
    await running;
    return { perSecond, cpuMsEach: Object.fromEntries(Object.entries(cpuMs).map(([name, ms]) => [name, ms / runs])) };
  };

  return {
    measure,
    stop: async (): Promise<void> => {
      await connection.close();
      await worker.stop();
    },
  };
};

export type Noop = Awaited<ReturnType<typeof startNoop>>;
