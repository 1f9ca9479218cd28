import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PARTS } from '../../console-unit/support/catalogue.ts';
import type { Language } from './visit.ts';

/** Names and units that are the same in every language. */
const LATIN_ALLOWED = new Set([
  'Packhorse',
  'Temporal',
  'API',
  'Yipay',
  'Cardhouse',
  'Egret',
  'Stonebridge',
  'Ctrl',
  'Esc',
  'Enter',
  'UTC',
  'CNY',
  'EUR',
  'USD',
  'GBP',
  'JPY',
  'SKU',
  'kg',
  'km',
  'ms',
]);

/** All that is read or heard of a page, apart from data and from what says that it is in another language. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = document.documentElement.lang;
    const isData = (element: Element): boolean => {
      const foreign = element.closest('[lang]')?.getAttribute('lang') ?? own;
      return (
        foreign !== own ||
        element.closest('[data-data], [aria-hidden="true"], code, kbd, script, style, noscript') !== null
      );
    };
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent !== null && !isData(parent)) texts.push(node.textContent ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      if (!isData(element))
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    return texts.filter((text) => text.trim() !== '');
  });

const foreignIn = (text: string, language: Language): readonly string[] =>
  language === 'en'
    ? (text.match(/\p{Script=Han}+/gu) ?? [])
    : (text.match(/[A-Za-z][\w-]*/g) ?? []).filter((word) => /^[A-Za-z]{2,}$/.test(word) && !LATIN_ALLOWED.has(word));

const KEY = new RegExp(`^(?:${PARTS.join('|')})\\.[\\w.]+$`);

/** In Chinese no Latin word outside the list of names, in English no Han character, data apart; a key in neither. */
export const expectOneLanguage = async (page: Page): Promise<void> => {
  const language = (await page.evaluate(() => document.documentElement.lang)) as Language;
  const texts = await textsOf(page);
  const foreign = texts.flatMap((text) => foreignIn(text, language).map((word) => `${word} in: ${text}`));
  expect([...foreign, ...texts.filter((text) => KEY.test(text.trim()))]).toEqual([]);
};
