import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';
import type { Role, Scope } from '../../../api/session.ts';

type Schemas = components['schemas'];
export type Person = Schemas['Person'];
export type Invited = Schemas['InvitedPerson'];
type PersonList = Schemas['PersonList'];

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: () => dataOf(api.GET('/v1/people')),
});

export const scopesOf = (list: PersonList, role: Role): readonly Scope[] =>
  list.roles.find((each) => each.role === role)?.scopes ?? [];

export const changePerson = (id: string, body: Schemas['PersonChange']): Promise<Person> =>
  dataOf(api.PATCH('/v1/people/{id}', { params: { path: { id } }, body }));

export const inviteAnew = (id: string, reason: string): Promise<Invited> =>
  dataOf(api.POST('/v1/people/{id}/invitations', { params: { path: { id } }, body: { reason } }));

export const invite = (body: Schemas['NewPerson']): Promise<Invited> => dataOf(api.POST('/v1/people', { body }));
