import { randomUUID } from 'node:crypto';
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
const SALT = Math.floor(Math.random() * 90_000);
let customers = 0;

const aBasket = (method: Method) => {
  const n = (customers += 1);
  return {
    reference: `B-${randomUUID().slice(0, 13)}`,
    language: 'zh-CN',
    currency: 'CNY',
    payment_method: method,
    customer: { name: '林晓', phone: `+86199${String(SALT * 1_000 + n).padStart(8, '0')}` },
    shipping_address: { country: 'CN', region_code: '330106', city: '杭州', line1: '虚构路 18 号' },
    lines: [{ sku: GOODS[n % GOODS.length] ?? '', quantity: 2 }],
    coupon_codes: [],
  };
};

/** Through the shop's API; the answer is the verdict. */
export const buy = async ({ stack, shopKey }: Town, method: Method): Promise<Bought> => {
  const answer = await fetch(`${stack.addresses.api}/v1/orders`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${shopKey}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(aBasket(method)),
  });
  const body = (await answer.json()) as { id: string; payment?: { pay_url: string } };
  if (answer.status !== 201 && answer.status !== 202)
    throw new Error(`not held: ${answer.status} ${JSON.stringify(body)}`);
  return {
    orderId: body.id,
    payUrl: body.payment?.pay_url ?? (await readPayUrl(stack.addresses.api, shopKey, body.id)),
  };
};

/** For a verdict that took longer than the shop waited. */
const readPayUrl = async (api: string, shopKey: string, orderId: string): Promise<string> => {
  for (;;) {
    const answer = await fetch(`${api}/v1/orders/${orderId}`, { headers: { authorization: `Bearer ${shopKey}` } });
    const body = (await answer.json()) as { payment?: { pay_url?: string } | null };
    if (body.payment?.pay_url !== undefined) return body.payment.pay_url;
    await new Promise((resolve) => setTimeout(resolve, 500));
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
