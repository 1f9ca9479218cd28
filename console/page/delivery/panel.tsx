import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { Due } from '../../piece/due.tsx';
import { IdText } from '../../piece/id-text.tsx';
import { Instant } from '../../piece/instant.tsx';
import { SidePanel } from '../../piece/side-panel.tsx';
import { StatusMark } from '../../piece/status-mark.tsx';
import { OrderPanel } from '../order/panel.tsx';
import { afterOf, toneOf, type Trouble } from './troubles.ts';
import css from './delivery.module.css';

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={css.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Parcel = ({ parcel }: { readonly parcel: NonNullable<Trouble['parcel']> }) => {
  const t = useWords();
  const text = useCodeText();
  const { carrier, tracking_number: number, last_news_at: news } = parcel;
  return (
    <>
      <Fact name={t('delivery.head.carrier')}>
        {text('carrier', carrier)} {number === null ? null : <IdText id={number} />}
      </Fact>
      {news === null ? null : (
        <Fact name={t('delivery.panel.news')}>
          <Instant at={news} />
        </Fact>
      )}
    </>
  );
};

const Facts = ({ card: { trouble, parcel } }: { readonly card: Trouble }) => {
  const t = useWords();
  const text = useCodeText();
  const { tier, deadline_at: at, opened_at: opened, detail } = trouble;
  return (
    <dl className={css.facts}>
      <Fact name={t('delivery.head.who')}>{text('tier', tier)}</Fact>
      {at === null ? null : (
        <Fact name={t('delivery.head.due')}>
          <Due at={at} /> · {t(`delivery.after.${afterOf(trouble)}`)}
        </Fact>
      )}
      {parcel === null ? null : <Parcel parcel={parcel} />}
      <Fact name={t('delivery.head.opened')}>
        <Instant at={opened} />
      </Fact>
      <Fact name={t('delivery.panel.detail')}>
        <code>{detail}</code>
      </Fact>
    </dl>
  );
};

const OpenOrder = ({ id }: { readonly id: string }) => {
  const t = useWords();
  return (
    <Button renderRoot={(props) => <Link to="/orders/$id" params={{ id }} {...props} />}>
      {t('delivery.panel.open')}
    </Button>
  );
};

type Props = { readonly card: Trouble | undefined; readonly onClose: () => void };

/** One trouble beside the list: how long there is, what the order waits for, and what can be done, right here. */
export const TroublePanel = ({ card, onClose }: Props) => {
  const t = useWords();
  const text = useCodeText();
  const label = t('delivery.panel.label');
  if (card === undefined)
    return (
      <SidePanel title={label} label={label} onClose={onClose}>
        {t('delivery.panel.gone')}
      </SidePanel>
    );
  const { trouble } = card;
  return (
    <SidePanel
      title={<StatusMark tone={toneOf(trouble)} word={text('escalation', trouble.kind)} />}
      label={label}
      onClose={onClose}
      actions={<OpenOrder id={trouble.order_id} />}
    >
      <Facts card={card} />
      <OrderPanel id={trouble.order_id} />
    </SidePanel>
  );
};
