import { Tabs } from '@mantine/core';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import type { Tone } from '../../../piece/tone.ts';
import { type Order, useDocuments, useMessages } from './detail-query.ts';
import { Webhooks, Workflow } from './machine.tsx';
import css from './detail.module.css';

const TONE: Readonly<Record<'queued' | 'sent' | 'delivered' | 'failed', Tone>> = {
  queued: 'moving',
  sent: 'rest',
  delivered: 'done',
  failed: 'late',
};

/** As they stood on the customer's phone. */
const Messages = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const { data } = useMessages(id);
  if (data?.data.length === 0) return <p className={css.quiet}>{t('orderDetail.messages.none')}</p>;
  return (
    <ul className={css.bubbles}>
      {(data?.data ?? []).map((message) => (
        <li key={message.id}>
          <span className={css.by}>
            {t(`orderDetail.messages.channel.${message.channel}`)}
            <StatusMark tone={TONE[message.status]} word={t(`orderDetail.messages.status.${message.status}`)} />
            <Instant at={message.sent_at ?? message.created_at} />
          </span>
          <p className={css.bubble} lang={message.language} data-data>
            {message.text}
          </p>
        </li>
      ))}
    </ul>
  );
};

const Documents = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const text = useCodeText();
  const { data } = useDocuments(id);
  if (data?.data.length === 0) return <p className={css.quiet}>{t('orderDetail.documents.none')}</p>;
  return (
    <ul className={css.list}>
      {(data?.data ?? []).map((label) => (
        <li key={label.parcel_id} className={css.row}>
          {t('orderDetail.documents.label', { n: label.shipment_n })}
          {label.carrier === null ? null : text('carrier', label.carrier)}
          {label.tracking_number === null ? null : <IdText id={label.tracking_number} />}
          <StatusMark
            tone={label.is_made ? 'done' : 'rest'}
            word={t(label.is_made ? 'orderDetail.documents.made' : 'orderDetail.documents.notMade')}
          />
          {label.printed_at === null ? null : (
            <span className={css.quiet}>
              {t('orderDetail.documents.printed')} <Instant at={label.printed_at} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};

/** Raw things, each as it is. */
export const RawPart = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const [tab, setTab] = useAddressState('raw', 'messages');
  return (
    <Tabs value={tab} onChange={(value) => setTab(value ?? 'messages')} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="messages">{t('orderDetail.messages.title')}</Tabs.Tab>
        <Tabs.Tab value="documents">{t('orderDetail.documents.title')}</Tabs.Tab>
        <Tabs.Tab value="webhooks">{t('orderDetail.webhooks.title')}</Tabs.Tab>
        {order.imported ? null : <Tabs.Tab value="workflow">{t('order.workflow.title')}</Tabs.Tab>}
        <Tabs.Tab value="data">{t('orderDetail.data')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="messages">
        <Messages id={order.id} />
      </Tabs.Panel>
      <Tabs.Panel value="documents">
        <Documents id={order.id} />
      </Tabs.Panel>
      <Tabs.Panel value="webhooks">
        <Webhooks id={order.id} />
      </Tabs.Panel>
      <Tabs.Panel value="workflow">
        <Workflow id={order.id} />
      </Tabs.Panel>
      <Tabs.Panel value="data">
        <pre className={css.raw} tabIndex={0} data-data>
          {JSON.stringify(order, null, 2)}
        </pre>
      </Tabs.Panel>
    </Tabs>
  );
};
