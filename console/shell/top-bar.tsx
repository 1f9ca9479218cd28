import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { speak } from '../api/session.ts';
import { useWords } from '../i18n/i18n.ts';
import { KeyCaps } from '../keys/key-caps.tsx';
import { Bell } from './bell.tsx';
import { ConnectionDot } from './connection-dot.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { MeMenu } from './me-menu.tsx';
import { PaceBadge } from './pace-badge.tsx';
import { ShopFilter } from './shop-filter.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import css from './top-bar.module.css';

type Props = { readonly onSearch: () => void; readonly onKeys: () => void };

export const TopBar = ({ onSearch, onKeys }: Props) => {
  const t = useWords();
  return (
    <header className={css.bar}>
      <UnstyledButton className={css.search} onClick={onSearch} aria-label={t('shell.search')}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <span className={css.hint}>{t('shell.searchHint')}</span>
        <KeyCaps of="palette" />
      </UnstyledButton>
      <div className={css.tools}>
        <PaceBadge />
        <ConnectionDot />
        <ShopFilter />
        <Bell />
        <LanguageSwitch onChange={(language) => void speak(language).catch(() => undefined)} />
        <ThemeSwitch />
        <MeMenu onKeys={onKeys} />
      </div>
    </header>
  );
};
