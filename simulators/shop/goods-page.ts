import { html, type Language, Markup } from '../kit/page.ts';
import { isThere, type Product, say, type Variant } from './catalogue.ts';
import type { Places } from './place.ts';
import { problemText } from './problem.ts';
import type { Scene } from './scene.ts';
import type { SkuDetail } from './packhorse.ts';
import { drawTile } from './tile.ts';
import { CATEGORIES, priceText, promiseText, stockText, WORDS } from './words.ts';

const PONY = 'POTTERY-PONY';
const SMALLEST = 0.8;

/** The dearer pack of the same thing is the larger one. */
const sizeOf = ({ variants }: Product, variant: Variant): number => {
  const amounts = [...new Set(variants.map(({ amount }) => amount))];
  if (amounts.length < 2) return 1;
  return SMALLEST + ((1 - SMALLEST) * amounts.indexOf(variant.amount)) / (amounts.length - 1);
};

const tileOf = (product: Product, variant: Variant): Markup =>
  drawTile({
    product: product.code,
    category: product.category,
    variant: variant.name.en,
    size: sizeOf(product, variant),
  });

export const stockMark = (stock: Variant['stock'], language: Language): Markup =>
  html`<span class="stock ${stock.state}">${stockText(stock, language)}</span>`;

/** What is told of a product with several variants: the best that can be said of any of them. */
const bestOf = ({ variants }: Product): Variant | undefined =>
  variants.find(({ stock }) => stock.state === 'in_stock') ?? variants.find(isThere) ?? variants[0];

const addressOf = ({ code }: Product, variant?: Variant): string =>
  `/goods/${code}${variant ? `?sku=${variant.sku}` : ''}`;

const goodsCard = (product: Product, language: Language): Markup | undefined => {
  const best = bestOf(product);
  const [cheapest] = product.variants;
  const shown = product.variants.findLast(({ name }) => !/white/.test(name.en)) ?? product.variants.at(-1);
  if (!best || !cheapest || !shown) return undefined;
  const from = product.variants.some(({ amount }) => amount !== cheapest.amount)
    ? html` <span class="small">${WORDS[language].from}</span>`
    : undefined;
  const price = language === 'zh' ? html`${priceText(cheapest)}${from}` : html`${from} ${priceText(cheapest)}`;
  return html`<li><a class="goods${isThere(best) ? '' : ' gone'}" href="${addressOf(product)}">${tileOf(product, shown)}
<div><div class="name">${say(product.title, language)}</div><div class="price">${price}</div>${stockMark(best.stock, language)}</div></a></li>`;
};

const hero = (pony: Product, language: Language): Markup | undefined => {
  const [only] = pony.variants;
  if (!only) return undefined;
  const words = WORDS[language];
  return html`<a class="hero" href="${addressOf(pony)}"><div><p class="small">${words.limited}</p><h1>${say(pony.title, language)}</h1>
<p class="small">${words.ponyText}</p><p class="price">${priceText(only)}</p>${stockMark(only.stock, language)}</div>${tileOf(pony, only)}</a>`;
};

export type Shelf = { readonly products: readonly Product[]; readonly category: string; readonly q: string };

const chips = (language: Language, category: string): Markup => {
  const chip = (key: string, name: string): Markup =>
    html`<a href="/${key === '' ? '' : `?category=${key}`}"${key === category ? new Markup(' aria-current="true"') : undefined}>${name}</a>`;
  const all = Object.entries(CATEGORIES).map(([key, names]) => chip(key, names[language]));
  return html`<nav class="chips" aria-label="${WORDS[language].browse}">${chip('', WORDS[language].all)}${all}</nav>`;
};

export const shelfBody = ({ products, category, q }: Shelf, { language }: Scene): Markup => {
  const words = WORDS[language];
  const isFront = category === '' && q === '';
  const pony = products.find(({ code }) => code === PONY);
  const title = q === '' ? (CATEGORIES[category]?.[language] ?? words.all) : words.found;
  const cards = products.flatMap((product) => goodsCard(product, language) ?? []);
  return html`${isFront && pony ? hero(pony, language) : undefined}
<form class="search" role="search" action="/"><input type="search" name="q" value="${q}" maxlength="80" aria-label="${words.search}" placeholder="${words.search}"><button>${words.find}</button></form>
${chips(language, category)}
${isFront ? html`<h2>${title}</h2>` : html`<h1>${title}</h1>`}
${cards.length === 0 ? html`<p>${words.nothingFound}</p>` : html`<ul class="grid">${cards}</ul>`}`;
};

/** Clothes are chosen twice: by colour and by size. */
const SIZED = /^(?<look>.*) (?<size>XXL|XL|L|M|S)$/;
const partsOf = ({ name }: Variant, language: Language) => SIZED.exec(say(name, language))?.groups;

const variantLink = (product: Product, to: Variant, { text, isChosen }: { text: string; isChosen: boolean }): Markup =>
  html`<a href="${addressOf(product, to)}"${isChosen ? new Markup(' aria-current="true"') : undefined}>${tileOf(product, to)}<span>${text}</span></a>`;

const choices = (product: Product, chosen: Variant, language: Language): Markup => {
  const own = partsOf(chosen, language);
  if (!own) {
    const link = (to: Variant): Markup =>
      variantLink(product, to, { text: say(to.name, language), isChosen: to.sku === chosen.sku });
    return html`<div class="variants">${product.variants.map(link)}</div>`;
  }
  const like = (part: 'look' | 'size'): readonly Variant[] =>
    product.variants.filter((each) => partsOf(each, language)?.[part] === own[part]);
  const row = (part: 'look' | 'size', among: readonly Variant[]): Markup[] =>
    among.map((to) => variantLink(product, to, { text: partsOf(to, language)?.[part] ?? '', isChosen: to === chosen }));
  return html`<div class="variants">${row('look', like('size'))}</div><div class="variants sizes">${row('size', like('look'))}</div>`;
};

const variantPart = (product: Product, chosen: Variant, language: Language): Markup | undefined =>
  product.variants.length < 2
    ? undefined
    : html`<h2>${WORDS[language].choose}</h2>${choices(product, chosen, language)}`;

export const quantityOptions = (most: number, chosen: number): readonly Markup[] =>
  Array.from({ length: Math.max(most, chosen) }, (_, index) => index + 1).map(
    (n) => html`<option${n === chosen ? new Markup(' selected') : undefined}>${n}</option>`,
  );

export const MOST_AT_ONCE = 10;

const buyForm = (variant: Variant, language: Language): Markup | undefined => {
  if (!isThere(variant)) return undefined;
  const words = WORDS[language];
  const most = Math.min(MOST_AT_ONCE, variant.stock.quantity ?? MOST_AT_ONCE);
  return html`<form method="post" action="/basket"><input type="hidden" name="sku" value="${variant.sku}">
<label for="quantity">${words.quantity}</label><select id="quantity" name="quantity">${quantityOptions(most, 1)}</select>
<button class="main">${words.addToBasket}</button></form>`;
};

const deliveryFacts = (detail: SkuDetail, { visitor, language, path }: Scene, places: Places): Markup => {
  const words = WORDS[language];
  const { freight, promised_at: at, promise_hours: hours, problems } = detail.delivery ?? { problems: [] };
  const promise =
    at && hours
      ? html`<div><dt>${words.arrives}</dt><dd>${promiseText({ at, hours }, language)}</dd></div>`
      : undefined;
  const name = detail.title[language === 'zh' ? 'zh-CN' : 'en'];
  const why =
    detail.stock.state === 'not_sold'
      ? []
      : problems.map((each) => html`<p class="trouble">${problemText(each, name, language)}</p>`);
  return html`<dl class="facts"><div><dt>${words.deliverTo}</dt><dd>${places.nameOf(visitor.regionCode, language)} <a href="/place?back=${encodeURIComponent(path)}">${words.change}</a></dd></div>
${promise}${freight ? html`<div><dt>${words.freight}</dt><dd>${freight.amount === 0 ? words.free : priceText(freight)}</dd></div>` : undefined}</dl>${why}`;
};

export type Shown = { readonly product: Product; readonly variant: Variant; readonly detail: SkuDetail };

/** The stock of the place, which may differ from that of the list. */
export const articleBody = ({ product, variant, detail }: Shown, scene: Scene, places: Places): Markup => {
  const { language } = scene;
  const here = { ...variant, stock: detail.stock };
  return html`<div class="product">${tileOf(product, variant)}<div><h1>${say(product.title, language)}</h1>
<p>${say(variant.name, language)}</p><p class="price">${priceText(variant)}</p><p>${stockMark(here.stock, language)}</p>
${variantPart(product, variant, language)}${deliveryFacts(detail, scene, places)}${buyForm(here, language)}</div></div>`;
};
