import { readOptions, USAGE, WrongUse } from './demo/options.ts';
import { Interrupted } from './demo/run.ts';
import { runExit } from './demo/run-exit.ts';
import { runPlain } from './demo/run-plain.ts';

const INTERRUPTED = 130;

const read = (): ReturnType<typeof readOptions> => {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return process.exit(2);
  }
};

const fail = (error: Error): number => {
  if (error instanceof Interrupted || error.name === 'StoppedError') return INTERRUPTED;
  console.error(`\n${error.message}`);
  return 1;
};

const options = read();
if (options === 'help') console.log(USAGE);
else {
  // A terminal that was closed can no longer be written to; the children must still be stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const run = options.exit ? runExit(options).then((ok) => (ok ? 0 : 1)) : runPlain(options).then(() => 0);
  process.exitCode = await run.catch(fail);
}
