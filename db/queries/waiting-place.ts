import { sql } from 'drizzle-orm';
import { NO_PLACE, PLACE_OF_WAIT } from '../../domain/order/stuck.ts';

/** A wait that came too late to a person is still the wait that it was. */
const WAIT = `CASE WHEN "order".needs_attention LIKE 'late\\_%' THEN substr("order".needs_attention, 6) ELSE "order".waiting_on END`;

const fact = (name: string): string => `"order".waiting_facts ->> '${name}'`;
const ANY_PLACE = `coalesce(${fact('carrier')}, ${fact('warehouse')}, ${fact('method')})`;

const CASES = Object.entries(PLACE_OF_WAIT)
  .map(([wait, place]) => `WHEN '${wait}' THEN ${fact(place)}`)
  .join(' ');

/** The warehouse, carrier or payment method that an order waits at, as an expression over its row. */
export const waitingPlace = sql<string>`${sql.raw(`coalesce(CASE ${WAIT} ${CASES} ELSE ${ANY_PLACE} END, '${NO_PLACE}')`)}`;
