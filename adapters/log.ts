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

/** A query may hold the signature of a pay link, and a path that of a customer's page: its order stays. */
const withoutSecrets = (url: string): string =>
  (url.split('?')[0] ?? '').replaceAll(/(\/(?:o|orders)\/[0-9a-z]{26})[\w-]{22}/g, '$1');

export const createLog = (level: string, process: string): pino.Logger =>
  pino({
    level,
    base: { process },
    serializers: { req: ({ method, url }: { method: string; url: string }) => ({ method, url: withoutSecrets(url) }) },
    redact: { paths: HIDDEN.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
  });
