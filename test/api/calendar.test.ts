import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type Person } from '../support/desk.ts';
import { startWorld, type World } from '../support/world.ts';

type View = {
  readonly id: string;
  readonly version: number;
  readonly name: object;
  readonly time_zone: string;
  readonly hours: object;
  readonly exceptions: Record<string, string>;
  readonly known_until: string | null;
};

const REASON = 'the market is closed';

describe('calendars', () => {
  let world: World;
  let admin: Person;
  let ops: Person;

  beforeAll(async () => {
    world = await startWorld({ subject: 'calendars', withWorker: false, settings: { DEMO: 'true' } });
    const desk = await openDesk(world);
    admin = await desk.as('stf-he-an');
    ops = await desk.as('stf-ren-hao');
  });
  afterAll(() => world.close());

  const read = async (id: string): Promise<View> => (await ops(`GET /v1/calendars/${id}`)).body.calendar as View;
  const ruleOf = ({ time_zone, hours, exceptions }: View) => ({ time_zone, hours, exceptions });
  const preview = async (view: View, asked: object) =>
    (await ops('POST /v1/calendars/preview', { ...ruleOf(view), ...asked })).body;

  test('come with the holidays of 2026, and say how far they are known', async () => {
    const listed = (await ops('GET /v1/calendars')).body.data as View[];
    expect(listed.map(({ id, known_until }) => [id, known_until])).toEqual([
      ['cn', '2026-10-10'],
      ['eu', '2026-12-25'],
    ]);
    const cn = await read('cn');
    // The last working day before the Spring Festival is a Saturday.
    expect(await preview(cn, { at: '2026-02-14T10:30:00Z' })).toMatchObject({
      open: false,
      opens_at: '2026-02-24T01:00:00.000Z',
    });
    expect(
      await preview(cn, { at: '2026-02-13T16:00:00Z', until: '2026-02-24T16:00:00Z', minutes: 600 }),
    ).toMatchObject({ working_minutes: 2 * 540, ends_at: '2026-02-24T02:00:00.000Z' });
    expect(await preview(await read('eu'), { at: '2026-04-03T16:00:00Z' })).toMatchObject({
      opens_at: '2026-04-07T07:00:00.000Z',
    });
  });

  test('a day is taken off as a new version, based on the one that was looked at', async () => {
    const { id, version, name, ...cn } = await read('cn');
    const { time_zone, hours, exceptions } = cn;
    const asked = { name, time_zone, hours, based_on: version, reason: REASON };
    const off = { ...exceptions, '2026-11-11': 'off' };
    expect((await ops(`POST /v1/calendars/${id}`, { ...asked, exceptions: off })).status).toBe(403);
    const changed = await admin(`POST /v1/calendars/${id}`, { ...asked, exceptions: off });
    expect(changed.body).toMatchObject({ version: 2, known_until: '2026-11-11', reason: REASON });
    expect((await admin(`POST /v1/calendars/${id}`, { ...asked, exceptions })).body).toMatchObject({
      status: 409,
      code: 'VERSION_CHANGED',
    });
    const same = await admin(`POST /v1/calendars/${id}`, { ...asked, based_on: 2, exceptions: off });
    expect(same.body).toMatchObject({ status: 422, code: 'NOTHING_CHANGED' });
    const history = (await ops(`GET /v1/calendars/${id}`)).body.versions as View[];
    expect(history.map((each) => each.version)).toEqual([2, 1]);
    expect(history[1]?.exceptions).toEqual(exceptions);
    const [entry] = await world.sql`SELECT actor, ref, facts FROM audit_log WHERE action = 'calendar.change'`;
    expect(entry).toEqual({ actor: 'stf-he-an', ref: 'cn', facts: { version: 2, reason: REASON } });
  });

  test('another one can be added once, and what is wrong is told at every place', async () => {
    const { name, time_zone, hours } = await read('eu');
    const night = { id: 'night', name, time_zone, hours, exceptions: {}, reason: REASON };
    expect((await admin('POST /v1/calendars', night)).body).toMatchObject({
      id: 'night',
      version: 1,
      known_until: null,
    });
    expect((await admin('POST /v1/calendars', night)).body).toMatchObject({ status: 409, code: 'CALENDAR_TAKEN' });
    const wrong = await admin('POST /v1/calendars', {
      ...night,
      id: 'Day',
      time_zone: 'Mars/Olympus',
      hours: {
        ...hours,
        '1': [[600, 540]],
        '2': [
          [0, 600],
          [540, 700],
        ],
        '3': [[0, 1_441]],
      },
      exceptions: { '2026-02-30': 'off', '2026-03-01': 'half' },
    });
    expect((wrong.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/id',
      '/time_zone',
      '/hours/1',
      '/hours/2',
      '/hours/3/0/1',
      '/exceptions/2026-02-30',
      '/exceptions/2026-03-01',
    ]);
    expect((await ops('GET /v1/calendars/none')).body).toMatchObject({ status: 404, code: 'CALENDAR_UNKNOWN' });
  });
});
