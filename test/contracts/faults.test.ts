import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { PROBLEM_PAGES, presentProblem, problem } from '../../contracts/problem.ts';
import { FAULT_KINDS, FAULTS, type FaultCode, isRetryable, kindOf, problemType } from '../../domain/faults.ts';
import { declareApp } from '../../scripts/client/describe.ts';

const CODES = Object.keys(FAULTS) as FaultCode[];
const doc = readFileSync(join(import.meta.dirname, '../../docs/problems.md'), 'utf8');

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\||\|$|`/g, '').trim()));

describe('one table of faults from the domain to the wire', () => {
  test('every code stands in docs/problems.md with its status, kind and title, in the order of the table', () => {
    const expected = [...PROBLEM_PAGES.values()].map(({ code, status, kind, title }) =>
      [code, status, kind, title].map(String),
    );
    expect(rowsOf(doc).map((row) => row.slice(0, 4))).toEqual(expected);
  });

  test('every row says what to do', () => {
    expect(rowsOf(doc).filter((row) => row.length !== 5 || (row[4] ?? '').length < 10)).toEqual([]);
  });

  test('every kind is used, and its codes answer with a status of a refusal', () => {
    expect(new Set(CODES.map(kindOf))).toEqual(new Set(FAULT_KINDS));
    for (const code of CODES) {
      const { status } = presentProblem([{ code }]);
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(status === 429 || status === 503, code).toBe(isRetryable(code));
    }
  });

  test('every type is the address of one page only', () => {
    expect(new Set(CODES.map(problemType)).size).toBe(CODES.length);
    expect([...PROBLEM_PAGES.keys()]).toEqual([...CODES.map(problemType), '/problems/internal']);
  });

  test('whatever faults come together, the first names the problem and all are told', () => {
    const faults = fc.array(fc.record({ code: fc.constantFrom(...CODES), pointer: fc.string() }), { minLength: 1 });
    fc.assert(
      fc.property(faults, (all) => {
        const [first, ...more] = all;
        if (!first) return;
        const presented = problem.parse(presentProblem([first, ...more], '/v1/orders'));
        expect(presented.code).toBe(first.code);
        expect(presented.errors.map(({ code, pointer }) => ({ code, pointer }))).toEqual(all);
      }),
    );
  });
});

describe('the OpenAPI document', async () => {
  const { app, document, access, close } = await declareApp();
  afterAll(close);
  type Operation = {
    operationId?: string;
    security?: unknown[];
    responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
  };
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = ((document as { components?: { schemas?: Record<string, unknown> } }).components?.schemas ??
    {}) as Record<string, { enum?: string[] }>;

  test('knows exactly the codes of the table, and the one that stands for a bug', () => {
    expect(schemas.ProblemCode?.enum).toEqual([...CODES, 'INTERNAL']);
  });

  test.each(operations)('$method $path may answer with a problem', ({ operation }) => {
    expect(operation.responses.default?.content).toEqual({
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    });
  });

  test('every operation has a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  test('every type leads to the page of its problem', async () => {
    for (const [type, page] of PROBLEM_PAGES) {
      const answer = await app.inject({ url: type });
      expect([answer.statusCode, answer.json()]).toEqual([200, page]);
    }
    const unknown = await app.inject({ url: '/problems/constructor' });
    expect([unknown.statusCode, unknown.json<{ code: string }>().code]).toEqual([404, 'ROUTE_UNKNOWN']);
  });

  test('docs/api.md lists every route that needs a key, with its scope', () => {
    const listed = rowsOf(readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8'));
    const expected = access
      .filter(({ method, scope }) => method !== 'HEAD' && scope !== 'public')
      .map(({ method, url, scope }) => [`${method} ${url}`, scope]);
    expect(new Set(listed.map(([route, scope]) => `${route} ${scope}`))).toEqual(
      new Set(expected.map(([route, scope]) => `${route} ${scope}`)),
    );
  });

  test('every route under /v1 is in the document, and needs a key', () => {
    const documented = operations
      .filter(({ operation }) => operation.security === undefined)
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const closed = access
      .filter(({ method, scope }) => method !== 'HEAD' && scope !== 'public')
      .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(documented.toSorted()).toEqual(closed.toSorted());
  });
});
