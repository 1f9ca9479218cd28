import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';

export type Cap = components['schemas']['AuthorityCap'];

/** As it stands in the address and in the audit log. */
export const idOf = ({ role, action, currency }: Cap): string => `${role}/${action}/${currency}`;

export const setCap = (cap: Cap, max: number, reason: string): Promise<Cap> =>
  dataOf(
    api.PUT('/v1/authority-caps/{role}/{action}/{currency}', {
      params: { path: { role: cap.role, action: cap.action, currency: cap.currency } },
      body: { max, based_on: cap.max, reason },
    }),
  );
