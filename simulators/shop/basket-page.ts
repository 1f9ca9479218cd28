import { html, type Markup } from '../kit/page.ts';
import { moneyText } from '../kit/money.ts';
import { say } from './catalogue.ts';
import { MOST_AT_ONCE, quantityOptions } from './goods-page.ts';
import type { ProblemItem, Quote } from './packhorse.ts';
import { pointsAt, problemText } from './problem.ts';
import type { Scene, Wording } from './scene.ts';
import { drawTile } from './tile.ts';
import { hintText, priceText, promiseText, WORDS } from './words.ts';

/** Codes to play with: one that works, one that stands alone, and two that are not valid now. */
const CODES_TO_TRY = ['TEA10', 'CERAMICS20', 'SPRING15', 'NEXT12'];

export const thumb = (sku: string, { catalogue }: Wording): Markup => {
  const { product, category, variant } = catalogue.articleOf(sku);
  return drawTile({ product, category, variant: variant.en });
};

/** The customer's word for what a problem points at: the goods of a line, or the coupon's code. */
export const whatOf = (problem: ProblemItem, { visitor, language }: Scene, { catalogue }: Wording): string => {
  const [, index] = /^\/lines\/(\d+)/.exec(problem.pointer ?? '') ?? [];
  const line = index === undefined ? undefined : visitor.lines[Number(index)];
  return line ? say(catalogue.nameOf(line.sku), language) : String(problem.facts?.coupon ?? '');
};

type Shown = { readonly quote: Quote; readonly wording: Wording; readonly scene: Scene };

const troubles = (place: string, { quote, wording, scene }: Shown): readonly Markup[] =>
  quote.problems
    .filter((each) => pointsAt(each, place))
    .map((each) => {
      const what = whatOf(each, scene, wording);
      return html`<p class="trouble">${problemText(each, what, scene.language)}</p>`;
    });

const basketLine = (line: Quote['lines'][number], index: number, shown: Shown): Markup => {
  const { language } = shown.scene;
  const words = WORDS[language];
  const name = say(shown.wording.catalogue.nameOf(line.sku), language);
  const { product } = shown.wording.catalogue.articleOf(line.sku);
  const before =
    line.discount && line.discount.amount > 0 && line.unit_price
      ? html` <s class="small">${moneyText(line.unit_price.amount * line.quantity, line.unit_price.currency)}</s>`
      : undefined;
  const total = line.total ?? line.unit_price;
  return html`<div class="line">${thumb(line.sku, shown.wording)}<div><div class="head"><a href="/goods/${product}?sku=${line.sku}">${name}</a><span class="price">${total ? priceText(total) : '–'}${before}</span></div>
<form method="post" action="/basket/lines"><input type="hidden" name="sku" value="${line.sku}"><select name="quantity" aria-label="${words.quantity}: ${name}">${quantityOptions(MOST_AT_ONCE, line.quantity)}</select><button>${words.update}</button><button class="plain" name="remove" value="1" aria-label="${words.remove}: ${name}">${words.remove}</button></form>
${troubles(`/lines/${index}`, shown)}</div></div>`;
};

const couponLine = ({ code, discount, problems }: Quote['coupons'][number], { scene }: Shown): Markup => {
  const { language } = scene;
  const words = WORDS[language];
  const off = discount ? html`<span class="price">−${priceText(discount)}</span>` : undefined;
  const why = problems.map((each) => html`<p class="trouble">${problemText(each, code, language)}</p>`);
  return html`<li><strong>${code}</strong><span>${off}</span><form method="post" action="/basket/coupons"><button class="plain" name="remove" value="${code}" aria-label="${words.remove}: ${code}">${words.remove}</button></form>${why}</li>`;
};

const couponPart = (shown: Shown): Markup => {
  const { quote, scene } = shown;
  const words = WORDS[scene.language];
  const untried = CODES_TO_TRY.filter((code) => !scene.visitor.coupons.includes(code));
  return html`<h2>${words.coupon}</h2>${quote.coupons.length > 0 ? html`<ul class="coupons">${quote.coupons.map((each) => couponLine(each, shown))}</ul>` : undefined}
<form class="row" method="post" action="/basket/coupons"><input name="code" maxlength="64" autocomplete="off" aria-label="${words.couponLabel}" placeholder="${words.couponLabel}" required><button>${words.use}</button></form>
<form class="tries" method="post" action="/basket/coupons"><span class="small">${words.couponHint}</span>${untried.map((code) => html`<button name="code" value="${code}">${code}</button>`)}</form>`;
};

const hints = ({ quote, scene }: Shown): readonly Markup[] =>
  quote.skipped
    .filter(({ reason }) => reason === 'below_threshold')
    .map(({ title, facts }) => {
      const missing = moneyText(Number(facts?.missing ?? 0), quote.currency);
      const name = title[scene.language === 'zh' ? 'zh-CN' : 'en'];
      return html`<p class="hint">${hintText(missing, name, scene.language)}</p>`;
    });

const placeLink = ({ language, path }: Scene): Markup =>
  html`<a href="/place?back=${encodeURIComponent(path)}">${WORDS[language].change}</a>`;

/** Every sum as the quote gives it: the shop adds nothing up itself. */
export const summary = ({ quote, wording, scene }: Shown, toPlace = placeLink(scene)): Markup => {
  const { language, visitor } = scene;
  const words = WORDS[language];
  const row = (name: string, value: Markup | string | undefined, style = ''): Markup | undefined =>
    value === undefined ? undefined : html`<div class="${style}"><dt>${name}</dt><dd>${value}</dd></div>`;
  const titled = quote.promotions.map(
    ({ title, discount, coupon_code: code }) =>
      html`<div><dt>${title[language === 'zh' ? 'zh-CN' : 'en']}${code ? html` <span class="small">${code}</span>` : undefined}</dt><dd class="price">−${priceText(discount)}</dd></div>`,
  );
  const { freight, total, promised_at: at, promise_hours: hours } = quote;
  const place = html`${wording.places.nameOf(visitor.regionCode, language)} ${toPlace}`;
  return html`<dl class="facts">${row(words.goods, quote.goods_total ? priceText(quote.goods_total) : undefined)}${titled}
${row(words.freight, freight ? (freight.amount === 0 ? words.free : priceText(freight)) : undefined)}
${row(words.deliverTo, place)}${row(words.arrives, at && hours ? promiseText({ at, hours }, language) : undefined)}
${row(words.total, total ? priceText(total) : undefined, 'sum')}</dl>`;
};

export const basketBody = (shown: Shown): Markup => {
  const { quote, scene } = shown;
  const words = WORDS[scene.language];
  const go =
    quote.problems.length === 0
      ? html`<a class="button" href="/checkout">${words.checkout}</a>`
      : html`<p class="notice" role="status">${words.blocked}</p>`;
  return html`<h1>${words.basket}</h1>${quote.lines.map((line, index) => basketLine(line, index, shown))}
${hints(shown)}${couponPart(shown)}${troubles('/shipping_address', shown)}${summary(shown)}${go}`;
};
