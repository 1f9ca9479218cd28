import type { Database } from '../../db/client.ts';
import { acceptOrder } from '../../db/queries/accept.ts';
import { newId } from '../../db/queries/new-id.ts';

export type AcceptedOrder = {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly customer?: string;
  readonly couponCodes?: readonly string[];
  readonly method?: string;
};

const SHOP = 'yizhou-cn';
const DURATIONS = { paymentWindow: 1_800_000, reminders: [900_000], afterSales: 604_800_000 };
export const UNPACED = { durations: DURATIONS, pace: { human: 1, transport: 1 } };

/** An order as the api accepts it, to a door in Hangzhou; judged by nobody yet. */
export const acceptedOrder = async (db: Database, asked: AcceptedOrder): Promise<string> => {
  const id = newId('ord');
  const { lines, customer = id, couponCodes = [], method = 'yipay' } = asked;
  await acceptOrder(
    db,
    { shopId: SHOP, key: id, bodyHash: id, leaseMs: 1_000 },
    {
      order: {
        id,
        shopId: SHOP,
        language: 'zh-CN',
        currency: 'CNY',
        paymentMethod: method,
        customerKey: customer,
        couponCodes: [...couponCodes],
        waitingOn: 'verdict',
        waitingUntil: new Date(Date.now() + 60_000).toISOString(),
        nextActor: 'system',
      },
      contact: {
        orderId: id,
        name: '林晓',
        phone: '+8619900000001',
        country: 'CN',
        regionCode: '330106',
        city: '杭州',
        line1: '虚构路 18 号',
      },
      lines: [...lines],
      message: {
        id: newId('msg'),
        workflowId: `order-${id}`,
        kind: 'start_order',
        payload: {},
      },
    },
  );
  return id;
};
