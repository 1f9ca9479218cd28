import { connectDatabase } from '../../db/client.ts';
import { writeStaff } from '../../scripts/seed/staff.ts';
import { createWorld } from '../../world/world.ts';
import type { World } from './world.ts';

export type Answered = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
};
type Ask = { readonly cookie?: string; readonly key?: string; readonly body?: object };

/** What somebody at a desk sends: `ask('GET /v1/people')`. */
export type Person = (route: string, body?: object) => Promise<Answered>;

const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

export const askAt = async (world: World, route: string, { cookie, key, body }: Ask = {}): Promise<Answered> => {
  const [method = 'GET', url = ''] = route.split(' ');
  const answer = await world.app.inject({
    method: method as 'GET',
    url,
    headers: {
      ...OWN_PAGE,
      ...(cookie === undefined ? {} : { cookie }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  const text = answer.body;
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text,
    body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
};

export const cookieOf = ({ headers }: Pick<Answered, 'headers'>): string =>
  String(headers['set-cookie']).split(';')[0] ?? '';

/** The company's people in a world that was started with `DEMO: 'true'`; each comes in without a password. */
export const openDesk = async (world: World): Promise<{ as(principalId: string): Promise<Person> }> => {
  const database = connectDatabase(world.config.DATABASE_URL, { max: 1, application: 'staff' });
  await writeStaff(database.db, createWorld(1).staff);
  await database.close();
  return {
    as: async (principalId) => {
      const entered = await askAt(world, 'POST /v1/session/continue', { body: { principal_id: principalId } });
      if (entered.status !== 200) throw new Error(`${principalId} cannot come in: ${entered.text}`);
      const cookie = cookieOf(entered);
      return (route, body) => askAt(world, route, { cookie, ...(body === undefined ? {} : { body }) });
    },
  };
};
