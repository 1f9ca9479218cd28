import { NativeConnection, Runtime } from '@temporalio/worker';
import { temporalAddress } from '../adapters/orchestrator/client.ts';
import { readConfig } from '../config.ts';
import { createDeps } from './deps.ts';
import { runWorker } from './run-worker.ts';
import { untilThere } from './until-there.ts';

const config = readConfig();
const deps = createDeps(config, 'worker-order');
Runtime.install({ shutdownSignals: ['SIGTERM', 'SIGINT'] });
const connection = await untilThere(deps.log, 'the workflow server', () =>
  NativeConnection.connect(temporalAddress(config)),
);
await runWorker(config, deps, connection);
