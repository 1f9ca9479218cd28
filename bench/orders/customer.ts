import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Town } from './town.ts';

export type Method = 'yipay' | 'cardhouse';
export type Bought = { readonly orderId: string; readonly payUrl: string };

/** One warehouse keeps them all, so that every order is one parcel. */
const GOODS = [
  'LONGJING-50',
  'LONGJING-100',
  'LONGJING-250',
  'TIEGUANYIN-100',
  'TIEGUANYIN-250',
  'PUER-100',
  'PUER-357',
  'JASMINE-100',
  'JASMINE-250',
  'KEEMUN-100',
  'WHITE-100',
].map((tea) => `TEA-${tea}`);
let customers = 0;

/** The simulated carriers let nothing befall a parcel for a phone that ends like this. */
const UNEVENTFUL = '0001';

const aBasket = (method: Method) => {
  const n = (customers += 1);
  return {
    reference: `B-${randomUUID().slice(0, 13)}`,
    language: 'zh-CN',
    currency: 'CNY',
    payment_method: method,
    customer: { name: '林晓', phone: `+8619${String(n).padStart(5, '0')}${UNEVENTFUL}` },
    shipping_address: { country: 'CN', region_code: '330106', city: '杭州', line1: '虚构路 18 号' },
    lines: [{ sku: GOODS[n % GOODS.length] ?? '', quantity: 2 }],
    coupon_codes: [],
  };
};

const AGAIN_MS = 300;

/** Through the shop's API; the answer is the verdict. Who is answered before it is there asks again with the same key. */
export const buy = async ({ stack, shopKey }: Town, method: Method): Promise<Bought> => {
  const headers = {
    authorization: `Bearer ${shopKey}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const body = JSON.stringify(aBasket(method));
  for (;;) {
    const answer = await fetch(`${stack.addresses.api}/v1/orders`, { method: 'POST', headers, body });
    const said = (await answer.json()) as { id: string; payment?: { pay_url: string } };
    if (answer.status === 201 && said.payment) return { orderId: said.id, payUrl: said.payment.pay_url };
    if (answer.status !== 202) throw new Error(`not held: ${answer.status} ${JSON.stringify(said)}`);
    await pause(AGAIN_MS);
  }
};

/** Our link leads to the gateway's page; its webhook tells the product. */
export const pay = async ({ payUrl }: Bought): Promise<void> => {
  const link = await fetch(payUrl, { redirect: 'manual' });
  await link.arrayBuffer();
  const page = link.headers.get('location');
  if (link.status !== 303 || page === null) throw new Error(`no way to pay yet: ${link.status}`);
  const paid = await fetch(`${page}/pay`, { method: 'POST', redirect: 'manual' });
  await paid.arrayBuffer();
  if (paid.status >= 400) throw new Error(`the payment failed: ${paid.status}`);
};
