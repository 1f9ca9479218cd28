import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createClient, dataOf, idempotencyKey, ProblemError } from '../../client/client.ts';
import { presentProblem } from '../../contracts/problem.ts';
import { describeClient } from '../../scripts/client/describe.ts';

const committed = (file: string): Promise<string> => readFile(join(import.meta.dirname, '../../client', file), 'utf8');

describe('the generated client', () => {
  test('is as the API is: npm run openapi would change nothing', async () => {
    const { document, types } = await describeClient();
    expect(await committed('openapi.json')).toBe(document);
    expect(await committed('schema.ts')).toBe(types);
  });
});

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const asked: Request[] = [];
  const client = createClient({
    baseUrl: 'http://127.0.0.1:7300',
    apiKey: 'phk_key',
    fetch: async (request) => {
      asked.push(request);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
    },
  });
  return { client, asked };
};

const list = (client: ReturnType<typeof createClient>) => dataOf(client.GET('/v1/orders', { params: { query: {} } }));

describe('a caller of the client', () => {
  test('is given the data, and is known by its key', async () => {
    const { client, asked } = answering(200, { data: [], next_cursor: null });
    expect(await list(client)).toEqual({ data: [], next_cursor: null });
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer phk_key');
  });

  test('meets a refusal as a typed error with every fault', async () => {
    const problem = presentProblem([{ code: 'STOCK_INSUFFICIENT' }, { code: 'COUPON_UNKNOWN' }]);
    const { client } = answering(422, problem);
    const error = await list(client).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: 'STOCK_INSUFFICIENT', status: 422, retryAfterMs: undefined });
    expect((error as ProblemError).has('COUPON_UNKNOWN')).toBe(true);
    expect((error as ProblemError).has('SKU_UNKNOWN')).toBe(false);
  });

  test('is told when to come back', async () => {
    const { client } = answering(503, presentProblem([{ code: 'DATABASE_UNAVAILABLE' }]), { 'retry-after': '2' });
    await expect(list(client)).rejects.toMatchObject({ retryAfterMs: 2_000, problem: { retryable: true } });
  });

  test('does not take the page of a proxy for an answer', async () => {
    const { client } = answering(502, '<html>Bad Gateway</html>');
    await expect(list(client)).rejects.toThrow('HTTP 502');
  });

  test('makes a new idempotency key unless it has one', () => {
    expect(idempotencyKey()['idempotency-key']).not.toBe(idempotencyKey()['idempotency-key']);
    expect(idempotencyKey('checkout-7')).toEqual({ 'idempotency-key': 'checkout-7' });
  });
});
