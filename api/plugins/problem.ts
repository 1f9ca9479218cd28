import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { factsOfError, isPassing, placesOf } from '../../contracts/error-code.ts';
import { type Faulty, INTERNAL, presentProblem, type Problem } from '../../contracts/problem.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { type Fault, type FaultCode, fault } from '../../domain/faults.ts';

type Faults = readonly [Faulty, ...Faulty[]];

/** Thrown by handlers that refuse: every fault at once. */
export class Refusal extends Error {
  readonly faults: Faults;
  constructor(faults: readonly Faulty[]) {
    super(faults.map(({ code }) => code).join(' '));
    const [first = fault('MALFORMED_REQUEST'), ...more] = faults;
    this.faults = [first, ...more];
  }
}

const HEADERS: Partial<Record<FaultCode, Readonly<Record<string, string>>>> = {
  CREDENTIALS_MISSING: { 'www-authenticate': 'Bearer' },
  CREDENTIALS_INVALID: { 'www-authenticate': 'Bearer error="invalid_token"' },
  IDEMPOTENCY_KEY_IN_USE: { 'retry-after': '1' },
  DATABASE_UNAVAILABLE: { 'retry-after': '2' },
  RATE_LIMITED: { 'retry-after': '1' },
  INTAKE_PAUSED: { 'retry-after': '30' },
};

const send = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));

const sendProblem = (request: FastifyRequest, reply: FastifyReply, faults: Faults): FastifyReply =>
  send(reply, { ...presentProblem(faults, request.url), request_id: request.id });

const headersOf = (error: unknown, [{ code }]: Faults): Record<string, string> => {
  const waitMs = error instanceof FaultError ? error.retryAfterMs : undefined;
  return { ...HEADERS[code], ...(waitMs === undefined ? {} : { 'retry-after': String(Math.ceil(waitMs / 1_000)) }) };
};

const OWN_CODES: Readonly<Record<string, Fault>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: fault('MEDIA_TYPE_UNSUPPORTED'),
  FST_ERR_CTP_BODY_TOO_LARGE: fault('BODY_TOO_LARGE'),
};

const faultsOf = (error: FastifyError): Faults | undefined => {
  if (error instanceof Refusal) return error.faults;
  if (error instanceof FaultError) return [error.fault];
  const own = OWN_CODES[error.code];
  if (own) return [own];
  if (isPassing(error)) return [fault('DATABASE_UNAVAILABLE')];
  return (error.statusCode ?? 500) < 500 ? [fault('MALFORMED_REQUEST')] : undefined;
};

/** Of requests that never reach a route, such as a path that cannot be decoded. */
export const refuseRequest = (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
  void sendProblem(request, reply, [fault('MALFORMED_REQUEST')]);

/** Faults become problem+json; a bug becomes a 500 that says nothing but where to look it up. */
export const addProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const faults = faultsOf(error);
    if (faults) return sendProblem(request, reply.headers(headersOf(error, faults)), faults);
    request.log.error({ ...factsOfError(error), places: placesOf(error) }, 'a request failed unexpectedly');
    return send(reply, { ...INTERNAL, request_id: request.id });
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, [fault('ROUTE_UNKNOWN')]));
};
