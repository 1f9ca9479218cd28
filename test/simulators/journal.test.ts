import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openJournal } from '../../simulators/kit/journal.ts';

describe('the journal of a simulator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const lines = (file: string): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);

  test('what is settled is on the disk, in order, however many write at once', async () => {
    const file = join(folder, 'deep', 'order.jsonl');
    const journal = await openJournal(file);
    const writeOne = async (n: number): Promise<void> => {
      journal.write({ op: 'a', key: `k${n}`, effect: 'done' });
      await journal.settled();
      expect(lines(file).length).toBeGreaterThanOrEqual(n);
    };
    await Promise.all(Array.from({ length: 200 }, (_, index) => writeOne(index + 1)));
    expect(lines(file).map((line) => (JSON.parse(line) as { n: number }).n)).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    );
    await journal.close();
  });

  test('documents are rebuilt, removed ones stay removed, and numbers go on', async () => {
    const file = join(folder, 'documents.jsonl');
    const first = await openJournal(file);
    first.write({ op: 'a', key: '1', effect: 'made', put: [['thing', '1', { size: 1 }]] });
    first.write({ op: 'a', key: '2', effect: 'made', put: [['thing', '2', { size: 1 }]] });
    first.write({ op: 'a', key: '1', effect: 'grown', put: [['thing', '1', { size: 2 }]] });
    first.write({ op: 'a', key: '2', effect: 'gone', put: [['thing', '2', null]] });
    await first.close();
    const second = await openJournal(file);
    expect([...second.documents('thing')]).toEqual([['1', { size: 2 }]]);
    expect(second.write({ op: 'b', key: '3', effect: 'read' }).n).toBe(5);
    await second.close();
  });

  test('a line that a kill tore apart is dropped, and the next one starts clean', async () => {
    const file = join(folder, 'torn.jsonl');
    const first = await openJournal(file);
    first.write({ op: 'a', key: '1', effect: 'made' });
    await first.close();
    appendFileSync(file, '{"n":2,"op":"a","key":"ü');
    const second = await openJournal(file);
    expect(second.list().map((entry) => entry.n)).toEqual([1]);
    second.write({ op: 'a', key: '2', effect: 'made' });
    await second.close();
    expect(lines(file)).toHaveLength(2);
    expect((await openJournal(file)).list().map((entry) => entry.key)).toEqual(['1', '2']);
  });

  test('it can be read from a number on, by operation and by key', async () => {
    const journal = await openJournal();
    for (const op of ['yipay.create', 'yipay.pay', 'cardhouse.create'])
      journal.write({ op, key: 'k/1', effect: 'done' });
    const numbers = (filter: object): number[] => journal.list(filter).map((entry) => entry.n);
    expect(numbers({ after: 1 })).toEqual([2, 3]);
    expect(numbers({ op: 'yipay.*' })).toEqual([1, 2]);
    expect(numbers({ op: 'yipay.create', key: 'k/*' })).toEqual([1]);
    expect(numbers({ limit: 2 })).toEqual([1, 2]);
    expect(numbers({ key: 'k/' })).toEqual([]);
  });
});
