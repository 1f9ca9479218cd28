import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { changeLanguage, useLanguage, useWords } from '../i18n/i18n.ts';
import css from './shell.module.css';

/** The other language by its own name, so that whoever cannot read the page finds the way out. */
const OTHER = {
  'zh-CN': { language: 'en', name: 'English' },
  en: { language: 'zh-CN', name: '中文' },
} as const;

const LanguageButton = () => {
  const { language, name } = OTHER[useLanguage()];
  return (
    <button type="button" className={css.tool} lang={language} onClick={() => void changeLanguage(language)}>
      {name}
    </button>
  );
};

const ThemeButton = () => {
  const t = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const Icon = isDark ? IconSun : IconMoon;
  return (
    <button
      type="button"
      className={css.tool}
      aria-label={t('customer.theme')}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <Icon size={22} stroke={1.6} aria-hidden />
    </button>
  );
};

/** The shop's name on top, in its own words. */
export const Head = ({ shop }: { readonly shop: string }) => (
  <header className={css.head}>
    <p className={css.shop} data-data>
      {shop}
    </p>
    <LanguageButton />
    <ThemeButton />
  </header>
);
