import { request } from 'node:http';

export type RawAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

type Raw = {
  readonly method?: string;
  /** A list sends the header that often. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
};

/** A request exactly as it is told, where `fetch` would mend or refuse it. */
export const rawRequest = (url: string, { method = 'POST', headers = {}, body = '' }: Raw): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers: { 'content-length': Buffer.byteLength(body), ...headers } });
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    // A server may answer and close before it has read everything.
    outgoing.on('error', reject);
    outgoing.end(body);
  });
