import { Buffer } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { historyFromJson, historyToJson } from './proto-json.ts';

export const HISTORIES = join(import.meta.dirname, 'histories');

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };

export type RecordedHistory = { readonly events: readonly Fields[] };

const isFields = (value: Json): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value);

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const decode = (base64: Json | undefined): string => Buffer.from(textOf(base64), 'base64').toString('utf8');
const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** A payload as it can be read: `{"json": …}` instead of base64, with what else its metadata says. */
const openPayload = (value: Json): Json => {
  if (!isFields(value) || !isFields(value.metadata ?? null)) return value;
  const { encoding, ...others } = value.metadata as Fields;
  const kind = decode(encoding);
  const rest = Object.fromEntries(Object.entries(others).map(([name, text]) => [name, decode(text)]));
  if (kind === 'binary/null') return { json: null, ...rest };
  return kind === 'json/plain' ? { json: JSON.parse(decode(value.data)) as Json, ...rest } : value;
};

const closePayload = (value: Json): Json => {
  if (!isFields(value) || value.json === undefined) return value;
  const { json, ...others } = value;
  const encoding = json === null ? 'binary/null' : 'json/plain';
  const metadata = Object.fromEntries(
    Object.entries({ encoding, ...others }).map(([name, text]) => [name, encode(textOf(text))]),
  );
  return { metadata, ...(json === null ? {} : { data: encode(JSON.stringify(json)) }) };
};

const mapPayloads = (value: Json, map: (payload: Json) => Json): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => mapPayloads(item, map));
  if (!isFields(value)) return value;
  const mapped = map(value);
  if (mapped !== value) return mapped;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapPayloads(inner, map)]));
};

/** Who ran it, where and with which build: of no use to a replay, and nobody's business. */
const BLANKED = new Set([
  'identity',
  'stackTrace',
  'requestId',
  'workerVersion',
  'binaryChecksum',
  'taskId',
  'version',
  'attachedRequestId',
  'normalName',
  'nonRetryableErrorTypes',
]);

const blank = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(blank);
  if (!isFields(value) || 'json' in value) return value;
  const kept = Object.entries(value).filter(([name]) => !BLANKED.has(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, name === 'taskQueue' ? ORDER_QUEUE : blank(inner)]));
};

const ORDER_QUEUE = { name: 'order', kind: 'TASK_QUEUE_KIND_NORMAL' } as const;

const ID = /(?<![0-9a-z])([0-9a-hjkmnp-tv-z]{26})(?![0-9a-z])/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same identifiers in every recording, in the order in which a scenario first names them. */
export const createRenumbering = (): ((text: string) => string) => {
  const ids = new Map<string, string>();
  const renumber = (id: string, width: number): string => {
    const known = ids.get(id) ?? String(ids.size + 1).padStart(width, '0');
    ids.set(id, known);
    return known;
  };
  const asUuid = (id: string): string => `00000000-0000-4000-8000-${renumber(id, 12)}`;
  return (text) => text.replaceAll(UUID, asUuid).replaceAll(ID, (id) => renumber(id, 26));
};

/** As it came from the server, with its payloads readable. */
export const openHistory = (history: History): RecordedHistory =>
  mapPayloads(historyToJson(history) as Json, openPayload) as RecordedHistory;

/** Fit to be kept: nothing of the machine that made it, and the same names every time. */
export const cleanHistory = (opened: RecordedHistory, renumber: (text: string) => string): RecordedHistory =>
  JSON.parse(renumber(JSON.stringify(blank(opened as Json)))) as RecordedHistory;

/** One event a line, so that a new recording shows what has changed. */
export const printHistory = ({ events }: RecordedHistory): string =>
  `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;

export type HistoryFile = { readonly path: string; readonly history: RecordedHistory };

export const listHistories = (): HistoryFile[] => {
  if (!existsSync(HISTORIES)) return [];
  const paths = readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  return paths.toSorted().map((path) => ({
    path,
    history: mapPayloads(
      JSON.parse(readFileSync(join(HISTORIES, path), 'utf8')) as Json,
      openPayload,
    ) as RecordedHistory,
  }));
};

const STARTED = 'workflowExecutionStartedEventAttributes';

/** In the form that a worker replays; a history saved from the Temporal UI is in that form already. */
export const toReplay = ({ history, path }: HistoryFile) => {
  const started = history.events[0]?.[STARTED] as Fields | undefined;
  return {
    workflowId: textOf(started?.workflowId) || path,
    history: historyFromJson(mapPayloads(history as Json, closePayload)),
  };
};
