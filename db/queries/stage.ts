import { type SQL, sql } from 'drizzle-orm';
import {
  FIRST_STAGE_UNDER_WAY,
  type OrderStage,
  STAGE_OF_SHIPMENT,
  STAGE_OF_STATUS,
  STAGES,
  statusesAt,
} from '../../domain/order/stage.ts';
import { anyOf } from './list.ts';

const quoted = (name: string): string => `'${name}'`;

const whenThen = (table: Readonly<Record<string, string | null>>, then: (stage: string) => string): string =>
  Object.entries(table)
    .flatMap(([status, stage]) => (stage === null ? [] : [`WHEN '${status}' THEN ${then(stage)}`]))
    .join(' ');

const rankOf = (stage: string): string => String(STAGES.findIndex((one) => one === stage) + 1);

/** The least advanced stage of an order's shipments, as a number from 1; null when it waits for none. */
const slowestShipment = (alias: string): string => `(
  SELECT min(CASE s.status ${whenThen(STAGE_OF_SHIPMENT, rankOf)} END)
  FROM shipment s WHERE s.order_id = "${alias}".id AND s.settled_at IS NULL)`;

/** `orderStage` of domain/order/stage.ts as an expression over the order's row; `alias` is the name it has in the query. */
export const stageOf = (alias = 'order'): SQL<OrderStage> =>
  sql<OrderStage>`${sql.raw(`(CASE "${alias}".status ${whenThen(STAGE_OF_STATUS, quoted)}
  ELSE (ARRAY[${STAGES.map(quoted).join(', ')}])[coalesce(${slowestShipment(alias)}, ${rankOf(FIRST_STAGE_UNDER_WAY)})] END)`)}`;

/** Orders at one of these stages; first by their status, which an index answers, then by their shipments. */
export const atStage = (stages: readonly OrderStage[], alias = 'order'): SQL => {
  const row = sql.identifier(alias);
  const open = stages.includes('ended') ? sql`true` : sql`${row}.ended_at IS NULL`;
  return sql`(${open} AND ${row}.status::text = ${anyOf(statusesAt(stages))} AND ${stageOf(alias)} = ${anyOf(stages)})`;
};
