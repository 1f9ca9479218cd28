import { createLinks } from '../../adapters/link.ts';
import type { CustomerOrder } from '../../contracts/customer.ts';
import type { World } from './world.ts';

type Ask = { readonly body?: object; readonly headers?: Readonly<Record<string, string>> };

const OWN = { 'sec-fetch-site': 'same-origin' };

/** Somebody with the link of an order, and a browser that is on our own page. */
export const createCustomer = ({ app, config }: Pick<World, 'app' | 'config'>) => {
  const { customerUrl } = createLinks({ secret: config.LINK_SECRET, publicUrl: config.PUBLIC_URL });
  const tokenOf = (orderId: string): string => customerUrl(orderId).split('/o/')[1] ?? '';

  const ask = (method: 'GET' | 'POST', url: string, { body, headers = OWN }: Ask = {}) =>
    app.inject({ method, url, headers: { ...headers }, ...(body === undefined ? {} : { payload: body }) });

  const open = (token: string) => ask('GET', `/v1/customer/orders/${token}`);

  return {
    tokenOf,
    ask,
    open,
    see: async (orderId: string): Promise<CustomerOrder> => {
      const answer = await open(tokenOf(orderId));
      if (answer.statusCode !== 200) throw new Error(`not seen: ${answer.statusCode} ${answer.body}`);
      return answer.json();
    },
    act: (orderId: string, what: string, body: object = {}, headers: Readonly<Record<string, string>> = {}) =>
      ask('POST', `/v1/customer/orders/${tokenOf(orderId)}/${what}`, { body, headers: { ...OWN, ...headers } }),
    track: (number: string, phone: string) => ask('POST', '/v1/customer/track', { body: { number, phone } }),
  };
};
