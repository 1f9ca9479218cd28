import type { FastifyInstance, FastifyRequest } from 'fastify';
import { visit } from 'jsonc-parser';
import { type Fault, fault } from '../../domain/faults.ts';
import { Refusal } from './problem.ts';
import { MOST_FAULTS, pointerOf } from './validation.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

const isPlainUtf8 = ({ headers }: FastifyRequest): boolean => {
  const [, charset = 'utf-8'] = /;\s*charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '') ?? [];
  const encoding = headers['content-encoding'] ?? 'identity';
  return /^utf-?8$/i.test(charset) && encoding === 'identity';
};

const decode = (body: Buffer): string | undefined => {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
};

/** Members that stand twice in one object: which of the two is meant is not ours to guess. */
const findTwice = (text: string): readonly Fault[] => {
  const open: Set<string>[] = [];
  const faults: Fault[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, ...[, , , , holder]) => {
      const names = open.at(-1);
      if (names?.has(name) && faults.length < MOST_FAULTS)
        faults.push(fault('INVALID_VALUE', pointerOf([...holder(), name]), { rule: 'duplicate_key' }));
      names?.add(name);
    },
  });
  return faults;
};

const refusalOf = (text: string): Refusal | null => {
  try {
    const faults = findTwice(text);
    return faults.length === 0 ? null : new Refusal(faults);
  } catch (error) {
    // Nested deeper than the stack reaches: no contract is.
    if (error instanceof RangeError) return new Refusal([fault('MALFORMED_REQUEST')]);
    throw error;
  }
};

/** JSON in UTF-8 and nothing else, byte for byte: nothing is guessed, and no broken character is mended in silence. */
export const addJsonBodies = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isPlainUtf8(request)) return done(new Refusal([fault('MEDIA_TYPE_UNSUPPORTED')]));
    const text = decode(body);
    if (text === undefined) return done(new Refusal([fault('MALFORMED_REQUEST')]));
    return parse(request, text, (error, value) => done(error ?? refusalOf(text), value));
  });
};
