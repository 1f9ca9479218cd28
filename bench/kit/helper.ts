import { type ChildProcess, fork } from 'node:child_process';

/** A program of the benchmark in a process of its own, which is asked and answers. */
export type Helper<Ask, Answer> = {
  readonly pid: number;
  ask(what: Ask): Promise<Answer>;
  stop(): Promise<void>;
};

/** The program may be compiled or a source: it is started like this one was. */
export const programFile = (name: string): string =>
  new URL(`../${name}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url).pathname;

export const startHelper = <Ask extends object, Answer>(name: string, args: readonly string[]): Helper<Ask, Answer> => {
  const child: ChildProcess = fork(programFile(name), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: child.pid ?? 0,
    ask: (what) =>
      new Promise<Answer>((resolve, reject) => {
        const onExit = (): void => reject(new Error(`${name} has ended`));
        child.once('exit', onExit);
        child.once('message', (answer) => {
          child.off('exit', onExit);
          resolve(answer as Answer);
        });
        child.send(what);
      }),
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};

/** The other end: answers one after the other, and leaves when the benchmark does. */
export const serveHelper = <Ask, Answer>(answer: (ask: Ask) => Promise<Answer>, close: () => Promise<void>): void => {
  process.on('message', (ask) => {
    answer(ask as Ask).then(
      (result) => process.send?.(result),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => void close().finally(() => process.exit(0)));
};
