import type { OrderWebhooks, OrderWorkflow } from '../../contracts/order-detail.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { toldToShop } from '../../db/queries/order-detail.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { findIn, type Of } from './handlers.ts';

type Told = Awaited<ReturnType<typeof toldToShop>>[number];
type Event = OrderWebhooks['data'][number];

/** What programs know of an order: the shop's by its webhooks, the workflow server by its run. */
export const createMachine = ({ db, findRun, temporalUiUrl }: ApiDeps) => {
  const find = findIn(db);
  return {
    webhooks: async (of: Of): Promise<OrderWebhooks> => {
      const events = new Map<string, Event>();
      for (const told of await toldToShop(db, (await find(of)).id)) addTo(events, told);
      return { data: [...events.values()] };
    },

    workflow: async (of: Of): Promise<OrderWorkflow> => {
      const { id, imported } = await find(of);
      const workflowId = orderWorkflowId(id);
      const run = imported ? undefined : await findRun(workflowId);
      if (!run) throw new Refusal([fault('WORKFLOW_UNKNOWN')]);
      const { runId, status, events, startedAt, endedAt } = run;
      const url = `${temporalUiUrl}/${workflowId}/${runId}/history`;
      const span = { started_at: startedAt, ended_at: endedAt };
      return { workflow_id: workflowId, run_id: runId, status, events, ...span, url };
    },
  };
};

const addTo = (events: Map<string, Event>, { event: { id, type, at }, delivery, url }: Told): void => {
  const known = events.get(id) ?? { event_id: id, type, at, deliveries: [] };
  events.set(id, known);
  if (delivery === null) return;
  const { state, attempts, lastStatus, settledAt } = delivery;
  const host = new URL(url ?? '').host;
  known.deliveries.push({ host, state, attempts, last_status: lastStatus, settled_at: settledAt });
};
