import type { Database, Sql } from '../../db/client.ts';
import { EVENT_CHANNEL, lastSeq, type News, newsAfter } from '../../db/queries/event.ts';

const PAGE = 500;

export type Feed = {
  /** The number up to which everything has been handed on. */
  readonly at: () => number;
  /** Hands on whatever gets its number from now on. */
  subscribe(hear: (news: readonly News[]) => void): () => void;
  close(): Promise<void>;
};

/** One reader per process for all its streams. The notice only wakes: the rows are the answer, also after a reconnect. */
export const openFeed = async (plain: Sql, db: Database): Promise<Feed> => {
  const hearers = new Set<(news: readonly News[]) => void>();
  let last = await lastSeq(db);
  const readOn = async (): Promise<void> => {
    for (let more = true; more; ) {
      const news = await newsAfter(db, last, PAGE);
      last = news.at(-1)?.seq ?? last;
      if (news.length > 0) for (const hear of hearers) hear(news);
      more = news.length === PAGE;
    }
  };
  let reading = Promise.resolve();
  const wake = (): void => {
    reading = reading.then(readOn).catch(() => undefined);
  };
  const { unlisten } = await plain.listen(EVENT_CHANNEL, wake, wake);
  return {
    at: () => last,
    subscribe: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    close: async () => {
      await unlisten();
      await reading;
    },
  };
};
