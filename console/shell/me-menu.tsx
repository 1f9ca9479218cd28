import { Menu, UnstyledButton } from '@mantine/core';
import { IconApi, IconKeyboard, IconLogout, IconMap, IconRoute, IconUserCircle } from '@tabler/icons-react';
import { useLeave, useSession } from '../api/session.ts';
import { guide } from '../guide/state.ts';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import { problemTexts } from '../piece/problem-text.ts';
import { tellDone } from '../piece/tell-done.tsx';
import css from './top-bar.module.css';

type Props = { readonly onKeys: () => void };

export const MeMenu = ({ onKeys }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const { name, role, demo, controls, temporal_ui_url: temporalUi } = useSession();
  const leave = useLeave((error) => void tellDone({ text: problemTexts(error, t).join(' ') }));
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={css.me} aria-label={t('shell.me.label', { name: name[language] })}>
          <IconUserCircle size={20} stroke={1.5} aria-hidden />
          <span className={css.meName}>{name[language]}</span>
          <span className={css.meRole}>{t(`shell.role.${role}`)}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={onKeys}>
          {t('shell.me.keys')}
        </Menu.Item>
        {controls ? (
          <Menu.Item leftSection={<IconMap size={16} stroke={1.7} />} onClick={guide.show}>
            {t('shell.me.guide')}
          </Menu.Item>
        ) : null}
        {temporalUi === null ? null : (
          <Menu.Item leftSection={<IconRoute size={16} stroke={1.7} />} component="a" href={temporalUi} target="_blank">
            {t('shell.me.temporal')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconApi size={16} stroke={1.7} />} component="a" href="/docs" target="_blank">
          {t('shell.me.api')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={() => leave.mutate()}>
          {demo ? t('shell.me.other') : t('shell.me.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
