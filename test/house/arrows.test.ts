import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantProject, type PlantedProject } from './planted-project.ts';
import { runTool } from './run-tool.ts';

/** file → [what it imports, how, the rule that must object]; `type` marks an import of types only. */
type Planted = readonly [target: string, rule: string, how?: 'type'];

const FAULTS: Readonly<Record<string, Planted>> = {
  'domain/to-contracts.ts': ['../contracts/order.ts', 'domain-local'],
  'domain/to-db-type.ts': ['../db/client.ts', 'domain-local', 'type'],
  'domain/to-zod.ts': ['zod', 'domain-npm'],
  'domain/to-node.ts': ['node:crypto', 'domain-node'],
  'contracts/to-db.ts': ['../db/client.ts', 'contracts-local'],
  'contracts/to-activities.ts': ['../activities/stock.ts', 'contracts-local'],
  'contracts/to-fastify.ts': ['fastify', 'contracts-npm'],
  'contracts/to-node.ts': ['node:crypto', 'contracts-node'],
  'contracts/messages.ts': ['./order.ts', 'plain-contracts-types-only'],
  'contracts/workflow-ids.ts': ['zod', 'plain-contracts-npm'],
  'adapters/carrier/port.ts': ['../http.ts', 'ports-local'],
  'adapters/channel/port.ts': ['fastify', 'ports-npm'],
  'adapters/carrier/to-db.ts': ['../../db/client.ts', 'adapters-local'],
  'adapters/carrier/to-activities.ts': ['../../activities/stock.ts', 'adapters-local'],
  'adapters/orchestrator/to-workflow.ts': ['../../workflows/order/order.ts', 'adapters-local'],
  'db/to-contracts.ts': ['../contracts/order.ts', 'db-local'],
  'db/to-adapters.ts': ['../adapters/payment/port.ts', 'db-local', 'type'],
  'activities/to-live-adapter.ts': ['../adapters/payment/live.ts', 'activities-local'],
  'activities/to-workflow.ts': ['../workflows/order/messages.ts', 'activities-local', 'type'],
  'activities/to-api.ts': ['../api/app.ts', 'activities-local'],
  'jobs/to-activities.ts': ['../activities/stock.ts', 'jobs-local'],
  'jobs/to-live-adapter.ts': ['../adapters/payment/live.ts', 'jobs-local'],
  'workflows/order/to-contracts.ts': ['../../contracts/order.ts', 'workflows-types-only'],
  'workflows/order/to-activities.ts': ['../../activities/stock.ts', 'workflows-types-only'],
  'workflows/order/to-db-type.ts': ['../../db/client.ts', 'workflows-local', 'type'],
  'workflows/order/to-adapter-type.ts': ['../../adapters/payment/port.ts', 'workflows-local', 'type'],
  'workflows/order/to-heavy-domain.ts': ['../../domain/distance.ts', 'workflows-leaf'],
  'workflows/order/to-zod.ts': ['zod', 'workflows-npm'],
  'workflows/order/to-node.ts': ['node:crypto', 'workflows-node'],
  'api/orders/to-port.ts': ['../../adapters/payment/port.ts', 'api-types-only'],
  'api/orders/to-live-adapter.ts': ['../../adapters/payment/live.ts', 'api-local', 'type'],
  'api/orders/to-schema.ts': ['../../db/schema/order.ts', 'api-types-only'],
  'api/orders/to-activities.ts': ['../../activities/stock.ts', 'api-local', 'type'],
  'api/orders/to-workflow.ts': ['../../workflows/order/order.ts', 'api-local'],
  'api/orders/to-config.ts': ['../../config.ts', 'config-goes-to-roots'],
  'api/orders/to-server.ts': ['../server.ts', 'nothing-imports-a-root'],
  'activities/to-worker.ts': ['../workers/deps.ts', 'nothing-imports-a-root', 'type'],
  'workers/to-server.ts': ['../api/server.ts', 'workers-without-server'],
  'api/server.ts': ['../workers/deps.ts', 'api-without-workers'],
  'workers/to-simulator.ts': ['../simulators/carriers/main.ts', 'product-stands-alone'],
  'workers/to-script.ts': ['../scripts/demo.ts', 'product-stands-alone'],
  'workers/to-test.ts': ['../test/support/servers.ts', 'product-stands-alone'],
  'workers/to-world.ts': ['../world/seed.ts', 'world-is-for-the-demo'],
  'workers/to-dev-package.ts': ['fast-check', 'no-dev-package'],
  'workers/to-unlisted-package.ts': ['webpack', 'no-unlisted-package'],
  'workers/to-nowhere.ts': ['../db/absent.ts', 'no-unresolved'],
  'config.ts': ['./db/client.ts', 'config-local'],
  'client/to-domain.ts': ['../domain/money.ts', 'client-local'],
  'client/to-node.ts': ['node:crypto', 'client-node'],
  'world/to-domain.ts': ['../domain/money.ts', 'world-local', 'type'],
  'world/to-zod.ts': ['zod', 'world-npm'],
  'world/to-node.ts': ['node:crypto', 'world-node'],
  'simulators/carriers/to-domain.ts': ['../../domain/money.ts', 'simulators-local'],
  'simulators/carriers/to-adapter.ts': ['../../adapters/payment/port.ts', 'simulators-local', 'type'],
  'console/to-domain.ts': ['../domain/order/status.ts', 'console-local'],
  'console/to-api.ts': ['../api/app.ts', 'console-local', 'type'],
  'console/page/to-db.tsx': ['../../db/client.ts', 'console-local'],
  'console/page/to-node.tsx': ['node:crypto', 'console-node'],
  'db/cycle-a.ts': ['./cycle-b.ts', 'no-cycle'],
};

const ALLOWED: Readonly<Record<string, string>> = {
  'domain/money.ts': 'export const x = 1;',
  'domain/waiting.ts': "import './money.ts';\nexport const x = 1;",
  'domain/distance.ts': "import haversine from 'haversine-distance';\nexport const x = haversine;",
  'domain/order/status.ts': "import '../money.ts';\nexport const x = 1;",
  'contracts/order.ts': "import { z } from 'zod';\nimport '../domain/money.ts';\nexport const x = z.string();",
  'contracts/task-queues.ts':
    "import './order-answer.ts';\nimport type { x as y } from './order.ts';\nexport type Y = typeof y;",
  'contracts/search-attributes.ts': "import '@temporalio/common';\nexport const x = 1;",
  'contracts/order-answer.ts': "import '../domain/money.ts';\nexport const x = 1;",
  'adapters/http.ts': "import 'node:crypto';\nimport '../domain/money.ts';\nexport const x = 1;",
  'adapters/payment/port.ts':
    "import '../../domain/money.ts';\nimport '../../contracts/order.ts';\nexport const x = 1;",
  'adapters/payment/live.ts': "import './port.ts';\nimport '../http.ts';\nexport const x = 1;",
  'adapters/orchestrator/temporal.ts':
    "import '@temporalio/client';\nimport '../../workflows/order/messages.ts';\nexport const x = 1;",
  'db/client.ts': "import 'postgres';\nimport '../domain/money.ts';\nexport const x = 1;",
  'db/schema/order.ts': "import 'drizzle-orm';\nexport const x = 1;",
  'db/queries/order.ts': "import '../schema/order.ts';\nexport const x = 1;",
  'db/cycle-b.ts': "import './cycle-a.ts';\nexport const x = 1;",
  'activities/stock.ts':
    "import '../adapters/payment/port.ts';\nimport '../contracts/order.ts';\nimport '../domain/distance.ts';\nimport '../db/schema/order.ts';\nexport const x = 1;",
  'jobs/webhook.ts': "import '../adapters/payment/port.ts';\nimport '../db/client.ts';\nexport const x = 1;",
  'workflows/order/messages.ts': "import '@temporalio/workflow';\nexport const x = 1;",
  'workflows/order/order.ts':
    "import './messages.ts';\nimport '../../domain/waiting.ts';\nimport '../../contracts/task-queues.ts';\nimport type { x as c } from '../../contracts/order.ts';\nimport type { x as a } from '../../activities/stock.ts';\nexport type T = typeof a & typeof c;",
  'api/app.ts':
    "import '../db/queries/order.ts';\nimport '../contracts/order.ts';\nimport '../workflows/order/messages.ts';\nimport type { x as p } from '../adapters/payment/port.ts';\nimport type { x as d } from '../db/client.ts';\nexport type T = typeof p & typeof d;",
  'workers/deps.ts':
    "import '../config.ts';\nimport '../adapters/payment/live.ts';\nimport '../activities/stock.ts';\nimport '../db/client.ts';\nexport const x = 1;",
  'workers/order.ts': "import './deps.ts';\nexport const x = 1;",
  'client/client.ts': "import 'openapi-fetch';\nexport const x = 1;",
  'world/seed.ts': 'export const x = 1;',
  'simulators/carriers/main.ts':
    "import 'node:http';\nimport '../../client/client.ts';\nimport '../../world/seed.ts';\nexport const x = 1;",
  'console/page.ts': "import '../client/client.ts';\nimport '../domain/waiting.ts';\nexport const x = 1;",
  'scripts/demo.ts':
    "import '../api/server.ts';\nimport '../world/seed.ts';\nimport '../config.ts';\nexport const x = 1;",
  'bench/orders.ts': "import '../workers/order.ts';\nimport '../world/seed.ts';\nexport const x = 1;",
  'test/support/servers.ts': "import '../../workers/order.ts';\nimport 'fast-check';\nexport const x = 1;",
};

const source = (target: string, how?: 'type') =>
  how === 'type'
    ? `import type { x } from '${target}';\nexport type T = typeof x;\n`
    : `import '${target}';\nexport const x = 1;\n`;

type Violation = { readonly from: string; readonly rule: { readonly name: string } };

describe('the arrows between folders', () => {
  let project: PlantedProject;
  let violations: readonly Violation[];

  beforeAll(() => {
    const planted = Object.entries(FAULTS).map(([file, [target, , how]]) => [file, source(target, how)]);
    project = plantProject({ ...ALLOWED, ...Object.fromEntries(planted) });
    const run = runTool(
      'depcruise',
      ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '.'],
      project.dir,
    );
    violations = JSON.parse(run.stdout).summary.violations;
  }, 60_000);
  afterAll(() => project.remove());

  const rulesBroken = (file: string) => violations.filter((v) => v.from === file).map((v) => v.rule.name);

  test.each(Object.entries(FAULTS))('%s is refused', (file, [, rule]) => {
    expect(rulesBroken(file)).toContain(rule);
  });

  test.each(Object.keys(ALLOWED).filter((file) => !file.includes('cycle')))('%s is allowed', (file) => {
    expect(rulesBroken(file)).toEqual([]);
  });
});
