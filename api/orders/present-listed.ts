import type { OrderItem } from '../../contracts/order-list.ts';
import type { ListedOrder } from '../../db/queries/order-list.ts';
import { maskName, maskPhone } from '../../domain/order/mask.ts';
import { presentWaiting } from './present.ts';

const presentFirst = (first: ListedOrder['first']): OrderItem['goods']['first'] =>
  first && { sku: first.sku, title: { 'zh-CN': first.titleZh, en: first.titleEn }, quantity: first.quantity };

const presentCustomer = ({ name, phone }: ListedOrder): OrderItem['customer'] =>
  name === null || phone === null ? null : { name: maskName(name), phone: maskPhone(phone) };

/** An order in a list: enough to say what it is, why it is not further and who moves next. */
export const presentListed = (listed: ListedOrder): OrderItem => {
  const { row, stage, isLate, first, lines, units, warehouses, carriers } = listed;
  return {
    id: row.id,
    reference: row.reference,
    shop_id: row.shopId,
    status: row.status,
    stage,
    late: isLate,
    hold_reason: row.holdReason,
    needs_attention: row.needsAttention,
    waiting: presentWaiting(row),
    imported: row.imported,
    payment_method: row.paymentMethod,
    customer: presentCustomer(listed),
    goods: { first: presentFirst(first), lines, units },
    total: row.totalMinor === null ? null : { amount: row.totalMinor, currency: row.currency },
    warehouses,
    carriers,
    promised_at: row.promisedAt,
    end_reason: row.endReason,
    created_at: row.acceptedAt,
    ended_at: row.endedAt,
  };
};
