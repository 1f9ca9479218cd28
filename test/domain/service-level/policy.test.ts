import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromWire, policyValue, toWire, wireFields } from '../../../contracts/policy.ts';
import { PACES } from '../../../domain/pace.ts';
import { effectOf, type OpenWork } from '../../../domain/service-level/effect.ts';
import { POLICY_NAMES } from '../../../domain/service-level/policy.ts';

const NOW = '2026-06-12T06:00:00.000Z';
const WORK: OpenWork = {
  orders: [
    { status: 'accepted', waitingOn: 'verdict', count: 2 },
    { status: 'awaiting_payment', waitingOn: 'payment', count: 7 },
    { status: 'fulfilling', waitingOn: 'pick', count: 5 },
    { status: 'fulfilling', waitingOn: 'label', count: 3 },
    { status: 'fulfilling', waitingOn: 'hand_over', count: 4 },
    { status: 'after_sales', waitingOn: 'after_sales', count: 11 },
  ],
  escalations: [
    { tier: 'agent', count: 6 },
    { tier: 'supervisor', count: 1 },
  ],
};
const asked = { work: WORK, pace: PACES.real, now: NOW };

describe('what another version would mean', () => {
  test('a longer payment window is for orders from now on: whoever waits keeps the deadline they were told', () => {
    const before = { minutes: 30, remindAtPercent: [50, 80] };
    const effect = effectOf('payment_window', { ...asked, before, after: { minutes: 60, remindAtPercent: [50] } });
    expect(effect).toEqual({
      changed: ['minutes', 'remindAtPercent'],
      touches: [{ group: 'not_paid', effect: 'keeps', count: 9 }],
      examples: [
        { code: 'reminder_1', before: '2026-06-12T06:15:00.000Z', after: '2026-06-12T06:30:00.000Z' },
        { code: 'reminder_2', before: '2026-06-12T06:24:00.000Z', after: null },
        { code: 'payment_deadline', before: '2026-06-12T06:30:00.000Z', after: '2026-06-12T07:00:00.000Z' },
      ],
    });
  });

  test('another time for a step on the floor meets whatever has not come to that step', () => {
    const before = { pickMinutes: 240, packMinutes: 60, handOverMinutes: 480 };
    const packing = effectOf('floor', { ...asked, before, after: { ...before, packMinutes: 30 } });
    expect(packing.touches).toEqual([
      { group: 'at_pack', effect: 'keeps', count: 3 },
      { group: 'before_pack', effect: 'follows', count: 14 },
    ]);
    expect(packing.examples.map(({ code }) => code)).toEqual(['pack_due']);
    const handOver = effectOf('floor', { ...asked, before, after: { ...before, handOverMinutes: 60 } });
    expect(handOver.touches).toEqual([
      { group: 'at_hand_over', effect: 'keeps', count: 4 },
      { group: 'before_hand_over', effect: 'follows', count: 17 },
    ]);
  });

  test('a supervisor gets the new time for what an agent has now', () => {
    const before = { agentMinutes: 120, supervisorMinutes: 240 };
    expect(effectOf('escalation', { ...asked, before, after: { ...before, supervisorMinutes: 60 } }).touches).toEqual([
      { group: 'at_supervisor', effect: 'keeps', count: 1 },
      { group: 'before_supervisor', effect: 'follows', count: 6 },
    ]);
  });

  test('in the demo the example is as near as the demo is fast', () => {
    const effect = effectOf('after_sales', { ...asked, pace: PACES.demo, before: { days: 7 }, after: { days: 14 } });
    expect(effect.examples).toEqual([
      { code: 'after_sales_end', before: '2026-06-12T06:14:00.000Z', after: '2026-06-12T06:28:00.000Z' },
    ]);
    expect(effect.touches).toEqual([{ group: 'not_ended', effect: 'keeps', count: 32 }]);
  });
});

describe('the value of a policy', () => {
  test('is read from the wire as it was written there, for every policy within its bounds', () => {
    for (const name of POLICY_NAMES) {
      const members = wireFields(name).map(({ name: field, min, max, most }) => {
        const one = fc.integer({ min, max });
        const many = fc.uniqueArray(one, { maxLength: most ?? 1 }).map((all) => all.toSorted((a, b) => a - b));
        return [field, most === null ? one : many] as const;
      });
      fc.assert(
        fc.property(fc.record(Object.fromEntries(members)), (value) => {
          expect(toWire(fromWire(name, policyValue(name).parse(value)))).toEqual(value);
        }),
      );
    }
  });

  test('out of bounds is refused at every place at once', () => {
    const wrong = policyValue('payment_window').safeParse({ minutes: 0, remind_at_percent: [80, 50], hours: 1 });
    expect(wrong.error?.issues.map(({ path, code }) => [path.join('/'), code])).toEqual([
      ['minutes', 'too_small'],
      ['remind_at_percent', 'custom'],
      ['', 'unrecognized_keys'],
    ]);
  });
});
