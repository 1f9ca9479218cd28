import type { FastifyRequest } from 'fastify';
import { fault } from '../../domain/faults.ts';
import { Refusal } from './problem.ts';

/** The draft standard writes the key as a quoted string; bare keys are what most clients send. Commas tell two headers. */
export const readIdempotencyKey = async (request: FastifyRequest): Promise<void> => {
  const header = request.headers['idempotency-key'];
  if (header === undefined || header === '') throw new Refusal([fault('IDEMPOTENCY_KEY_MISSING')]);
  const text = Array.isArray(header) ? '' : header.replace(/^"(.*)"$/, '$1');
  if (!/^[\x21-\x2b\x2d-\x7e]{1,255}$/.test(text)) throw new Refusal([fault('IDEMPOTENCY_KEY_INVALID')]);
  request.headers['idempotency-key'] = text;
};
