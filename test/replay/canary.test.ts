import { describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import * as escalationMessages from '../../workflows/escalation/messages.ts';
import * as orderMessages from '../../workflows/order/messages.ts';
import { CANARY, CANARY_PHONE, findPersonalData } from './canary.ts';
import { listHistories, printHistory, type RecordedHistory } from './history.ts';

const files = listHistories();

/** Each file with what was found in it; files without a finding are left out. */
const findInAll = <T>(find: (history: RecordedHistory) => readonly T[]) =>
  files.flatMap(({ path, history }) => find(history).map((finding) => ({ path, finding })));

const MACHINE = [
  /"(?:identity|stackTrace|workerVersion|requestId)"/,
  /(?<![\w.])\/(?:[\w.-]+\/)+[\w.-]+\.[cm]?[jt]s\b/,
  /127\.0\.0\.1|localhost/,
];

describe('the recorded histories', () => {
  test('know no person', () => {
    expect(findInAll(findPersonalData)).toEqual([]);
  });

  test('know nothing of the machine that made them', () => {
    const traces = findInAll((history) => MACHINE.flatMap((pattern) => pattern.exec(printHistory(history))?.[0] ?? []));
    expect(traces).toEqual([]);
  });

  test('are of every kind of workflow that an order brings', () => {
    const folders = new Set(files.map(({ path }) => path.split('/')[0]));
    expect(folders).toEqual(new Set(['order', 'escalation', 'late-payment', 'bulk']));
  });

  test('call every step and hear every signal between them', () => {
    const steps = Object.keys(createActivities({} as Parameters<typeof createActivities>[0]));
    const signals = [...Object.values(orderMessages), ...Object.values(escalationMessages)]
      .filter(({ type }) => type === 'signal')
      .map(({ name }) => name);
    const all = files.map(({ history }) => printHistory(history)).join('');
    const isMissing = (name: string): boolean =>
      ![`"activity_type":"${name}"`, `"activityType":{"name":"${name}"`, `"signalName":"${name}"`].some((text) =>
        all.includes(text),
      );
    expect([...steps, ...signals].filter(isMissing)).toEqual([]);
  });
});

describe('a person in a history', () => {
  const event = (attributes: object, userMetadata?: object): RecordedHistory => ({
    events: [{ eventType: 'EVENT_TYPE_MARKER_RECORDED', attributes, ...(userMetadata && { userMetadata }) } as never],
  });
  const result = (json: unknown): RecordedHistory => event({ details: { result: { payloads: [{ json }] } } });

  test.each([
    ['a name in a result', result({ contact: { name: CANARY.name } })],
    ['a phone as text', result({ to: `${CANARY_PHONE}0001` })],
    ['a phone with spaces', event({ failure: { message: 'no answer from +86 199 0000 0001' } })],
    ['an address', result([CANARY.line1])],
    ['an e-mail in a failure', event({ failure: { message: `rejected ${CANARY.email}` } })],
    ['a reason typed by an agent', result({ reason: 'she moved to her sister' })],
    [
      'a payload in another encoding',
      event({ input: { payloads: [{ metadata: { encoding: 'eA==' }, data: 'eA==' }] } }),
    ],
    ['a name as a key', result({ [CANARY.name]: 1 })],
    ['a name in a summary', event({}, { summary: { json: `parcel of ${CANARY.name}` } })],
  ])('is found: %s', (_, history) => {
    expect(findPersonalData(history)).not.toEqual([]);
  });

  test('is not suspected in ids, codes, instants and our own summaries', () => {
    const shipment = 'shp_00000000000000000000000001';
    const words = { id: shipment, at: '2026-11-23T09:26:58.628Z', code: 'BOOKING_REFUSED' };
    expect(findPersonalData(result(words))).toEqual([]);
    expect(findPersonalData(event({}, { summary: { json: `carrier silent on ${shipment}` } }))).toEqual([]);
  });
});
