/** Standard messages in English. The names in braces are the facts that a message needs. */
export const ENGLISH = {
  order_held_pay: '{shop}: we hold order {order} for you. Please pay {amount} by {method} before {until}: {payUrl}',
  payment_reminder: '{shop}: reminder {n}. Order {order} still awaits {amount} and expires at {until}.',
  order_expired:
    '{shop}: order {order} was not paid in time and has been cancelled. You owe nothing; a payment that still arrives is sent back in full.',
  order_cancelled: '{shop}: order {order} has been cancelled. Whatever you paid goes back the way it came.',
  payment_received:
    '{shop}: thank you, we received {amount} for order {order}. Your goods are being prepared; see how far: {page}',
  amount_mismatch:
    '{shop}: for order {order} we received {received} instead of {expected}. Your money is safe; we check and contact you.',
  late_payment_refunded:
    '{shop}: order {order} had already expired when {amount} arrived. The whole sum is on its way back to you.',
  paid_twice_refunded:
    '{shop}: order {order} was paid twice. The second {amount} is on its way back to you; the order goes on.',
  refund_sent: '{shop}: we have sent {amount} for order {order} back the way it came. Banks may take a few days.',
  payment_declined:
    '{shop}: the payment for order {order} did not go through and nothing was taken. You can try again until {until}.',
  shipment_handed_over: '{shop}: order {order} is on its way with {carrier}, tracking number {trackingNumber}.',
  out_for_delivery: '{shop}: order {order} is out for delivery today with {carrier}, {trackingNumber}.',
  delivered: '{shop}: order {order} has been delivered ({trackingNumber}). Tell us if anything is wrong.',
  exception_delayed:
    '{shop}: we are sorry, order {order} is late. {carrier} has the parcel ({trackingNumber}) and we are following it up.',
  exception_lost:
    '{shop}: we are sorry, {carrier} cannot find the parcel of order {order} ({trackingNumber}). We look after it and contact you.',
  exception_refused:
    '{shop}: {carrier} reports that the parcel of order {order} ({trackingNumber}) was refused. Tell us if that is wrong.',
  exception_wrong_address:
    '{shop}: {carrier} cannot find the address of order {order} ({trackingNumber}). Please check it with us.',
  exception_damaged:
    '{shop}: we are sorry, {carrier} reports damage to the parcel of order {order} ({trackingNumber}). We contact you.',
  exception_returned:
    '{shop}: {carrier} is bringing the parcel of order {order} ({trackingNumber}) back to us. We contact you about what comes next.',
  exception_other:
    '{shop}: {carrier} reports a problem with the parcel of order {order} ({trackingNumber}). We are following it up.',
  coupon_given:
    '{shop}: with our apologies for order {order}, here is a coupon of {amount}: {coupon}. It is valid until {until}.',
  address_changed:
    '{shop}: the delivery address of order {order} has been changed as you asked; expect the goods by {until}. If that was not you, tell us at once.',
  reship_sent: '{shop}: the replacement for order {order} is on its way with {carrier}, {trackingNumber}.',
} as const;

export const CHINESE = {
  order_held_pay: '【{shop}】订单 {order} 已为您保留，请于 {until} 前通过 {method} 支付 {amount}：{payUrl}',
  payment_reminder: '【{shop}】第 {n} 次提醒：订单 {order} 待支付 {amount}，{until} 后将自动取消。',
  order_expired: '【{shop}】订单 {order} 未在期限内支付，已取消，您无需付款；若仍有款项到账，将全额退回。',
  order_cancelled: '【{shop}】订单 {order} 已取消，已付款项将原路退回。',
  payment_received: '【{shop}】已收到订单 {order} 的付款 {amount}，正在为您备货，进度可随时查看：{page}',
  amount_mismatch: '【{shop}】订单 {order} 收到 {received}，应付 {expected}。款项安全，我们核对后会联系您。',
  late_payment_refunded: '【{shop}】订单 {order} 已过期，您支付的 {amount} 正在全额退回。',
  paid_twice_refunded: '【{shop}】订单 {order} 被重复支付，多付的 {amount} 正在退回，订单照常进行。',
  refund_sent: '【{shop}】订单 {order} 的退款 {amount} 已原路退回，到账可能需要几天。',
  payment_declined: '【{shop}】订单 {order} 支付未成功，未扣款。{until} 前可重新支付。',
  shipment_handed_over: '【{shop}】订单 {order} 已交给 {carrier} 发出，运单号 {trackingNumber}。',
  out_for_delivery: '【{shop}】订单 {order} 今天由 {carrier} 派送，运单号 {trackingNumber}。',
  delivered: '【{shop}】订单 {order} 已送达（{trackingNumber}）。如有问题请联系我们。',
  exception_delayed: '【{shop}】很抱歉，订单 {order} 延误了。包裹在 {carrier}（{trackingNumber}），我们正在跟进。',
  exception_lost: '【{shop}】很抱歉，{carrier} 找不到订单 {order} 的包裹（{trackingNumber}），我们会负责并联系您。',
  exception_refused: '【{shop}】{carrier} 称订单 {order} 的包裹（{trackingNumber}）被拒收。如有误请告诉我们。',
  exception_wrong_address: '【{shop}】{carrier} 找不到订单 {order} 的地址（{trackingNumber}），请与我们核对。',
  exception_damaged: '【{shop}】很抱歉，{carrier} 称订单 {order} 的包裹（{trackingNumber}）破损，我们会联系您。',
  exception_returned: '【{shop}】{carrier} 正将订单 {order} 的包裹（{trackingNumber}）退回，我们会联系您商量后续。',
  exception_other: '【{shop}】{carrier} 称订单 {order} 的包裹（{trackingNumber}）遇到问题，我们正在跟进。',
  coupon_given: '【{shop}】订单 {order} 让您久等了，送您 {amount} 优惠券：{coupon}，{until} 前有效。',
  address_changed:
    '【{shop}】订单 {order} 的收货地址已按您的要求修改，预计 {until} 前送达。如非本人操作，请立即联系我们。',
  reship_sent: '【{shop}】订单 {order} 的补发已由 {carrier} 发出，运单号 {trackingNumber}。',
} as const satisfies Record<keyof typeof ENGLISH, string>;
