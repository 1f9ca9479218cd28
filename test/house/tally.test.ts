import { describe, expect, test } from 'vitest';
import { add, closingLine, exitCodeOf, type Report, tallyReport } from '../../scripts/testing/tally.ts';

const report = (counts: Partial<Report> = {}): Report => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...counts,
});

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe('the sum of a test run', () => {
  test('counts what passed, failed and was skipped or only announced', () => {
    const counts = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    const tally = tallyReport(report({ ...counts, testResults: [file('failed', 'passed', 'failed')] }), 1);
    expect(tally).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  test('counts a file that never got to its tests', () => {
    const testResults = [file('failed'), file('failed', 'skipped', 'passed'), file('passed', 'passed')];
    expect(tallyReport(report({ numPassedTests: 2, testResults }), 1).failed).toBe(2);
  });

  test('counts a run that failed outside its tests, or left no report', () => {
    expect(tallyReport(report({ numPassedTests: 3 }), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
    expect(tallyReport(undefined, 0).failed).toBe(1);
  });

  test('ends in one line, with skipped tests only if there are any', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
  });

  test('fails when something failed, or when nothing ran', () => {
    const passed = { passed: 1, failed: 0, skipped: 0 };
    expect(exitCodeOf(passed)).toBe(0);
    expect(exitCodeOf(add(passed, { passed: 0, failed: 1, skipped: 0 }))).toBe(1);
    expect(exitCodeOf({ passed: 0, failed: 0, skipped: 9 })).toBe(1);
  });
});
