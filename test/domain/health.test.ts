import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCounts,
  CALL_ENDS,
  type Call,
  type CallEnd,
  countCalls,
  type HealthState,
  judgeCalls,
  judgeServer,
  judgeWork,
  medianMs,
  recentCalls,
  SLOW_MS,
  WINDOW_MS,
} from '../../domain/health.ts';

const BADNESS: Readonly<Record<HealthState, number>> = { quiet: 0, ok: 0, slow: 1, failing: 2 };

const call = (end: CallEnd = 'answered', ms = 40, at = 0): Call => ({ at, ms, end });
const judge = (calls: readonly Call[]): HealthState => judgeCalls(countCalls(calls));
const badness = (calls: readonly Call[]): number => BADNESS[judge(calls)];
const times = (n: number, one: Call): Call[] => Array.from({ length: n }, () => one);

const anyCall = fc.record({
  at: fc.integer({ min: 0, max: 1_000_000 }),
  ms: fc.integer({ min: 0, max: 10_000 }),
  end: fc.constantFrom(...CALL_ENDS),
});
const someCalls = fc.array(anyCall, { maxLength: 30 });

/** Each step is a worse end of the same call. */
const WORSE: readonly Call[] = [call(), call('answered', SLOW_MS), call('timed_out', 3_500), call('failed', 3_500)];

describe('how well a provider does', () => {
  test('nobody knows of one that was not asked', () => {
    expect(judge([])).toBe('quiet');
  });

  test('one call in a row that goes wrong is chance, two are not', () => {
    expect(judge([call(), call('failed')])).toBe('ok');
    expect(judge([call(), call('failed'), call('failed')])).toBe('failing');
  });

  test('Stonebridge answers slowly: what comes late or too late makes it slow, not gone', () => {
    expect(judge([call('answered', 3_000), call('timed_out', 3_500), call(), call()])).toBe('slow');
    expect(judge(times(4, call('timed_out')))).toBe('slow');
  });

  test('one that has not answered one of many calls is gone', () => {
    expect(judge(times(5, call('timed_out')))).toBe('failing');
    expect(judge([...times(9, call('timed_out')), call()])).toBe('slow');
  });

  test('it is well again once two of three calls are', () => {
    const bad = times(4, call('failed'));
    expect(judge([...bad, ...times(8, call())])).toBe('failing');
    expect(judge([...bad, ...times(9, call())])).toBe('ok');
  });

  test('a call that ends worse never makes it look better', () => {
    fc.assert(
      fc.property(someCalls, fc.constantFrom(0, 1, 2), (others, n) => {
        expect(badness([...others, WORSE[n + 1] ?? call()])).toBeGreaterThanOrEqual(
          badness([...others, WORSE[n] ?? call()]),
        );
      }),
    );
  });

  test('a quick answer more never makes it look worse', () => {
    fc.assert(
      fc.property(someCalls, (calls) => {
        expect(badness([...calls, call()])).toBeLessThanOrEqual(badness(calls));
      }),
    );
  });

  test('it does not matter which process made which calls', () => {
    fc.assert(
      fc.property(someCalls, someCalls, (ours, theirs) => {
        expect(addCounts([countCalls(ours), countCalls(theirs)])).toEqual(countCalls([...theirs, ...ours]));
      }),
    );
  });

  test('what lies further back is forgotten', () => {
    const now = 10 * WINDOW_MS;
    const old = times(9, call('failed', 10, now - WINDOW_MS));
    expect(judge(recentCalls([...old, call('answered', 40, now)], now))).toBe('ok');
  });

  test('the median is a time that a call took, and half of them took no longer', () => {
    fc.assert(
      fc.property(fc.array(anyCall, { minLength: 1, maxLength: 30 }), (calls) => {
        const median = medianMs(calls) ?? -1;
        expect(calls.map(({ ms }) => ms)).toContain(median);
        expect(calls.filter(({ ms }) => ms <= median).length * 2).toBeGreaterThanOrEqual(calls.length);
      }),
    );
    expect(medianMs([])).toBeNull();
  });
});

describe('how well our own parts do', () => {
  test('work that nobody does is failing, however little there is', () => {
    expect(judgeWork({ processes: 0, oldestMs: 0 })).toBe('failing');
    expect(judgeWork({ processes: 1, oldestMs: 0 })).toBe('ok');
  });

  test('work that waits is late first and stuck later', () => {
    expect(judgeWork({ processes: 2, oldestMs: 20_000 })).toBe('slow');
    expect(judgeWork({ processes: 2, oldestMs: 300_000 })).toBe('failing');
  });

  test('a server is known by its answer', () => {
    expect([12, 4_000, null].map(judgeServer)).toEqual(['ok', 'slow', 'failing']);
  });
});
