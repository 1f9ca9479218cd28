import { cpus, loadavg, release, totalmem } from 'node:os';

/** What the figures were measured on; the load says whether the machine was quiet. */
export const machine = () => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  system: `${process.platform} ${release()}`,
  node: process.version,
  loadBefore: loadBefore(),
  loadAfter: loadNow(),
  at: new Date().toISOString(),
});

export const loadNow = (): number => Number((loadavg()[0] ?? 0).toFixed(2));

const first = loadNow();
const loadBefore = (): number => first;
