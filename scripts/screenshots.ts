import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium, HOW_TO_INSTALL, hasChineseFont } from './local/chromium.mjs';
import { lockHolder } from './local/lock-file.mjs';
import { dataFolder, PROJECT_ROOT } from './local/project.mjs';
import { PICTURES, type Picture } from './screenshots/picture.ts';

const TARGET = join(PROJECT_ROOT, 'docs', 'images');
const LANGUAGES = ['en', 'zh-CN'] as const;
const DESK = { width: 1440, height: 900 };
const STILL_MS = 1_500;

type Shot = { readonly url: string; readonly picture: Picture; readonly language: (typeof LANGUAGES)[number] };

const end = (message: string): never => {
  console.error(message);
  return process.exit(1);
};

/** Where the demo that is up listens. */
const findStack = (): string => {
  const run = join(dataFolder(), 'run');
  const file = join(run, 'environment.json');
  if (!lockHolder(join(run, 'supervisor.pid')) || !existsSync(file)) return end('Start the demo first: npm run demo');
  const { PORT } = JSON.parse(readFileSync(file, 'utf8')) as { PORT: string };
  return `http://127.0.0.1:${PORT}`;
};

const enter = async (context: BrowserContext, { url, picture, language }: Shot): Promise<void> => {
  if (picture.as === undefined) return;
  const headers = { origin: url };
  const taken = await context.request.post(`${url}/v1/session/continue`, {
    headers,
    data: { principal_id: picture.as },
  });
  if (!taken.ok()) end(`${picture.as} cannot be continued: ${await taken.text()}`);
  await context.request.patch(`${url}/v1/session`, { headers, data: { language } });
};

const rememberChoices = ({ picture, language }: Shot): string =>
  `localStorage.setItem('packhorse-language', '${language}');
   localStorage.setItem('packhorse-scheme', '${picture.scheme ?? 'light'}');
   localStorage.setItem('packhorse-guide', '{"isAway":true}');`;

const take = async (context: BrowserContext, shot: Shot): Promise<void> => {
  const { url, picture, language } = shot;
  await context.addInitScript({ content: rememberChoices(shot) });
  await enter(context, shot);
  const page = await context.newPage();
  await page.goto(`${url}${picture.at}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // Pictures show what was read, not how it is being read.
  await page.waitForTimeout(STILL_MS);
  await picture.before?.(page);
  const path = join(TARGET, `${picture.name}.${language}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  console.log(path);
};

/** All of them, or those that are named: some are worth taking at their own moment of the demo. */
const chosen = (names: readonly string[]): readonly Picture[] => {
  const unknown = names.filter((each) => !PICTURES.some(({ name }) => name === each));
  if (unknown.length > 0)
    end(`No such picture: ${unknown.join(', ')}. There are ${PICTURES.map(({ name }) => name).join(', ')}.`);
  return PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
};

const takeAll = async (): Promise<void> => {
  if (!hasChineseFont()) end(`Chinese would be drawn as boxes; ${HOW_TO_INSTALL}`);
  const executablePath = findChromium() ?? end(HOW_TO_INSTALL);
  const url = findStack();
  mkdirSync(TARGET, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  for (const picture of chosen(process.argv.slice(2)))
    for (const language of LANGUAGES) {
      const viewport = picture.size ?? DESK;
      const context = await browser.newContext({ viewport, locale: language, reducedMotion: 'reduce' });
      await take(context, { url, picture, language });
      await context.close();
    }
  await browser.close();
};

await takeAll();
