import type { FastifyReply, FastifyRequest } from 'fastify';
import { moneyText } from '../kit/money.ts';
import { html, type Language, languageOf, type Markup, otherLanguage, sendPage } from '../kit/page.ts';
import type { Simulator } from '../kit/server.ts';
import { magicOf, PAY_ACTS, type PayAct } from './magic.ts';
import type { PayOutcome, Payer } from './payer.ts';
import { type Charge, type Payment, type PaymentStatus, statusOf } from './payment.ts';
import type { Till } from './till.ts';

const NAMES = { yipay: { zh: '驿付', en: 'Yipay' }, cardhouse: { zh: 'Cardhouse 卡付', en: 'Cardhouse' } } as const;

const TEXTS = {
  zh: {
    open: '等待付款',
    paid: '已付款',
    closed: '已关闭',
    declined: '上一次付款被拒绝，可以再试',
    waiting: '已确认，款项将在关单后到账',
    charges: '扣款',
    back: '返回商店',
    demo: '模拟收银台，不涉及真实资金',
    unknown: '没有这笔付款',
    list: '最近的付款',
    magic: '主按钮按金额尾数行事：',
  },
  en: {
    open: 'Waiting for payment',
    paid: 'Paid',
    closed: 'Closed',
    declined: 'The last try was declined; you may try again',
    waiting: 'Confirmed; the money will come after the closing',
    charges: 'Charges',
    back: 'Back to the shop',
    demo: 'Simulated cashier, no real money',
    unknown: 'No such payment',
    list: 'Latest payments',
    magic: 'The main button follows the last two digits of the amount: ',
  },
} as const;

const BUTTONS: Readonly<Record<PayAct, Readonly<Record<Language, string>>>> = {
  checkout: { zh: '付款', en: 'Pay' },
  pay: { zh: '如数付款', en: 'Pay exactly' },
  decline: { zh: '付款被拒', en: 'Be declined' },
  pay_wrong_amount: { zh: '付错金额', en: 'Pay a wrong amount' },
  pay_twice: { zh: '付两次', en: 'Pay twice' },
  pay_late: { zh: '关单后才到账', en: 'Pay late' },
  walk_away: { zh: '离开', en: 'Walk away' },
};

const CHARGE_STATUSES: Readonly<Record<Charge['status'], Readonly<Record<Language, string>>>> = {
  authorised: { zh: '已授权', en: 'authorised' },
  captured: { zh: '已扣款', en: 'captured' },
  voided: { zh: '已撤销', en: 'voided' },
};

/** The acts that make sense in each state; the first is the main button of an open payment. */
const OFFERED: Readonly<Record<PaymentStatus, readonly PayAct[]>> = {
  open: ['checkout', 'decline', 'pay_wrong_amount', 'pay_twice', 'pay_late', 'walk_away'],
  paid: ['pay_twice'],
  closed: ['pay_late'],
};

const button = (payment: Payment, act: PayAct, language: Language): Markup => {
  const main = act === 'checkout';
  const amount = main ? ` ${moneyText(payment.amount, payment.currency)}` : '';
  return html`<form method="post" action="/pay/${payment.ref}/${act}?lang=${language}">
<button class="${main ? 'main' : ''}">${BUTTONS[act][language]}${amount}</button></form>`;
};

const chargeLine = (payment: Payment, charge: Charge, language: Language): Markup =>
  html`<li>${moneyText(charge.amount, payment.currency)} <span class="dim">${CHARGE_STATUSES[charge.status][language]}</span> <code>${charge.id}</code></li>`;

const hintOf = (payment: Payment, status: PaymentStatus, language: Language): Markup | undefined => {
  const magic = status === 'open' ? magicOf(payment) : undefined;
  return magic && html`<p class="dim">${TEXTS[language].magic}${magic[language]}</p>`;
};

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const paymentBody = (payment: Payment, language: Language): Markup => {
  const texts = TEXTS[language];
  const status = statusOf(payment, Date.now());
  const note = payment.payLate
    ? texts.waiting
    : status === 'open' && payment.lastTry === 'declined'
      ? texts.declined
      : undefined;
  const charges = html`<h1>${texts.charges}</h1><ul>${payment.charges.map((charge) => chargeLine(payment, charge, language))}</ul>`;
  return html`<div class="card">
<div class="head"><h1>${NAMES[payment.gateway][language]}</h1>${otherLanguage(`/pay/${payment.ref}`, language)}</div>
<p class="amount">${moneyText(payment.amount, payment.currency)}</p>
<p role="status">${texts[status]}</p>${note && html`<p>${note}</p>`}
${OFFERED[status].map((act) => button(payment, act, language))}
${hintOf(payment, status, language)}
${isWebAddress(payment.returnUrl) ? html`<p><a href="${payment.returnUrl}">${texts.back}</a></p>` : undefined}
</div>
${payment.charges.length > 0 ? html`<div class="card">${charges}</div>` : undefined}
<p class="dim">${texts.demo} · <code>${payment.key}</code></p>`;
};

const listBody = (till: Till, language: Language): Markup => {
  const latest = [...till.all()].slice(-30).toReversed();
  const line = (payment: Payment): Markup =>
    html`<li><a href="/pay/${payment.ref}?lang=${language}">${moneyText(payment.amount, payment.currency)}</a>
${NAMES[payment.gateway][language]} · ${TEXTS[language][statusOf(payment, Date.now())]}<br><code>${payment.key}</code></li>`;
  return html`<div class="card"><div class="head"><h1>${TEXTS[language].list}</h1>${otherLanguage('/', language)}</div>
<ul>${latest.map(line)}</ul></div>`;
};

const summary = (payment: Payment, outcome?: PayOutcome): object => ({
  ref: payment.ref,
  key: payment.key,
  gateway: payment.gateway,
  amount: payment.amount,
  currency: payment.currency,
  status: statusOf(payment, Date.now()),
  charges: payment.charges,
  ...(outcome ? { outcome } : {}),
});

const wantsPage = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes('text/html');

const notFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (!wantsPage(request)) return reply.code(404).send({ error: 'no such payment' });
  const language = languageOf(request);
  const title = TEXTS[language].unknown;
  return sendPage(reply, { title, language, body: html`<div class="card"><h1>${title}</h1></div>` }, 404);
};

/** The payer's side: pages for a visitor, the same acts as JSON for shoppers. */
export const addPayerPage = (sim: Simulator, till: Till, payer: Payer): void => {
  sim.app.get('/', async (request, reply) => {
    const language = languageOf(request);
    await sim.journal.settled();
    return sendPage(reply, {
      title: TEXTS[language].list,
      language,
      body: listBody(till, language),
      refreshSeconds: 5,
    });
  });
  sim.app.get<{ Params: { ref: string } }>('/pay/:ref', async (request, reply) => {
    const payment = till.byRef(request.params.ref);
    if (!payment) return notFound(request, reply);
    await sim.journal.settled();
    if (!wantsPage(request)) return summary(payment);
    const language = languageOf(request);
    return sendPage(reply, { title: NAMES[payment.gateway][language], language, body: paymentBody(payment, language) });
  });
  sim.app.post<{ Params: { ref: string; act: string } }>('/pay/:ref/:act', async (request, reply) => {
    const act = PAY_ACTS.find((name) => name === request.params.act);
    const done = act && payer.act(request.params.ref, act);
    if (!done) return notFound(request, reply);
    await sim.journal.settled();
    if (wantsPage(request)) return reply.redirect(`/pay/${done.payment.ref}?lang=${languageOf(request)}`, 303);
    return reply.code(done.outcome === 'refused' ? 409 : 200).send(summary(done.payment, done.outcome));
  });
};
