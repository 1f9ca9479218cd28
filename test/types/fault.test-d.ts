import { describe, expectTypeOf, test } from 'vitest';
import type { ProblemCode } from '../../client/client.ts';
import { type FaultCode, fault } from '../../domain/faults.ts';

describe('fault codes, at compile time', () => {
  test('a code that is not in the table does not compile', () => {
    fault('STOCK_INSUFFICIENT');
    // @ts-expect-error: no such code
    fault('OUT_OF_STOCK');
    // @ts-expect-error: a code is not any text
    fault(String('STOCK_INSUFFICIENT'));
  });

  test('a client meets exactly the codes of the table, and the one that stands for a bug', () => {
    expectTypeOf<ProblemCode>().toEqualTypeOf<FaultCode | 'INTERNAL'>();
  });
});
