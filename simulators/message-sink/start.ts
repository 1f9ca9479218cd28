import { z } from 'zod';
import { createSimulator, readJson, type Running, type Simulator, type SimulatorOptions } from '../kit/server.ts';
import { hasBearer } from '../kit/sign.ts';
import { type Message, MessageBook } from './message.ts';
import { addPhonePages } from './phone-page.ts';
import { CHANNELS, recipientOf } from './recipient.ts';

export type MessageSinkOptions = SimulatorOptions & { readonly token: string };

const newMessage = z.object({
  key: z.string().min(1).max(255),
  channel: z.enum(CHANNELS),
  to: z.string().min(3).max(100),
  language: z.string().min(2).max(20),
  text: z.string().min(1).max(4_000),
  link: z
    .url({ protocol: /^https?$/ })
    .max(400)
    .optional(),
});
const byKey = z.object({ key: z.string().min(1) });
const messageFilter = z.object({ to: z.string().optional(), key: z.string().optional() });

const receipt = ({ id, key, status, reason, at }: Message): object => ({
  id,
  key,
  status,
  at,
  ...(reason ? { reason } : {}),
});

const addMessages = (sim: Simulator, book: MessageBook, token: string): void => {
  sim.app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/v1/') || hasBearer(request.headers.authorization, token)) return;
    return reply.code(401).send({ error: 'token_invalid' });
  });
  sim.app.post('/v1/messages', (request, reply) => {
    const input = readJson(request, newMessage);
    return sim.handle({ request, reply }, { op: 'message.send', key: input.key }, () => {
      const message = book.send(input);
      return { status: message.status === 'failed' ? 422 : 200, body: receipt(message) };
    });
  });
  sim.app.get('/v1/messages', (request, reply) => {
    const { key } = readJson(request, byKey);
    return sim.handle({ request, reply }, { op: 'message.find', key }, () => {
      const message = book.read(key);
      return message ? { status: 200, body: receipt(message) } : { status: 404, body: { error: 'unknown_key' } };
    });
  });
  sim.app.get('/_sim/messages', async (request) => {
    const { to, key } = readJson(request, messageFilter);
    const data = book
      .all()
      .filter((message) => to === undefined || message.to === recipientOf(to))
      .filter((message) => key === undefined || message.key === key);
    await sim.journal.settled();
    return { data };
  });
};

/** SMS, push and e-mail in one: takes messages for demo people only and shows them as on a phone. */
export const startMessageSink = async (options: MessageSinkOptions): Promise<Running> => {
  const sim = await createSimulator({ ...options, kinds: ['undeliverable'] });
  const book = new MessageBook(sim);
  addMessages(sim, book, options.token);
  addPhonePages(sim, book);
  return sim.listen();
};
