import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/i18n.ts';
import { EmptyState } from '../piece/empty-state.tsx';

export const LostPage = () => {
  const t = useWords();
  return (
    <EmptyState icon={IconMapOff} title={t('piece.lost.title')} why={t('piece.lost.why')}>
      <Button component={Link} to="/">
        {t('piece.lost.home')}
      </Button>
    </EmptyState>
  );
};
