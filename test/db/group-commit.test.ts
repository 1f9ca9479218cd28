import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGroupCommit } from '../../db/group-commit.ts';
import { FaultError } from '../../domain/fault-error.ts';

type Request = { readonly n: number; readonly wants: readonly string[] };
class Spoilt extends Error {}

/** A database that the test lets go, transaction by transaction. */
const aCommit = (spoils: (request: Request) => boolean = () => false) => {
  const groups: number[][] = [];
  const running: { readonly wants: ReadonlySet<string>; go(): void }[] = [];
  let touchedTwice = 0;
  const commit = async (requests: readonly Request[]): Promise<string[]> => {
    groups.push(requests.map(({ n }) => n));
    const wants = new Set(requests.flatMap((request) => request.wants));
    if (running.some((other) => [...wants].some((want) => other.wants.has(want)))) touchedTwice += 1;
    await new Promise<void>((resolve) => {
      const one = { wants, go: () => (running.splice(running.indexOf(one), 1), resolve()) };
      running.push(one);
    });
    if (requests.some(spoils)) throw new Spoilt('one of them');
    return requests.map(({ n }) => `answer ${n}`);
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const finish = async (): Promise<void> => {
    await turn();
    running[0]?.go();
    await turn();
  };
  /** A group leaves a few turns of the loop after the one before has ended. */
  const finishAll = async (): Promise<void> => {
    for (let idle = 0; idle < 5; idle = running.length === 0 ? idle + 1 : 0) {
      running[0]?.go();
      await turn();
    }
  };
  return { groups, running, commit, turn, finish, finishAll, touchedTwice: () => touchedTwice };
};

const open = (database: ReturnType<typeof aCommit>, limits: { largest?: number; waiting?: number } = {}) =>
  createGroupCommit<Request, string>({
    commit: database.commit,
    contendsFor: ({ wants }) => wants,
    isAboutOne: (error) => error instanceof Spoilt,
    transactions: 4,
    ...limits,
  });

const hot = (n: number): Request => ({ n, wants: ['hot'] });
const cold = (n: number): Request => ({ n, wants: [`cold ${n}`] });

describe('a group commit', () => {
  test('lets a single request go at once', async () => {
    const database = aCommit();
    const answer = open(database).submit(hot(1));
    await database.turn();
    expect(database.groups).toEqual([[1]]);
    await database.finish();
    expect(await answer).toBe('answer 1');
  });

  test('puts those who come meanwhile into the next transaction, in their order', async () => {
    const database = aCommit();
    const commits = open(database);
    const first = commits.submit(hot(1));
    await database.turn();
    const others = [2, 3, 4].map((n) => commits.submit(hot(n)));
    await database.finish();
    await first;
    await database.finishAll();
    expect(database.groups).toEqual([[1], [2, 3, 4]]);
    expect(await Promise.all(others)).toEqual(['answer 2', 'answer 3', 'answer 4']);
  });

  test('keeps a crowd apart, so that others do not wait for its transaction', async () => {
    const database = aCommit();
    const commits = open(database);
    const all = Array.from({ length: 20 }, (_, n) => commits.submit(hot(n)));
    all.push(commits.submit(cold(100)), commits.submit(cold(101)));
    await database.turn();
    expect(database.groups).toEqual([Array.from({ length: 20 }, (_, n) => n), [100, 101]]);
    await database.finishAll();
    await Promise.all(all);
  });

  test('makes no transaction larger than it may be', async () => {
    const database = aCommit();
    const commits = open(database, { largest: 8 });
    const all = Array.from({ length: 20 }, (_, n) => commits.submit(hot(n)));
    await database.finishAll();
    await Promise.all(all);
    expect(database.groups.map((group) => group.length)).toEqual([8, 8, 4]);
  });

  test('refuses whom it has no room for, and says when to come again', async () => {
    const database = aCommit();
    const commits = open(database, { waiting: 2 });
    const accepted = [commits.submit(hot(1)), commits.submit(hot(2))];
    const refused = await commits.submit(hot(3)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FaultError);
    expect(refused).toMatchObject({ code: 'RATE_LIMITED' });
    expect((refused as FaultError).retryAfterMs).toBeGreaterThan(0);
    await database.finishAll();
    expect(await Promise.all(accepted)).toEqual(['answer 1', 'answer 2']);
    const again = commits.submit(hot(3));
    await database.finishAll();
    expect(await again).toBe('answer 3');
  });

  test('fails only the one who spoils a transaction', async () => {
    const database = aCommit(({ n }) => n === 5);
    const commits = open(database);
    const all = Array.from({ length: 12 }, (_, n) => commits.submit(hot(n)));
    const settled = Promise.allSettled(all);
    await database.finishAll();
    const outcomes = (await settled).map(({ status }) => status);
    expect(outcomes.filter((status) => status === 'rejected')).toHaveLength(1);
    expect(outcomes[5]).toBe('rejected');
  });

  test('fails all together when the database is gone, without asking it again', async () => {
    let asked = 0;
    const commits = createGroupCommit<Request, string>({
      commit: async () => {
        asked += 1;
        throw new Error('gone');
      },
      contendsFor: ({ wants }) => wants,
      isAboutOne: () => false,
    });
    const settled = await Promise.allSettled([1, 2, 3].map((n) => commits.submit(hot(n))));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(asked).toBe(1);
  });

  test('answers everybody once, in order for whatever they share, and never touches a thing twice at once', async () => {
    const things: string[] = ['a', 'b', 'c', 'd', 'e'];
    const request = fc.uniqueArray(fc.constantFrom(...things), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), async (all, largest) => {
        const database = aCommit();
        const commits = open(database, { largest });
        const answers: Promise<string>[] = [];
        for (const [n, wants] of all.entries()) {
          answers.push(commits.submit({ n, wants }));
          if (n % 7 === 0) await database.finish();
        }
        await database.finishAll();
        expect(await Promise.all(answers)).toEqual(all.map((_, n) => `answer ${n}`));
        expect(database.touchedTwice()).toBe(0);
        for (const want of things) {
          const served = database.groups.flat().filter((n) => all[n]?.includes(want));
          expect(served).toEqual(served.toSorted((x, y) => x - y));
        }
      }),
      { numRuns: 60 },
    );
  });
});
