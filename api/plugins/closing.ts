import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Longer than any answer takes that is under way. */
const GRACE_MS = 10_000;

/**
 * Node closes idle connections by itself, but counts one that has never asked anything as busy until its headers are overdue.
 * Those are cut at once, and whatever is left after the grace time too.
 */
export const addClosing = (app: FastifyInstance, graceMs = GRACE_MS): void => {
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => silent.delete(socket));
  app.addHook('preClose', async () => {
    for (const socket of silent) socket.destroy();
    const timer = setTimeout(() => app.server.closeAllConnections(), graceMs);
    app.server.once('close', () => clearTimeout(timer));
    if (!app.server.listening) clearTimeout(timer);
  });
};
