import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import { expect } from 'vitest';

export type Language = 'zh-CN' | 'en';
export type Scheme = 'light' | 'dark';

export type VisitOptions = {
  /** Whose tile is taken before the page opens, such as `stf-ren-hao`; nobody's unless told. */
  readonly as?: string;
  readonly language?: Language;
  readonly scheme?: Scheme;
  /** False: nobody has chosen language or scheme on this machine; the browser's own are as told. */
  readonly hasChosen?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
  readonly at?: string;
  /** Complaints that belong to the story. */
  readonly expected?: readonly RegExp[];
};

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Clicks, taps and presses of keys since the last time it was asked. */
  countActs(): Promise<number>;
  /** Fails on whatever the browser complained about. */
  leave(): Promise<void>;
};

/** Asking who is signed in is answered with 401 when nobody is, which the browser writes down. */
const USUAL: readonly RegExp[] = [/401 .*\/v1\/session$/];

const DESK = { width: 1440, height: 900 };

const said = (message: ConsoleMessage): string => `${message.text()} ${message.location().url}`;

const takeTile = async (context: BrowserContext, url: string, { as, language = 'en' }: VisitOptions): Promise<void> => {
  if (as === undefined) return;
  const headers = { origin: url };
  const taken = await context.request.post(`${url}/v1/session/continue`, { headers, data: { principal_id: as } });
  expect(taken.status(), await taken.text()).toBe(200);
  await context.request.patch(`${url}/v1/session`, { headers, data: { language } });
};

/** What a hand does: a press on a label reaches its field by itself. */
const COUNTER = `addEventListener('pointerdown', count, true); addEventListener('keydown', count, true);
function count(event) {
  if (event.isTrusted) sessionStorage.setItem('acts', Number(sessionStorage.getItem('acts') ?? 0) + 1);
}`;

const rememberChoices = ({ language = 'en', scheme = 'light', hasChosen = true }: VisitOptions): string =>
  !hasChosen
    ? ''
    : `if (!localStorage.getItem('packhorse-language')) {
    localStorage.setItem('packhorse-language', '${language}');
    localStorage.setItem('packhorse-scheme', '${scheme}');
  }`;

export const openVisit = async (browser: Browser, url: string, options: VisitOptions): Promise<Visit> => {
  const { language = 'en', scheme = 'light', size = DESK, at = '/', expected = [] } = options;
  const context = await browser.newContext({
    baseURL: url,
    locale: language,
    colorScheme: scheme,
    viewport: size,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  await context.addInitScript({ content: `${rememberChoices(options)}\n${COUNTER}` });
  await takeTile(context, url, options);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(said(message)));
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  await page.goto(at);
  return {
    page,
    context,
    countActs: () =>
      page.evaluate(() => {
        const acts = Number(sessionStorage.getItem('acts') ?? 0);
        sessionStorage.setItem('acts', '0');
        return acts;
      }),
    leave: async () => {
      await context.close();
      const known = [...USUAL, ...expected];
      expect(complaints.filter((each) => !known.some((form) => form.test(each)))).toEqual([]);
    },
  };
};
