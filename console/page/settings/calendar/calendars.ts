import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';

type Schemas = components['schemas'];
export type Calendar = Schemas['Calendar'];
type Trial = Schemas['CalendarTrial'];
export type Rule = Pick<Trial, 'time_zone' | 'hours' | 'exceptions'>;

export const calendarsQuery = queryOptions({
  queryKey: ['calendars', 'list'],
  queryFn: () => dataOf(api.GET('/v1/calendars')),
});

/** By the rules on the page, saved or not. */
export const openingQuery = (rule: Rule, at: string) =>
  queryOptions({
    queryKey: ['calendars', 'opening', rule, at],
    queryFn: () => dataOf(api.POST('/v1/calendars/preview', { body: { ...rule, at } })),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const setCalendar = (id: string, body: Schemas['CalendarChange']): Promise<Calendar> =>
  dataOf(api.POST('/v1/calendars/{id}', { params: { path: { id } }, body }));
