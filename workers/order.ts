import { NativeConnection, Runtime } from '@temporalio/worker';
import { temporalAddress } from '../adapters/orchestrator/client.ts';
import { readConfig } from '../config.ts';
import { createPulse, startPulse } from '../jobs/pulse.ts';
import { createDeps } from './deps.ts';
import { runWorker } from './run-worker.ts';
import { untilThere } from './until-there.ts';

const config = readConfig();
const deps = createDeps(config, 'worker-order');
Runtime.install({ shutdownSignals: ['SIGTERM', 'SIGINT'] });

/** A worker that the server's going away has ended is followed by another one; one that was told to stop is not. */
const serve = async (): Promise<void> => {
  const connection = await NativeConnection.connect(temporalAddress(config));
  try {
    await runWorker(config, deps, connection);
  } finally {
    await connection.close().catch(() => undefined);
  }
};

const { db, calls, log } = deps;
const pulse = startPulse(createPulse({ db, program: 'worker-order', readCalls: calls.read }), log);
await untilThere(log, 'the workflow server', serve);
await pulse.stop();
await deps.database.close();
