import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { presentProblem } from '../../contracts/problem.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { type Fault, fault } from '../../domain/faults.ts';

type Faulty = Fault & { readonly detail?: string };
type Faults = readonly [Faulty, ...Faulty[]];

/** Thrown by handlers that refuse: every fault at once. */
export class Refusal extends Error {
  readonly faults: Faults;
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ code }) => code).join(' '));
    const [first = fault('MALFORMED_REQUEST'), ...more] = faults;
    this.faults = [first, ...more];
  }
}

export const sendProblem = (request: FastifyRequest, reply: FastifyReply, faults: Faults): FastifyReply => {
  const body = { ...presentProblem(faults, request.url), request_id: request.id };
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
};

const OWN_CODES: Record<string, Fault> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: fault('MEDIA_TYPE_UNSUPPORTED'),
  FST_ERR_CTP_BODY_TOO_LARGE: fault('BODY_TOO_LARGE'),
};

const faultsOf = (error: FastifyError): Faults | undefined => {
  if (error instanceof Refusal) return error.faults;
  if (error instanceof FaultError) return [error.fault];
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first, ...more] = error.validation.map(
      ({ instancePath, message }): Faulty => ({
        code: 'INVALID_VALUE',
        pointer: instancePath,
        ...(message ? { detail: message } : {}),
      }),
    );
    return first ? [first, ...more] : [fault('MALFORMED_REQUEST')];
  }
  const own = OWN_CODES[error.code];
  if (own) return [own];
  return (error.statusCode ?? 500) < 500 ? [fault('MALFORMED_REQUEST')] : undefined;
};

const isDatabaseAway = (error: unknown): boolean => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && /^(CONNECT|CONNECTION_|ECONN|57P0|53300|08)/.test(String(at.code))) return true;
  }
  return false;
};

/** Faults become problem+json; a bug becomes a 500 that says nothing but where to look it up. */
export const addProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const faults = faultsOf(error);
    if (faults) return sendProblem(request, reply, faults);
    if (isDatabaseAway(error))
      return sendProblem(request, reply.header('retry-after', '2'), [fault('DATABASE_UNAVAILABLE')]);
    request.log.error({ err: { type: error.name, stack: error.stack } }, 'a request failed unexpectedly');
    return reply
      .code(500)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: '/problems/internal',
          title: 'Something went wrong on our side',
          status: 500,
          code: 'INTERNAL',
          retryable: true,
          request_id: request.id,
          errors: [],
        }),
      );
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, [fault('ROUTE_UNKNOWN')]));
};
