import type { FastifyReply } from 'fastify';
import { html, Markup, sendPage } from '../kit/page.ts';
import type { Scene } from './scene.ts';
import { STYLE } from './style.ts';
import { drawTile } from './tile.ts';
import type { Visitor } from './visitor.ts';
import { WORDS } from './words.ts';

const BOAT = new Markup(
  '<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="16" fill="#1f6b58"/><path d="M6 19h20c-1 5-4 7-7 7h-6c-3 0-6-2-7-7z" fill="#fff"/><path d="M15 5v12H7c1-6 4-10 8-12zM17 8c4 1 6 5 7 9h-7z" fill="#e3b24f"/></svg>',
);

const ICONS = {
  browse: '<path d="M4 10l2-6h12l2 6M4 10v10h16V10M4 10h16M9 20v-6h6v6"/>',
  basket: '<path d="M4 9h16l-2 11H6zM8 9l3-6M16 9l-3-6"/>',
  orders: '<path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"/>',
} as const;

const unitsIn = ({ lines }: Visitor): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

const otherLanguage = ({ language, path }: Scene): Markup => {
  const address = `${path}${path.includes('?') ? '&' : '?'}lang=${language === 'zh' ? 'en' : 'zh'}`;
  return language === 'zh'
    ? html`<a class="language" href="${address}" lang="en" hreflang="en">English</a>`
    : html`<a class="language" href="${address}" lang="zh-CN" hreflang="zh-CN">中文</a>`;
};

const banner = (scene: Scene): Markup =>
  html`<header class="banner"><div><a class="brand" href="/">${BOAT}<span>${WORDS[scene.language].shop}</span></a>${otherLanguage(scene)}</div></header>`;

type Tab = keyof typeof ICONS;
const TABS: Readonly<Record<Tab, string>> = { browse: '/', basket: '/basket', orders: '/orders' };

/** A place is chosen for the page that is gone back to. */
const tabOf = (path: string): Tab => {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const of = pathname === '/place' ? (searchParams.get('back') ?? '') : pathname;
  if (of.startsWith('/orders')) return 'orders';
  return of.startsWith('/basket') || of.startsWith('/checkout') ? 'basket' : 'browse';
};

const tabs = ({ visitor, language, path }: Scene): Markup => {
  const words = WORDS[language];
  const units = unitsIn(visitor);
  const tab = (name: Tab): Markup => {
    const current = tabOf(path) === name ? new Markup(' aria-current="page"') : undefined;
    const count = name === 'basket' && units > 0 ? html` <span class="count">${units}</span>` : undefined;
    return html`<a href="${TABS[name]}"${current}><svg viewBox="0 0 24 24" aria-hidden="true">${new Markup(ICONS[name])}</svg><span>${words[name]}${count}</span></a>`;
  };
  return html`<nav class="tabs" aria-label="${words.shop}">${tab('browse')}${tab('basket')}${tab('orders')}</nav>`;
};

/** A page with nothing on it yet, and the way back to the goods. */
export const emptyBody = (title: string, { language }: Scene, text?: string): Markup =>
  html`<h1>${title}</h1><div class="empty">${drawTile({ product: 'WEAR-TOTE', category: 'home', variant: 'natural' })}${text && html`<p>${text}</p>`}<a class="button" href="/">${WORDS[language].goShopping}</a></div>`;

export type ShopPage = {
  readonly title: string;
  readonly body: Markup;
  readonly status?: number;
  readonly refreshSeconds?: number;
};

export const sendShopPage = (reply: FastifyReply, scene: Scene, { title, body, status, refreshSeconds }: ShopPage) => {
  const words = WORDS[scene.language];
  const footer = html`<footer class="foot"><p>${words.tagline}</p><p>${words.about} ${words.noCharge}</p></footer>${tabs(scene)}`;
  return sendPage(
    reply,
    {
      title: `${title} · ${words.shop}`,
      language: scene.language,
      header: banner(scene),
      body,
      footer,
      style: STYLE,
      ...(refreshSeconds === undefined ? {} : { refreshSeconds }),
    },
    status,
  );
};
