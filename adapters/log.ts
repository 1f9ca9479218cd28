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
    // A query may hold the signature of a pay link.
    serializers: { req: ({ method, url }: { method: string; url: string }) => ({ method, url: url.split('?')[0] }) },
    redact: { paths: HIDDEN.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
  });
