import { html, Markup } from '../kit/page.ts';
import { summary, whatOf } from './basket-page.ts';
import type { ProblemItem, Quote } from './packhorse.ts';
import { methodReason, pointsAt, problemText } from './problem.ts';
import type { Scene, Wording } from './scene.ts';
import { phoneOf } from './visitor.ts';
import { WORDS } from './words.ts';

export type Checkout = {
  readonly quote: Quote;
  readonly wording: Wording;
  readonly scene: Scene;
  /** The key of this one act: it comes back with the form, however often that is sent. */
  readonly attempt: string;
  /** Why the order was refused, if this page is shown again. */
  readonly refused?: readonly ProblemItem[];
  readonly methodNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
};

/** What was typed is named as the form names it. */
const fieldOf = ({ pointer = '' }: ProblemItem, { language }: Scene): string => {
  const { name, phone, street } = WORDS[language];
  const fields: Readonly<Record<string, string>> = {
    '/customer/name': name,
    '/customer/phone': phone,
    '/shipping_address/line1': street,
  };
  return fields[pointer] ?? '';
};

const notice = ({ refused = [], wording, scene }: Checkout): Markup | undefined => {
  if (refused.length === 0) return undefined;
  const { language } = scene;
  const words = WORDS[language];
  const line = (problem: ProblemItem): Markup => {
    const what = whatOf(problem, scene, wording) || fieldOf(problem, scene);
    return html`<li>${problemText(problem, what, language)}</li>`;
  };
  const isAboutBasket = refused.some((each) => pointsAt(each, '/lines') || pointsAt(each, '/coupon_codes'));
  const back = isAboutBasket ? html`<p><a href="/basket">${words.toBasket}</a></p>` : undefined;
  return html`<div class="notice" role="alert"><h2>${words.problems}</h2><ul>${refused.map(line)}</ul>${back}</div>`;
};

/** What can be used comes first, and the wallet before all. */
const rankOf = ({ method, available }: Quote['payment_methods'][number]): number =>
  (available ? 0 : 2) + (method === 'yipay' ? 0 : 1);

const methods = ({ quote, scene, methodNames }: Checkout): Markup => {
  const { language } = scene;
  const sorted = quote.payment_methods.toSorted((a, b) => rankOf(a) - rankOf(b));
  const usable = sorted.filter(({ available }) => available).map(({ method }) => method);
  const chosen = usable.find((method) => method === scene.visitor.payBy) ?? usable[0];
  const choice = ({ method, available, objections }: Quote['payment_methods'][number]): Markup => {
    const mark = new Markup(`${available ? '' : ' disabled'}${method === chosen ? ' checked' : ''}`);
    const why = objections.map(({ reason }) => html`<span class="small">${methodReason(reason, language)}</span>`);
    return html`<label class="choice"><input type="radio" name="method" value="${method}" required${mark}><span>${methodNames[method]?.[language] ?? method}</span>${why}</label>`;
  };
  return html`<fieldset><legend>${WORDS[language].payBy}</legend>${sorted.map(choice)}</fieldset>`;
};

/** Where one can go from the checkout and come back: the form is sent along, so what was typed is kept. */
export const WAYS_OUT = { place: '/place?back=%2Fcheckout', basket: '/basket' } as const;

const wayOut = (to: keyof typeof WAYS_OUT, text: string): Markup =>
  html`<button class="plain" formaction="/checkout/leave" formnovalidate name="to" value="${to}">${text}</button>`;

/** A browser takes the first button of a form for Enter in any field, which must be to order. */
const FIRST_BUTTON = new Markup('<button hidden></button>');

export const checkoutBody = (checkout: Checkout): Markup => {
  const { scene, attempt } = checkout;
  const { visitor, language } = scene;
  const words = WORDS[language];
  const { name, phone, line1 } = visitor.contact ?? {
    name: words.visitor,
    phone: phoneOf(visitor),
    line1: words.demoStreet,
  };
  return html`<h1>${words.checkoutTitle}</h1>${notice(checkout)}
<form method="post" action="/checkout">${FIRST_BUTTON}<input type="hidden" name="attempt" value="${attempt}">
<label for="name">${words.name}</label><input id="name" name="name" value="${name}" maxlength="80" required autocomplete="off">
<label for="phone">${words.phone}</label><input id="phone" name="phone" value="${phone}" type="tel" maxlength="20" required autocomplete="off" aria-describedby="phone-hint"><p class="small" id="phone-hint">${words.phoneHint}</p>
<label for="line1">${words.street}</label><input id="line1" name="line1" value="${line1}" maxlength="120" required autocomplete="off">
${methods(checkout)}${summary(checkout, wayOut('place', words.change))}
<button class="main">${words.order}</button><p class="small">${words.noCharge} ${wayOut('basket', words.toBasket)}</p></form>`;
};
