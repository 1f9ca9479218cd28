import ssePlugin from '@fastify/sse';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { type News, newsAfter } from '../../db/queries/event.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';

const HEARTBEAT_MS = 15_000;
/** A stream ends after this, and its page comes again: by then its session may have ended. */
const LONGEST_MS = 15 * 60_000;
/** Who missed more than this reads the pages anew. */
const MOST_REPLAYED = 500;

const streaming = {
  operationId: 'streamChanges',
  tags: ['events'],
  summary: 'What changes, as server-sent events; goes on after `Last-Event-ID`',
  headers: z.object({
    'last-event-id': z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
  }),
  response: {
    200: { description: 'Events `change` and `reset`', content: { 'text/event-stream': { schema: z.string() } } },
    ...failures,
  },
};

const toMessage = ({ seq, type, orderId, at, data }: News) => ({
  id: String(seq),
  event: 'change',
  data: { seq, type, order_id: orderId, at, data },
});

/** A shop hears of its own orders, and of what is its business. */
const isFor = (shopId: string | undefined, news: News): boolean =>
  shopId === undefined || (news.shopId === shopId && !news.internal);

/** Sends in order, one after the other. */
const createTeller = (reply: FastifyReply, isVisible: (news: News) => boolean) => {
  let telling = Promise.resolve();
  return (news: readonly News[]): void => {
    for (const each of news.filter(isVisible))
      telling = telling.then(() => reply.sse.send(toMessage(each))).catch(() => reply.sse.close());
  };
};

type Following = {
  readonly from: number;
  readonly tell: (news: readonly News[]) => void;
  readonly reset: () => Promise<void>;
};

/**
 * What was missed, read from the table, and then what comes. Nothing lies between: the last look at the number and the
 * subscription are one step.
 */
const follow = async ({ db, feed }: ApiDeps, { from, tell, reset }: Following): Promise<() => void> => {
  const missing = feed.at() - from;
  const isOutOfReach = missing > MOST_REPLAYED || missing < 0;
  let told = isOutOfReach ? feed.at() : from;
  if (isOutOfReach) await reset();
  while (told < feed.at()) {
    const missed = await newsAfter(db, told, MOST_REPLAYED);
    tell(missed);
    told = missed.at(-1)?.seq ?? feed.at();
  }
  return feed.subscribe((news) => tell(news.filter(({ seq }) => seq > told)));
};

export const addStreamRoutes = async (instance: FastifyInstance, deps: ApiDeps): Promise<void> => {
  await instance.register(ssePlugin.default, { heartbeatInterval: HEARTBEAT_MS });
  const open = new Set<FastifyReply>();
  instance.addHook('preClose', async () => {
    for (const reply of open) reply.sse.close();
  });

  instance
    .withTypeProvider<ZodTypeProvider>()
    .get('/v1/stream', { config: { scope: 'orders:read' }, schema: streaming, sse: 'only' }, async (request, reply) => {
      const { shopId } = callerOf(request);
      const asked = request.headers['last-event-id'];
      const from = asked === undefined ? deps.feed.at() : Number(asked);
      const tell = createTeller(reply, (news) => isFor(shopId, news));
      const reset = () => reply.sse.send({ id: String(deps.feed.at()), event: 'reset', data: {} });
      reply.sse.keepAlive();
      open.add(reply);
      await reply.sse.send({ id: String(from), event: 'open', data: {} });
      const stop = await follow(deps, { from, tell, reset });
      const end = setTimeout(() => reply.sse.close(), LONGEST_MS);
      reply.sse.onClose(() => {
        clearTimeout(end);
        stop();
        open.delete(reply);
      });
    });
};
