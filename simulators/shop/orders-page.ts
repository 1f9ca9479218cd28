import { html, type Language, type Markup } from '../kit/page.ts';
import { thumb } from './basket-page.ts';
import { say } from './catalogue.ts';
import { emptyBody } from './layout.ts';
import { customerPageOf, type FollowedOrder } from './packhorse.ts';
import type { Scene, Wording } from './scene.ts';
import { momentText, priceText, statusText, WORDS } from './words.ts';

type Shown = { readonly scene: Scene; readonly wording: Wording };

const goodsText = ({ order }: FollowedOrder, language: Language, { catalogue }: Wording): string =>
  order.lines
    .map(({ sku, quantity }) => `${say(catalogue.nameOf(sku), language)} × ${quantity}`)
    .join(language === 'zh' ? '，' : '; ');

const parcels = ({ order }: FollowedOrder, language: Language): readonly Markup[] =>
  order.shipments
    .flatMap(({ tracking_number: number }) => (number === null ? [] : [number]))
    .map((number) => html`<p class="small">${WORDS[language].parcel} <code>${number}</code></p>`);

/** What the order waits for is said by Packhorse itself, in both languages: the shop need not know its states. */
const orderCard = (followed: FollowedOrder, { scene, wording }: Shown): Markup => {
  const { order, sentence } = followed;
  const { visitor, language } = scene;
  const words = WORDS[language];
  const payUrl = order.status === 'awaiting_payment' ? visitor.payUrls[order.id] : undefined;
  const page = customerPageOf(order);
  return html`<article class="order"><div class="head"><h2>${words.orderNumber} ${order.reference ?? order.id}</h2><span class="badge ${order.status}">${statusText(order.status, language)}</span></div>
<p class="small"><time datetime="${order.created_at}">${momentText(order.created_at, language)}</time>${order.total ? html` · <span class="price">${priceText(order.total)}</span>` : undefined}</p>
<div class="thumbs">${order.lines.slice(0, 5).map(({ sku }) => thumb(sku, wording))}</div><p class="small">${goodsText(followed, language, wording)}</p>
${sentence ? html`<p class="sentence" data-data>${sentence[language === 'zh' ? 'zh-CN' : 'en']}</p>` : undefined}${parcels(followed, language)}
${payUrl ? html`<a class="button" href="${payUrl}">${words.pay}</a>` : undefined}${page ? html`<p><a href="${page}">${words.track}</a></p>` : undefined}</article>`;
};

export const ordersBody = (orders: readonly FollowedOrder[], shown: Shown): Markup => {
  const words = WORDS[shown.scene.language];
  if (orders.length === 0) return emptyBody(words.orders, shown.scene, words.noOrders);
  return html`<h1>${words.orders}</h1>${orders.map((each) => orderCard(each, shown))}`;
};

export const isUnderWay = ({ order }: FollowedOrder): boolean => order.ended_at === null;
