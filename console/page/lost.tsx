import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/i18n.ts';
import { EmptyState } from '../piece/empty-state.tsx';

export const LostPage = () => {
  const t = useWords();
  return (
    <EmptyState icon={IconMapOff} title={t('shell.lost.title')} why={t('shell.lost.why')}>
      <Button component={Link} to="/">
        {t('shell.lost.home')}
      </Button>
    </EmptyState>
  );
};
