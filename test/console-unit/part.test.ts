import i18next from 'i18next';
import { beforeEach, describe, expect, test } from 'vitest';
import { addLanguage, addParts, withWords } from '../../console/i18n/part.ts';

const has = (language: string, part: string): boolean => i18next.getResource(language, 'console', part) !== undefined;

describe('words that are fetched', () => {
  beforeEach(() =>
    i18next.init({ lng: 'en', ns: ['console'], defaultNS: 'console', resources: {}, fallbackLng: false }),
  );

  test('only what a page says is there, and once it is shown, all of it', async () => {
    const page = await withWords(['desk', 'code'], () => Promise.resolve('page'));
    expect(page).toBe('page');
    expect(i18next.t('desk.title')).toBe('Approvals');
    expect([has('en', 'code'), has('en', 'today'), has('zh-CN', 'desk')]).toEqual([true, false, false]);
  });

  test('another language has the same parts before it is spoken', async () => {
    await addParts(['delivery']);
    await addLanguage('zh-CN');
    expect([has('zh-CN', 'delivery'), has('zh-CN', 'today')]).toEqual([true, false]);
  });

  test('a page that is opened while the language changes speaks the new one', async () => {
    const change = addLanguage('zh-CN').then(() => i18next.changeLanguage('zh-CN'));
    await Promise.all([change, addParts(['signIn'])]);
    expect([has('zh-CN', 'signIn'), i18next.t('signIn.submit')]).toEqual([true, '登录']);
  });
});
