import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { Due } from '../../piece/due.tsx';
import { Money } from '../../piece/money.tsx';
import { Sentence } from '../../piece/sentence.tsx';
import { StatusMark } from '../../piece/status-mark.tsx';
import { type Approval, lapseOf } from './approvals.ts';
import { orderName, useAskerName, useRule } from './words.ts';
import css from './desk.module.css';

type Props = { readonly approval: Approval };
/** The id by which the order's number names its card. */
type Named = { readonly orderId: string };

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={css.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Order = ({ approval: { order }, orderId }: Props & Named) => {
  const text = useCodeText();
  return (
    <>
      <span className={css.line}>
        <Link to="/orders/$id" params={{ id: order.id }} id={orderId} data-data>
          {orderName(order)}
        </Link>
        <span data-data>{order.customer?.name}</span>
        {order.total === null ? null : <Money of={order.total} />}
        <span>{text('status', order.status)}</span>
      </span>
      {order.waiting === null ? null : (
        <span className={css.quiet}>
          <Sentence code={order.waiting.on} facts={{ ...order.waiting.facts, until: order.waiting.until }} />
        </span>
      )}
    </>
  );
};

const Trouble = ({ approval: { trouble } }: Props) => {
  const t = useWords();
  const text = useCodeText();
  if (trouble === null) return <>{t('desk.noTrouble')}</>;
  return (
    <span className={css.line}>
      <StatusMark tone="attention" word={text('escalation', trouble.kind)} />
      <span>{text('tier', trouble.tier)}</span>
      {trouble.deadline_at === null ? null : <Due at={trouble.deadline_at} />}
    </span>
  );
};

/** What somebody gave or got lately, and how often. */
const Given = ({ of: { count, amount } }: { readonly of: Approval['actor_history']['given_90_days'] }) => {
  const t = useWords();
  if (count === 0) return <>{t('desk.nothing')}</>;
  return (
    <>
      <b>
        <Money of={amount} />
      </b>{' '}
      {t('desk.times', { count })}
    </>
  );
};

const Asker = ({ approval: { actor_history: history } }: Props) => {
  const t = useWords();
  return (
    <>
      <Given of={history.given_90_days} />
      {history.refused_90_days === 0 ? null : ` · ${t('desk.refused', { count: history.refused_90_days })}`}
    </>
  );
};

const Customer = ({ approval: { customer_history: history } }: Props) => {
  const t = useWords();
  return (
    <>
      <Given of={history.given_90_days} /> · {t('desk.bought', { count: history.orders })} <Money of={history.spent} />
    </>
  );
};

/** All that one decides by: the rule, the order, what was given before, and what comes by itself. */
export const Facts = ({ approval, orderId }: Props & Named) => {
  const t = useWords();
  const nameOf = useAskerName();
  const ruleOf = useRule();
  return (
    <dl className={css.facts}>
      <Fact name={t('desk.rule.title')}>
        <span data-data>{ruleOf(approval)}</span>
      </Fact>
      <Fact name={t('desk.order')}>
        <Order approval={approval} orderId={orderId} />
      </Fact>
      <Fact name={t('desk.lapse.title')}>{t(`desk.lapse.${lapseOf(approval)}`)}</Fact>
      <Fact name={t('desk.trouble')}>
        <Trouble approval={approval} />
      </Fact>
      <Fact name={t('desk.gave', { name: nameOf(approval.actor) })}>
        <Asker approval={approval} />
      </Fact>
      <Fact name={t('desk.got')}>
        <Customer approval={approval} />
      </Fact>
    </dl>
  );
};
