import { appendFileSync } from 'node:fs';

/** `reset` begins a new count; with `killAt` the process ends itself right after the mark of that name. */
export type Order = { readonly reset: number; readonly killAt?: string | undefined };
export type Mark = { readonly mark: string; readonly killed?: true };

/**
 * Writes down each mark, numbered within its name, and dies by SIGKILL at the one it was told by its parent: no handler
 * runs, nothing is flushed, no connection is closed in good order.
 */
export const openMarks = (): ((name: string) => void) => {
  const file = process.env.MARKS_FILE ?? '';
  const counts = new Map<string, number>();
  let killAt: string | undefined;
  process.on('message', (order: Order) => {
    counts.clear();
    killAt = order.killAt;
    process.send?.({ armed: order.reset });
  });
  process.on('disconnect', () => process.exit(1));
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const mark = `${name} ${count}`;
    const isLast = mark === killAt;
    appendFileSync(file, `${JSON.stringify({ mark, ...(isLast ? { killed: true } : {}) })}\n`);
    if (isLast) process.kill(process.pid, 'SIGKILL');
  };
};
