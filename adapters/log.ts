import pino from 'pino';

/** Ids, codes and numbers may be logged; whatever could hold a person or a secret is cut out wherever it turns up. */
const HIDDEN = [
  'phone',
  'name',
  'email',
  'line1',
  'line2',
  'to',
  'text',
  'authorization',
  'secret',
  'params',
  'parameters',
];

export const createLog = (level: string, process: string): pino.Logger =>
  pino({
    level,
    base: { process },
    redact: { paths: HIDDEN.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
  });
