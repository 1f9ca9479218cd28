import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { changeLanguage, useLanguage, useWords } from '../i18n/i18n.ts';
import { LANGUAGES, type Language } from '../i18n/language.ts';

/** Each by its own name, so that whoever cannot read the page finds the way out. */
const OWN_NAME: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', en: 'English' };

type Props = { readonly onChange?: (language: Language) => void };

export const LanguageSwitch = ({ onChange }: Props) => {
  const t = useWords();
  const current = useLanguage();
  const choose = (language: Language): void => {
    void changeLanguage(language);
    onChange?.(language);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('shell.language')}>
          <IconLanguage size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            data-data
            onClick={() => choose(language)}
            rightSection={language === current ? <IconCheck size={14} /> : null}
          >
            {OWN_NAME[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
