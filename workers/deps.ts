import type { Deps } from '../activities/deps.ts';
import { createCarriers } from '../adapters/carrier/registry.ts';
import { createLinks } from '../adapters/link.ts';
import { createLog } from '../adapters/log.ts';
import { createGateways } from '../adapters/payment/registry.ts';
import type { Config } from '../config.ts';
import { connectDatabase, type DatabaseClient } from '../db/client.ts';

export type WorkerDeps = Deps & { readonly database: DatabaseClient };

/** Everything that activities are made of; one of the two places where live adapters are chosen. */
export const createDeps = (config: Config, process: string): WorkerDeps => {
  const database = connectDatabase(config.DATABASE_URL, {
    max: config.DATABASE_POOL,
    application: `packhorse ${process}`,
  });
  const links = createLinks({ secret: config.LINK_SECRET, publicUrl: config.PUBLIC_URL });
  return {
    database,
    db: database.db,
    plain: database.plain,
    gateways: createGateways({
      yipay: { baseUrl: config.YIPAY_URL, secret: config.YIPAY_SECRET },
      cardhouse: {
        baseUrl: config.CARDHOUSE_URL,
        apiKey: config.CARDHOUSE_API_KEY,
        webhookSecret: config.CARDHOUSE_WEBHOOK_SECRET,
      },
    }),
    carriers: createCarriers({
      egret: { url: config.EGRET_URL, secret: config.EGRET_SECRET },
      stonebridge: { url: config.STONEBRIDGE_URL, secret: config.STONEBRIDGE_SECRET },
    }),
    publicUrl: config.PUBLIC_URL,
    payUrl: links.payUrl,
    pace: { human: config.PACE_HUMAN, transport: config.PACE_TRANSPORT },
    log: createLog(config.LOG_LEVEL, process),
  };
};
