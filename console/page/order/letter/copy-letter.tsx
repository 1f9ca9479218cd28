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
type Letter = ReturnType<typeof useLetter>;

/** What cannot be copied is asked for again, so that the next click may do it. */
const useCopied = ({ subject, write, retry }: Letter, kind: LetterKind) => {
  const { copy, copied, error } = useClipboard({ timeout: SHOWN_MS });
  const [isAwaited, setAwaited] = useState(false);
  const hasFailed = error !== null || (isAwaited && subject === undefined);
  const act = (): void => {
    setAwaited(subject === undefined);
    if (subject && write) copy(write(kind, subject));
    else retry();
  };
  return { act, copied, hasFailed: hasFailed && !copied };
};

const CopyButton = ({ letter, kind }: { readonly letter: Letter; readonly kind: LetterKind }) => {
  const t = useWords();
  const { act, copied, hasFailed } = useCopied(letter, kind);
  const what = t(`order.letter.${kind}`);
  const language = letter.subject && t(`order.letter.in.${letter.subject.seen.language}`);
  const label = language === undefined ? what : t('order.letter.hint', { what, language });
  const [done, notDone] = [t('piece.copied'), t('order.letter.failed')];
  return (
    <>
      <Tooltip label={label}>
        <Button variant="subtle" size="compact-xs" aria-label={label} disabled={letter.isPending} onClick={act}>
          <span className={css.faces}>
            <Face icon={IconCopy} word={what} isShown={!copied && !hasFailed} />
            <Face icon={IconCheck} word={done} isShown={copied} />
            <Face icon={IconAlertTriangle} word={notDone} isShown={hasFailed} />
          </span>
        </Button>
      </Tooltip>
      <VisuallyHidden role="status">
        {copied ? done : null}
        {hasFailed ? notDone : null}
      </VisuallyHidden>
    </>
  );
};

/** One click, and the words for the customer are ready to be pasted, in the customer's language. */
export const CopyLetter = ({ order, kind }: Props) => {
  const letter = useLetter(order);
  const { subject } = letter;
  if (order.customer_url === null) return null;
  const isOffered = subject === undefined ? kind === 'status' : isWorthWriting(kind, subject);
  return isOffered ? <CopyButton letter={letter} kind={kind} /> : null;
};
