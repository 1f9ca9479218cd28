import { connectDatabase } from '../../db/client.ts';
import { round, type Row, say } from '../kit/bench.ts';
import { median } from '../kit/statistic.ts';
import { openRecordingApi, type RecordingApi } from './api.ts';
import { openStopwatch, type Stopwatch, summarise, type Timed } from './database-time.ts';
import { EXPORTS, type Question, readQuestions } from './question.ts';

export type Asked = Timed & {
  readonly name: string;
  readonly queries: number;
  readonly found: number;
  /** What finds nothing, though it should, measures nothing. */
  readonly isEmpty: boolean;
};

/** A piece of an export is two statements: which orders, then what is written of them. */
const PIECE = 2;
const PIECE_ROUNDS = 3;
const SAY_EVERY = 20;

type Tools = { readonly api: RecordingApi; readonly stopwatch: Stopwatch; readonly rounds: number };

type Found = { readonly data?: readonly unknown[]; readonly count?: number; readonly stages?: readonly unknown[] };

const foundIn = (body: string): number => {
  const { data, count, stages } = JSON.parse(body) as Found;
  return count ?? (data ?? stages ?? []).length;
};

const ask = async ({ api, stopwatch, rounds }: Tools, { name, path, mayBeEmpty }: Question): Promise<Asked> => {
  const { body, statements } = await api.get(path);
  const found = foundIn(body);
  const isEmpty = found === 0 && mayBeEmpty !== true;
  return { name, queries: statements.length, found, isEmpty, ...(await stopwatch.time(statements, rounds)) };
};

const askExport = async ({ api, stopwatch }: Tools, { name, path }: Question): Promise<Asked> => {
  const { body, statements } = await api.get(path);
  // The first one looks up who asks.
  const own = statements.slice(1);
  const pieces: Timed[] = [];
  for (let at = 0; at < own.length; at += PIECE)
    pieces.push(await stopwatch.time(own.slice(at, at + PIECE), PIECE_ROUNDS));
  const times = pieces.map(({ medianMs }) => medianMs);
  const slowest = Math.max(...pieces.map(({ slowestQueryMs }) => slowestQueryMs));
  const found = body.split('\n').length - 2;
  return { name, queries: own.length, found, isEmpty: found === 0, ...summarise(times, slowest) };
};

const askAll = async (tools: Tools, questions: readonly Question[]): Promise<Asked[]> => {
  const asked: Asked[] = [];
  for (const [n, question] of questions.entries()) {
    asked.push(await ask(tools, question));
    if ((n + 1) % SAY_EVERY === 0) say(`${n + 1} of ${questions.length} questions asked`);
  }
  for (const question of EXPORTS) {
    say(question.name);
    asked.push(await askExport(tools, question));
  }
  return asked;
};

/** Every query that the list of orders makes, taken from the product's own api as it answers. */
export const askEverything = async (databaseUrl: string, rounds: number): Promise<readonly Asked[]> => {
  const api = await openRecordingApi(databaseUrl);
  const stopwatch = openStopwatch(databaseUrl);
  const client = connectDatabase(databaseUrl, { max: 1, application: 'bench' });
  try {
    const questions = await readQuestions(client.plain, api);
    say(`${questions.length} questions, ${rounds} rounds each`);
    return await askAll({ api, stopwatch, rounds }, questions);
  } finally {
    await Promise.all([client.close(), stopwatch.close()]);
    await api.close();
  }
};

export const figuresOf = (asked: readonly Asked[]) => {
  const medians = asked.map(({ medianMs }) => medianMs);
  return {
    questions: asked.length,
    medianMs: round(median(medians), 1),
    slowestMedianMs: round(Math.max(...medians), 1),
    worstMs: round(Math.max(...asked.map(({ worstMs }) => worstMs)), 1),
  };
};

export const faultsOf = (asked: readonly Asked[]): readonly string[] =>
  asked.filter(({ isEmpty }) => isEmpty).map(({ name }) => `${name} finds nothing`);

/** Slowest first. */
export const rowsOf = (asked: readonly Asked[]): readonly Row[] =>
  asked
    .toSorted((a, b) => b.medianMs - a.medianMs)
    .map(({ name, queries, found, medianMs, worstMs, slowestQueryMs }) => ({
      question: name,
      queries,
      found,
      'median ms': round(medianMs, 1),
      'worst ms': round(worstMs, 1),
      'slowest query ms': round(slowestQueryMs, 1),
    }));
