import { html, type Language, languageOf, Markup, escapeText, otherLanguage, sendPage } from '../kit/page.ts';
import type { Simulator } from '../kit/server.ts';
import type { Message, MessageBook } from './message.ts';
import { type MessageChannel, recipientOf, shownRecipient } from './recipient.ts';

const TEXTS = {
  zh: { phones: '手机与邮箱', none: '还没有消息', back: '全部', count: '条消息', open: '查看订单' },
  en: {
    phones: 'Phones and mailboxes',
    none: 'No messages yet',
    back: 'All',
    count: 'messages',
    open: 'Open the order',
  },
} as const;

const CHANNEL_NAMES: Readonly<Record<MessageChannel, Readonly<Record<Language, string>>>> = {
  sms: { zh: '短信', en: 'SMS' },
  push: { zh: '推送', en: 'Push' },
  email: { zh: '邮件', en: 'E-mail' },
};

/** Web addresses in a message can be tapped, as on a phone. */
const withLinks = (text: string): Markup =>
  new Markup(
    text
      .split(/(https?:\/\/[^\s<>"'，。；！]+)/)
      .map((part, index) =>
        index % 2 === 1 ? `<a href="${escapeText(part)}">${escapeText(part)}</a>` : escapeText(part),
      )
      .join(''),
  );

const timeText = (at: string, language: Language): string =>
  new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'short', timeStyle: 'medium' });

const openLink = ({ link }: Message, language: Language): Markup | undefined =>
  link === undefined ? undefined : html`<p class="dim"><a href="${link}">${TEXTS[language].open}</a></p>`;

const bubble = (message: Message, language: Language): Markup =>
  html`<article><div class="dim">${CHANNEL_NAMES[message.channel][language]} · <time datetime="${message.at}">${timeText(message.at, language)}</time></div>
<div class="bubble" lang="${message.language}">${withLinks(message.text)}</div>${openLink(message, language)}</article>`;

const phonesOf = (messages: readonly Message[]): Map<string, Message[]> => {
  const phones = new Map<string, Message[]>();
  for (const message of messages) phones.set(message.to, [...(phones.get(message.to) ?? []), message]);
  return phones;
};

const listBody = (messages: readonly Message[], language: Language): Markup => {
  const texts = TEXTS[language];
  const phones = [...phonesOf(messages)].toReversed();
  const line = ([to, own]: [string, Message[]]): Markup =>
    html`<li><a href="/phones/${encodeURIComponent(to)}?lang=${language}">${shownRecipient(to)}</a> <span class="dim">${own.length} ${texts.count}</span></li>`;
  return html`<div class="card"><div class="head"><h1>${texts.phones}</h1>${otherLanguage('/', language)}</div>
${phones.length === 0 ? html`<p class="dim">${texts.none}</p>` : html`<ul>${phones.map(line)}</ul>`}</div>`;
};

const phoneBody = (to: string, messages: readonly Message[], language: Language): Markup => {
  const texts = TEXTS[language];
  const path = `/phones/${encodeURIComponent(to)}`;
  return html`<div class="head"><h1>${shownRecipient(to)}</h1><span><a href="/?lang=${language}">${texts.back}</a> ${otherLanguage(path, language)}</span></div>
${messages.length === 0 ? html`<p class="dim">${texts.none}</p>` : messages.map((message) => bubble(message, language))}`;
};

/** What people would see on their phones, newest phone first, oldest message first. */
export const addPhonePages = (sim: Simulator, book: MessageBook): void => {
  sim.app.get('/', async (request, reply) => {
    const language = languageOf(request);
    await sim.journal.settled();
    return sendPage(reply, {
      title: TEXTS[language].phones,
      language,
      body: listBody(book.shown(), language),
      refreshSeconds: 5,
    });
  });
  sim.app.get<{ Params: { to: string } }>('/phones/:to', async (request, reply) => {
    const language = languageOf(request);
    const to = recipientOf(request.params.to);
    const messages = book.shown().filter((message) => message.to === to);
    await sim.journal.settled();
    return sendPage(reply, {
      title: shownRecipient(to),
      language,
      body: phoneBody(to, messages, language),
      refreshSeconds: 5,
    });
  });
};
