import type { LinkTarget } from '../../domain/payment/link.ts';

export type PageKind = Exclude<LinkTarget, 'gateway'>;

type Words = { readonly title: string; readonly text: string };
type Texts = { readonly zh: Words; readonly en: Words };

const LATE = {
  zh: '如果仍有款项到账，会自动原路退回。',
  en: 'Money that still arrives is given back by itself.',
};

const TEXTS: Record<PageKind, Texts> = {
  preparing: {
    zh: { title: '支付正在准备', text: '正在为您准备支付，请稍候。' },
    en: {
      title: 'Payment is being prepared',
      text: 'Your payment is being prepared. This page goes on by itself.',
    },
  },
  closed: {
    zh: { title: '支付已关闭', text: '此支付已关闭，无法再付款。如仍需要商品，请返回商店重新下单。' },
    en: {
      title: 'Payment is closed',
      text: 'This payment is closed and cannot be paid any more. If you still want the goods, order them again in the shop.',
    },
  },
  expired: {
    zh: { title: '订单已过期', text: `付款时间已过，订单已失效，未发货。${LATE.zh}如仍需要商品，请返回商店重新下单。` },
    en: {
      title: 'Order has expired',
      text: `The time to pay is over: the order has expired and nothing is sent. ${LATE.en} If you still want the goods, order them again in the shop.`,
    },
  },
  cancelled: {
    zh: { title: '订单已取消', text: `订单已取消，无需付款。${LATE.zh}` },
    en: {
      title: 'Order was cancelled',
      text: `The order was cancelled and there is nothing to pay. ${LATE.en}`,
    },
  },
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const numberLine = (reference: string | null): string =>
  reference === null ? '' : `<p>订单号 · Order number: <b>${escaped(reference)}</b></p>\n`;

/** Between the verdict and the gateway's answer, and after the payment's end; the first looks again by itself. */
export const paymentPage = (kind: PageKind, reference: string | null): string => {
  const { zh, en } = TEXTS[kind];
  const again = kind === 'preparing' ? '<meta http-equiv="refresh" content="1">\n' : '';
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
${again}<title>${zh.title} · ${en.title}</title>
<body style="font: 18px/1.6 system-ui, 'Noto Sans CJK SC', sans-serif; margin: 20vh auto; max-width: 32rem; padding: 0 1.5rem">
<p>${zh.text}</p>
<p lang="en">${en.text}</p>
${kind === 'preparing' ? '' : numberLine(reference)}</body>
</html>
`;
};
