import { Button } from '@mantine/core';
import { IconCheck, IconScissors, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { Due } from '../../piece/due.tsx';
import { Instant } from '../../piece/instant.tsx';
import { moneyText } from '../../piece/money.tsx';
import { type Approval, useStanding } from './approvals.ts';
import { Decide, type Mode } from './decide.tsx';
import { Facts } from './facts.tsx';
import { useAskerName, useDeciders } from './words.ts';
import css from './desk.module.css';

type Props = {
  readonly approval: Approval;
  /** The card that the keys mean. */
  readonly isCursor: boolean;
  readonly mode: Mode | undefined;
  readonly onMode: (mode: Mode | undefined) => void;
};

/** Only what has an amount of its own can be asked for again with a lower one. */
const isReducible = ({ kind }: Approval['action']): boolean => kind === 'coupon' || kind === 'refund';

const Standing = ({ approval }: Pick<Props, 'approval'>) => {
  const t = useWords();
  const standing = useStanding()(approval);
  const who = useDeciders();
  if (standing === 'decides') return null;
  return <p className={css.standing}>{t(`desk.standing.${standing}`, { who: who(approval.approvers) })}</p>;
};

const Buttons = ({ approval, onMode }: Pick<Props, 'approval' | 'onMode'>) => {
  const t = useWords();
  return (
    <footer className={css.foot}>
      <Button leftSection={<IconCheck size={15} />} onClick={() => onMode('approve')}>
        {t('desk.approve')}
      </Button>
      {isReducible(approval.action) ? (
        <Button leftSection={<IconScissors size={15} />} onClick={() => onMode('reduce')}>
          {t('desk.reduce')}
        </Button>
      ) : null}
      <Button leftSection={<IconX size={15} />} onClick={() => onMode('refuse')}>
        {t('desk.refuse')}
      </Button>
    </footer>
  );
};

const Head = ({
  approval: { action, actor, expires_at: until },
  titleId,
}: Pick<Props, 'approval'> & { readonly titleId: string }) => {
  const t = useWords();
  const text = useCodeText();
  const nameOf = useAskerName();
  const role = t(`shell.role.${actor.role}` as 'shell.role.agent', { defaultValue: actor.role });
  return (
    <header className={css.head}>
      <h2 className={css.act} id={titleId}>
        {text('action', action.kind)}{' '}
        {action.amount.amount === 0 ? null : <span data-data>{moneyText(action.amount)}</span>}
      </h2>
      <span className={css.asker}>
        <span data-data>{nameOf(actor)}</span> · {role} · <Instant at={action.created_at} />
      </span>
      {until === null ? null : <Due at={until} />}
    </header>
  );
};

/** One question to a second person, with all that is needed to answer it. */
export const Card = (props: Props) => {
  const { approval, isCursor, mode, onMode } = props;
  const t = useWords();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isCursor) frame.current?.scrollIntoView({ block: 'nearest' });
  }, [isCursor, mode]);
  const { action } = approval;
  const standing = useStanding()(approval);
  const [title, number] = [`act-${action.id}`, `of-${action.id}`];
  return (
    <article
      ref={frame}
      className={css.card}
      data-cursor={isCursor || undefined}
      aria-labelledby={`${title} ${number}`}
    >
      <Head approval={approval} titleId={title} />
      <blockquote className={css.reason} aria-label={t('desk.reason')} data-data>
        {action.reason}
      </blockquote>
      <Facts approval={approval} orderId={number} />
      <Standing approval={approval} />
      {standing === 'decides' && mode === undefined ? <Buttons approval={approval} onMode={onMode} /> : null}
      {mode === undefined ? null : (
        <Decide key={mode} approval={approval} mode={mode} onClose={() => onMode(undefined)} />
      )}
    </article>
  );
};
