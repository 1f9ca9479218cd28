import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTION_STATES, ACTION_TRANSITIONS } from '../../domain/action/kind.ts';
import { RESERVATION_STATES, RESERVATION_TRANSITIONS } from '../../domain/inventory/status.ts';
import { ENDED_ORDER_STATUSES, ORDER_STATUSES, ORDER_TRANSITIONS } from '../../domain/order/status.ts';
import {
  PAYMENT_STATUSES,
  PAYMENT_TRANSITIONS,
  REFUND_STATUSES,
  REFUND_TRANSITIONS,
} from '../../domain/payment/status.ts';
import { PICK_TASK_STATES, PICK_TASK_TRANSITIONS } from '../../domain/picking/status.ts';
import {
  BOOKING_STATUSES,
  BOOKING_TRANSITIONS,
  SHIPMENT_STATUSES,
  SHIPMENT_TRANSITIONS,
} from '../../domain/shipment/status.ts';
import { isFinal, mayFollow } from '../../domain/state-machine.ts';

type Table = {
  readonly states: readonly string[];
  readonly next: Readonly<Record<string, readonly string[]>>;
  readonly start: string;
  readonly finals: readonly string[];
};

const TABLES: Readonly<Record<string, Table>> = {
  ORDER_TRANSITIONS: {
    states: ORDER_STATUSES,
    next: ORDER_TRANSITIONS,
    start: 'accepted',
    finals: ENDED_ORDER_STATUSES,
  },
  // No final state: money can come, and go, after everything else has ended.
  PAYMENT_TRANSITIONS: { states: PAYMENT_STATUSES, next: PAYMENT_TRANSITIONS, start: 'created', finals: [] },
  REFUND_TRANSITIONS: {
    states: REFUND_STATUSES,
    next: REFUND_TRANSITIONS,
    start: 'requested',
    finals: ['succeeded', 'failed'],
  },
  SHIPMENT_TRANSITIONS: {
    states: SHIPMENT_STATUSES,
    next: SHIPMENT_TRANSITIONS,
    start: 'planned',
    finals: ['delivered', 'returned', 'cancelled'],
  },
  BOOKING_TRANSITIONS: {
    states: BOOKING_STATUSES,
    next: BOOKING_TRANSITIONS,
    start: 'requested',
    finals: ['refused', 'voided'],
  },
  PICK_TASK_TRANSITIONS: {
    states: PICK_TASK_STATES,
    next: PICK_TASK_TRANSITIONS,
    start: 'open',
    finals: ['done', 'cancelled'],
  },
  RESERVATION_TRANSITIONS: {
    states: RESERVATION_STATES,
    next: RESERVATION_TRANSITIONS,
    start: 'held',
    finals: ['consumed', 'released'],
  },
  ACTION_TRANSITIONS: {
    states: ACTION_STATES,
    next: ACTION_TRANSITIONS,
    start: 'proposed',
    finals: ['applied', 'refused', 'expired', 'failed'],
  },
};

const reachable = ({ next, start }: Table): Set<string> => {
  const found = new Set([start]);
  for (const state of found) for (const after of next[state] ?? []) found.add(after);
  return found;
};

const leadsToEnd = ({ next, finals }: Table, from: string): boolean =>
  [...reachable({ next, finals, start: from, states: [] })].some((state) => finals.includes(state));

describe.each(Object.entries(TABLES))('%s', (_name, table) => {
  test('knows every state and no other', () => {
    expect(Object.keys(table.next).toSorted()).toEqual([...table.states].toSorted());
    for (const state of Object.values(table.next).flat()) expect(table.states).toContain(state);
  });

  test('reaches every state from its first one, and never stays where it is', () => {
    expect([...reachable(table)].toSorted()).toEqual([...table.states].toSorted());
    for (const [state, after] of Object.entries(table.next)) {
      expect(after).not.toContain(state);
      expect(new Set(after).size).toBe(after.length);
    }
  });

  test('ends where it is meant to end, and from everywhere there is a way to an end', () => {
    const finals = table.states.filter((state) => isFinal(table.next, state));
    expect(finals.toSorted()).toEqual([...table.finals].toSorted());
    for (const end of table.finals)
      for (const state of table.states) expect(mayFollow(table.next, end, state)).toBe(false);
    if (table.finals.length > 0) for (const state of table.states) expect(leadsToEnd(table, state)).toBe(true);
  });
});

test('every table of transitions in the domain is checked here', async () => {
  const domain = join(import.meta.dirname, '../../domain');
  const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(status|kind)\.ts$/.test(file),
  );
  const modules = await Promise.all(files.map((file) => import(join(domain, file)) as Promise<object>));
  const found = modules.flatMap((each) => Object.keys(each)).filter((name) => name.endsWith('_TRANSITIONS'));
  expect(found.toSorted()).toEqual(Object.keys(TABLES).toSorted());
});
