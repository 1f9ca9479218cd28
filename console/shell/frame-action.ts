import { useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLanguage, IconMoon, IconSun, type TablerIcon } from '@tabler/icons-react';
import { speak } from '../api/session.ts';
import { changeLanguage, useLanguage, useWords } from '../i18n/i18n.ts';

export type FrameAction = {
  readonly id: string;
  readonly label: string;
  readonly icon: TablerIcon;
  readonly act: () => void;
};

/** What can be done from every page. */
export const useFrameActions = (onKeys: () => void): readonly FrameAction[] => {
  const t = useWords();
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  const { setColorScheme } = useMantineColorScheme();
  const turn = (): void => {
    void changeLanguage(other);
    void speak(other).catch(() => undefined);
  };
  return [
    { id: 'keys', label: t('shell.me.keys'), icon: IconKeyboard, act: onKeys },
    {
      id: 'language',
      label: t('shell.palette.turn', { what: t('shell.language'), to: t(`shell.languageName.${other}`) }),
      icon: IconLanguage,
      act: turn,
    },
    {
      id: 'light',
      label: t('shell.palette.turn', { what: t('shell.theme.label'), to: t('shell.theme.light') }),
      icon: IconSun,
      act: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: t('shell.palette.turn', { what: t('shell.theme.label'), to: t('shell.theme.dark') }),
      icon: IconMoon,
      act: () => setColorScheme('dark'),
    },
  ];
};
