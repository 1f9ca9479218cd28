import { Button, Chip, Group, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import { useWords } from '../i18n/i18n.ts';
import { problemTexts } from './problem-text.ts';
import css from './masked.module.css';

const REASONS = ['call', 'address', 'identity', 'claim'] as const;

/** What a reveal answers: the parts of the contact by their names. */
export type Contact = Readonly<Record<string, string | null>>;

type Props = {
  readonly orderId: string;
  /** As the server sends it: `138****0412`. */
  readonly text: string;
  readonly onReveal: (contact: Contact) => void;
};

/** What is kept from sight until somebody says why it must be seen. */
export const Masked = ({ orderId, text, onReveal }: Props) => {
  const t = useWords();
  const mayReveal = useMay()('contacts:reveal');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    mutationFn: () => callApi<Contact>(`/v1/orders/${orderId}/reveals`, { method: 'POST', body: { reason } }),
    onSuccess: (contact) => {
      setOpen(false);
      onReveal(contact);
    },
  });
  if (!mayReveal) return <span data-data>{text}</span>;
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} trapFocus withArrow>
      <Popover.Target>
        <UnstyledButton className={css.masked} onClick={() => setOpen(!isOpen)} title={t('piece.masked.reveal')}>
          <span data-data>{text}</span>
          <IconEye size={14} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={css.why}>{t('piece.masked.why')}</p>
        <Chip.Group value={reason} onChange={(value) => setReason(String(value))}>
          <Group gap={6} mb={8}>
            {REASONS.map((each) => (
              <Chip key={each} value={each}>
                {t(`piece.masked.reasons.${each}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <TextInput
          label={t('piece.masked.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {reveal.error ? (
          <p className={css.error} role="alert">
            {problemTexts(reveal.error, t).join(' ')}
          </p>
        ) : null}
        <Button mt={8} disabled={reason.trim() === ''} loading={reveal.isPending} onClick={() => reveal.mutate()}>
          {t('piece.masked.show')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
};
