import type { Deps } from '../activities/deps.ts';
import { createCallLog, type CallLog } from '../adapters/call-log.ts';
import { createLinks } from '../adapters/link.ts';
import { createLog } from '../adapters/log.ts';
import { createProviders } from '../adapters/provider.ts';
import type { Config } from '../config.ts';
import { connectDatabase, type DatabaseClient } from '../db/client.ts';

export type WorkerDeps = Deps & { readonly database: DatabaseClient; readonly calls: CallLog };

/** Everything that activities are made of; one of the two places where live adapters are chosen. */
export const createDeps = (config: Config, process: string): WorkerDeps => {
  const database = connectDatabase(config.DATABASE_URL, {
    max: config.DATABASE_POOL,
    application: `packhorse ${process}`,
  });
  const calls = createCallLog();
  const links = createLinks({ secret: config.LINK_SECRET, publicUrl: config.PUBLIC_URL });
  return {
    database,
    db: database.db,
    plain: database.plain,
    calls,
    ...createProviders(config, calls),
    publicUrl: config.PUBLIC_URL,
    payUrl: links.payUrl,
    customerUrl: links.customerUrl,
    pace: { human: config.PACE_HUMAN, transport: config.PACE_TRANSPORT },
    log: createLog(config.LOG_LEVEL, process),
  };
};
