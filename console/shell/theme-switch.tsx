import { ActionIcon, Menu, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useWords } from '../i18n/i18n.ts';

const SCHEMES = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const satisfies Record<
  MantineColorScheme,
  typeof IconSun
>;
const NAMES = Object.keys(SCHEMES) as (keyof typeof SCHEMES)[];

export const ThemeSwitch = () => {
  const t = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = SCHEMES[colorScheme];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('shell.theme.label')}>
          <Current size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {NAMES.map((name) => {
          const Icon = SCHEMES[name];
          return (
            <Menu.Item
              key={name}
              leftSection={<Icon size={16} stroke={1.7} />}
              rightSection={name === colorScheme ? <IconCheck size={14} /> : null}
              onClick={() => setColorScheme(name)}
            >
              {t(`shell.theme.${name}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
};
