import { Context } from '@temporalio/activity';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { temporalAddress } from '../../../adapters/orchestrator/client.ts';
import { readConfig } from '../../../config.ts';
import { createDeps } from '../../../workers/deps.ts';
import { runWorker } from '../../../workers/run-worker.ts';
import { countCommits } from './commit-count.ts';
import { openMarks } from './marks.ts';

const mark = openMarks();
Runtime.install({ logger: new DefaultLogger('ERROR') });
const config = readConfig();
const deps = createDeps(config, 'worker-order');
const db = countCommits(deps.db, () => Context.current().info.activityType, mark);
await runWorker(config, { ...deps, db }, await NativeConnection.connect(temporalAddress(config)));
await deps.database.close();
