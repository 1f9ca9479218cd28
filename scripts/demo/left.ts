import type { PackhorseClient } from '../../client/client.ts';
import { localUrl } from '../stack/environment.ts';
import type { StackPorts } from '../stack/ports.ts';
import type { BoardRow } from './board.ts';
import { readJournal } from './read-journals.ts';

/** Something that is left for whoever watches: what it is, and how to act. */
export type Left = { readonly id: string; readonly what: string; readonly how: string };

export type LeftParts = {
  readonly client: PackhorseClient;
  readonly ports: StackPorts;
  readonly keys: Readonly<Record<string, string>>;
};

/** A visitor needs longer than a shopper: each thing that is left gets another hour, once per run. */
const AN_HOUR_MS = 3_600_000;

const curl = (api: string, key: string, body?: object): string =>
  [
    `curl -s '${api}' -H 'authorization: Bearer ${key}'`,
    ...(body === undefined
      ? []
      : [`-H 'content-type: application/json' -H "idempotency-key: $RANDOM$RANDOM" -d '${JSON.stringify(body)}'`]),
  ].join(' ');

const inAnHour = (): string => new Date(Date.now() + AN_HOUR_MS).toISOString();

const unpaid = (rows: readonly BoardRow[]): Left[] =>
  rows
    .filter(({ shopper, order }) => shopper.left === 'payment' && order?.status === 'awaiting_payment')
    .map(({ shopper }) => ({
      id: shopper.order_id ?? '',
      what: `${shopper.reference} is not paid`,
      how: `pay it as its customer: ${shopper.pay_url}`,
    }));

const unpicked = (rows: readonly BoardRow[], { ports, keys }: LeftParts): Left[] =>
  rows
    .filter(({ shopper, order }) => shopper.left === 'pick_task' && order?.waiting?.on === 'pick')
    .map(({ shopper }) => ({
      id: `${shopper.order_id}/pick`,
      what: `${shopper.reference} waits to be picked (docs/floor.md has the scans)`,
      how: curl(localUrl(ports.api, `/v1/pick-tasks?order=${shopper.order_id}`), keys.robot ?? ''),
    }));

type Leaving = { readonly id: string; readonly effect: string; readonly order: string };

const readLeavings = async ({ ports }: LeftParts): Promise<Leaving[]> => {
  const entries = await readJournal(localUrl(ports.agents));
  return entries
    .filter(({ op }) => op === 'agents.leave')
    .map(({ key, effect, detail }) => ({ id: key, effect, order: String(detail?.order) }));
};

const lostParcel = async ({ id, order }: Leaving, { client, ports, keys }: LeftParts): Promise<Left[]> => {
  const { data } = await client.GET('/v1/escalations/{id}', { params: { path: { id } } });
  if (data?.state !== 'open') return [];
  const body = { kind: 'reship', reason: 'lost on the way', escalation_id: id };
  const how = curl(localUrl(ports.api, `/v1/orders/${order}/actions`), keys.agent ?? '', body);
  return [{ id, what: `a parcel of ${order} is lost: send the goods again, as an agent`, how }];
};

const openApproval = async ({ id }: Leaving, { client, ports, keys }: LeftParts): Promise<Left[]> => {
  const { data } = await client.GET('/v1/actions/{id}', { params: { path: { id } } });
  if (data?.state !== 'awaiting_approval') return [];
  const body = { decision: 'approve', reason: 'agreed' };
  const how = curl(localUrl(ports.api, `/v1/actions/${id}/approvals`), keys.supervisor ?? '', body);
  return [{ id, what: `a ${data.kind} is above an agent's authority: approve it, as a supervisor`, how }];
};

const giveTime = async (left: Left, { client }: LeftParts): Promise<void> => {
  const to = inAnHour();
  if (left.id.startsWith('ord_') && !left.id.endsWith('/pick')) {
    const body = { deadline: 'payment', to } as const;
    await client.POST('/v1/orders/{id}/deadlines', { params: { path: { id: left.id } }, body });
    return;
  }
  const escalation = left.id.startsWith('act_')
    ? (await client.GET('/v1/actions/{id}', { params: { path: { id: left.id } } })).data?.escalation_id
    : left.id;
  if (!escalation?.startsWith('esc_')) return;
  await client.POST('/v1/escalations/{id}/deadlines', { params: { path: { id: escalation } }, body: { to } });
};

/** Looks for what is left to do, and sees to it that there is time to do it. */
export const createLeftover = (parts: LeftParts) => {
  const given = new Set<string>();
  return async (
    rows: readonly BoardRow[],
  ): Promise<{ readonly left: readonly Left[]; readonly fresh: readonly Left[] }> => {
    const leavings = await readLeavings(parts);
    const looked = await Promise.all(
      leavings.map((leaving) =>
        leaving.effect === 'lost' ? lostParcel(leaving, parts) : openApproval(leaving, parts),
      ),
    );
    const left = [...unpaid(rows), ...unpicked(rows, parts), ...looked.flat()];
    const fresh = left.filter(({ id }) => !given.has(id));
    for (const each of fresh) {
      given.add(each.id);
      await giveTime(each, parts);
    }
    return { left, fresh };
  };
};
