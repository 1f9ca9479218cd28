import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Answer, FAULT_HEADER, isSilence, performCall } from './call.ts';
import { type Call, createFaults, FaultRefused, type Faults, newFault } from './faults.ts';
import { type Journal, openJournal } from './journal.ts';

export type SimulatorOptions = {
  readonly port?: number | undefined;
  readonly seed?: string | undefined;
  /** JSONL file; without it nothing survives a restart. */
  readonly journal?: string | undefined;
  readonly allowKill?: boolean | undefined;
};

export type Running = { readonly url: string; close(): Promise<void> };

export interface Simulator {
  readonly app: FastifyInstance;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly seed: string;
  /** Answers one call of the provider's own interface: faults, act, journal on disk, answer. */
  handle(exchange: Exchange, call: Call, act: () => Answer | Promise<Answer>): Promise<FastifyReply>;
  /** Listens on 127.0.0.1; `stop` runs before the journal is closed. */
  listen(stop?: () => Promise<void> | void): Promise<Running>;
}

export type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** A request that cannot be read; answered with 400 and this message. */
export class BadRequest extends Error {
  readonly statusCode = 400;
}

/** Bodies arrive as the raw text that was sent, so that signatures can be checked on it. */
export const rawBody = (request: FastifyRequest): string => (typeof request.body === 'string' ? request.body : '');

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('The body is not JSON');
  }
};

/** The body, or the query where there is none, as this schema wants it; `BadRequest` otherwise. */
export const readJson = <T extends z.ZodType>(request: FastifyRequest, schema: T): z.output<T> => {
  const parsed = schema.safeParse(request.method === 'GET' ? request.query : parseJson(rawBody(request)));
  if (!parsed.success) throw new BadRequest(z.prettifyError(parsed.error));
  return parsed.data;
};

const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

const createApp = (): FastifyInstance => {
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 256 * 1024, routerOptions: { maxParamLength: 300 } });
  app.removeAllContentTypeParsers();
  for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
    app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  }
  // Another name for this machine would let any web page in a browser here reach the knobs.
  app.addHook('onRequest', async (request, reply) => {
    if (!LOCAL_HOSTS.includes(request.hostname)) return reply.code(403).send({ error: 'local only' });
  });
  return app;
};

const journalQuery = z.object({
  after: z.coerce.number().int().min(0).optional(),
  op: z.string().optional(),
  key: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(10_000).optional(),
});

/** `/_sim`: the knobs and the journal, the same for every simulator. */
const addKnobs = (app: FastifyInstance, faults: Faults, journal: Journal): void => {
  app.post('/_sim/faults', async (request, reply) => {
    if (!request.headers['content-type']?.startsWith('application/json')) throw new BadRequest('Send application/json');
    try {
      return await reply.code(201).send(faults.add(readJson(request, newFault)));
    } catch (error) {
      if (error instanceof FaultRefused) throw new BadRequest(error.message);
      throw error;
    }
  });
  app.get('/_sim/faults', async () => ({ data: faults.list() }));
  app.delete('/_sim/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: string } }>('/_sim/faults/:id', async (request, reply) => {
    faults.clear(request.params.id);
    return reply.code(204).send();
  });
  app.get('/_sim/journal', async (request) => {
    const data = journal.list(readJson(request, journalQuery));
    await journal.settled();
    return { data };
  });
  app.get('/_sim/health', async () => ({ ok: true }));
};

const holdThenCut = ({ request, reply }: Exchange, holdMs: number): FastifyReply => {
  reply.hijack();
  const timer = setTimeout(() => request.raw.socket.destroy(), holdMs);
  request.raw.socket.once('close', () => clearTimeout(timer));
  return reply;
};

export const createSimulator = async (
  options: SimulatorOptions & { kinds?: readonly string[] },
): Promise<Simulator> => {
  const seed = options.seed ?? '1';
  const journal = await openJournal(options.journal);
  const faults = createFaults({ seed, kinds: options.kinds ?? [], allowKill: options.allowKill ?? false });
  const app = createApp();
  addKnobs(app, faults, journal);
  return {
    app,
    journal,
    faults,
    seed,
    handle: async (exchange, call, act) => {
      const header = exchange.request.headers[FAULT_HEADER];
      const outcome = await performCall(call, { faults, journal, header: header?.toString() }, act);
      if (isSilence(outcome)) return holdThenCut(exchange, outcome.holdMs);
      return exchange.reply
        .code(outcome.status)
        .headers(outcome.headers ?? {})
        .send(outcome.body);
    },
    listen: async (stop) => {
      const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
      const close = async (): Promise<void> => {
        await app.close();
        await stop?.();
        await journal.close();
      };
      return { url, close };
    },
  };
};
