import { Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconCopy, type TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../i18n/i18n.ts';
import type { Order } from '../order-query.ts';
import css from './letter.module.css';
import { isWorthWriting, type LetterKind } from './subject.ts';
import { useLetter } from './use-letter.ts';

const SHOWN_MS = 2_500;

type FaceProps = { readonly icon: TablerIcon; readonly word: string; readonly isShown: boolean };

/** All faces lie in one place, so that the button is as wide as the widest and nothing moves. */
const Face = ({ icon: Icon, word, isShown }: FaceProps) => (
  <span className={css.face} data-shown={isShown || undefined}>
    <Icon size={14} stroke={1.7} aria-hidden />
    {word}
  </span>
);

type Props = { readonly order: Order; readonly kind: LetterKind };

/** One click, and the words for the customer are ready to be pasted, in the customer's language. */
export const CopyLetter = ({ order, kind }: Props) => {
  const t = useWords();
  const { subject, write, isPending, retry } = useLetter(order);
  const { copy, copied, error } = useClipboard({ timeout: SHOWN_MS });
  const [isAwaited, setAwaited] = useState(false);
  if (order.customer_url === null) return null;
  if (subject === undefined ? kind !== 'status' : !isWorthWriting(kind, subject)) return null;
  const what = t(`order.letter.${kind}`);
  const language = subject && t(`order.letter.in.${subject.seen.language}`);
  const label = language === undefined ? what : t('order.letter.hint', { what, language });
  const hasFailed = !copied && (error !== null || (isAwaited && subject === undefined));
  const said = copied ? t('piece.copied') : hasFailed ? t('order.letter.failed') : '';
  const act = (): void => {
    setAwaited(subject === undefined);
    if (subject && write) copy(write(kind, subject));
    else retry();
  };
  return (
    <>
      <Tooltip label={label}>
        <Button variant="subtle" size="compact-xs" aria-label={label} disabled={isPending} onClick={act}>
          <span className={css.faces}>
            <Face icon={IconCopy} word={what} isShown={said === ''} />
            <Face icon={IconCheck} word={t('piece.copied')} isShown={copied} />
            <Face icon={IconAlertTriangle} word={t('order.letter.failed')} isShown={hasFailed} />
          </span>
        </Button>
      </Tooltip>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
};
