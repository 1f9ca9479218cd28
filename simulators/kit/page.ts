import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type Language = 'zh' | 'en';

/** Text that is already markup and must not be escaped again. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[] | undefined;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const render = (part: Part): string => {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  return typeof part === 'object' ? part.map((item) => item.text).join('') : escapeText(String(part));
};

/** Markup from a template; every value put in is escaped unless it is markup itself. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(texts.map((text, index) => `${text}${render(parts[index])}`).join(''));

/** `?lang=` decides, then the browser's first language. */
export const languageOf = (request: FastifyRequest): Language => {
  const asked = new URL(request.url, 'http://localhost').searchParams.get('lang');
  if (asked === 'zh' || asked === 'en') return asked;
  return /^\s*zh/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
};

/** The address of the same page in the other language. */
export const otherLanguage = (path: string, language: Language): Markup =>
  language === 'zh'
    ? html`<a class="language" href="${path}?lang=en" lang="en">English</a>`
    : html`<a class="language" href="${path}?lang=zh" lang="zh">中文</a>`;

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2530; --dim: #667085; --back: #f2f4f7; --card: #fff; --line: #e1e5eb; --accent: #1f6feb; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaf0; --dim: #9aa4b2; --back: #12161c; --card: #1b2129; --line: #2c343f; --accent: #5b9bff; --on-accent: #0d1520; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 28rem; margin: 2rem auto; padding: 0 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem; margin-bottom: 1rem; }
.head { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
h1 { font-size: 1.15rem; margin: 0; } .dim { color: var(--dim); font-size: .875rem; } a { color: var(--accent); }
.amount { font-size: 2.5rem; font-weight: 650; font-variant-numeric: tabular-nums; margin: .5rem 0; }
button { display: block; width: 100%; margin-top: .5rem; padding: .7rem; border-radius: 10px; border: 1px solid var(--line); background: var(--card); color: var(--ink); font: inherit; cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font-size: .8rem; overflow-wrap: anywhere; } ul { padding-left: 1.1rem; } li { margin: .25rem 0; }
.bubble { background: var(--card); border: 1px solid var(--line); border-radius: 4px 14px 14px 14px; padding: .7rem .9rem; margin: .25rem 0 1rem; overflow-wrap: anywhere; white-space: pre-wrap; }
`;

export type Page = {
  readonly title: string;
  readonly language: Language;
  readonly body: Markup;
  /** How often its main part is looked for anew, while somebody looks at it. */
  readonly refreshSeconds?: number;
  /** Around the main part: a program's own banner, navigation and looks. */
  readonly header?: Markup;
  readonly footer?: Markup;
  readonly style?: string;
};

/** The page is not loaded anew under its reader: only what has changed is put in its place. */
const lookAgain = (seconds: number): string =>
  `setInterval(async()=>{if(document.hidden)return;const answer=await fetch(location.href).catch(()=>undefined);if(!answer?.ok)return;` +
  `const next=new DOMParser().parseFromString(await answer.text(),'text/html').querySelector('main');const now=document.querySelector('main');` +
  `if(next&&now.innerHTML!==next.innerHTML)now.innerHTML=next.innerHTML},${seconds * 1_000})`;

/** Nothing is loaded from anywhere, and no script runs but the page's own. */
const policyOf = (script: string | undefined): string => {
  const hash = script && createHash('sha256').update(script).digest('base64');
  const own = hash ? `; script-src 'sha256-${hash}'; connect-src 'self'` : '';
  return `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'${own}`;
};

export const sendPage = (reply: FastifyReply, page: Page, status = 200): FastifyReply => {
  const script = page.refreshSeconds ? lookAgain(page.refreshSeconds) : undefined;
  const document = html`<!doctype html>
<html lang="${page.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<title>${page.title}</title><style>${new Markup(STYLE + (page.style ?? ''))}</style></head>
<body>${page.header}<main>${page.body}</main>${page.footer}${script && html`<script>${new Markup(script)}</script>`}</body></html>`;
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policyOf(script))
    .header('cache-control', 'no-store')
    .send(document.text);
};
