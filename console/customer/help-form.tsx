import { type FormEvent, useState } from 'react';
import { idempotencyKey } from '../../client/client.ts';
import type { English } from '../i18n/en.ts';
import { useWords } from '../i18n/i18n.ts';
import form from './form.module.css';
import type { CustomerOrder, HelpTopic } from './order.ts';
import { BigButton, Refused } from './parts.tsx';
import { useHelp } from './use-order.ts';

type Trouble = keyof English['customerAct']['help']['topics'];
const isTrouble = (topic: HelpTopic): topic is Trouble =>
  topic === 'damaged' || topic === 'wrong_goods' || topic === 'missing_goods';

type TopicProps = {
  readonly topics: readonly HelpTopic[];
  readonly value: HelpTopic | undefined;
  readonly onChange: (topic: HelpTopic) => void;
};

const Topics = ({ topics, value, onChange }: TopicProps) => {
  const t = useWords();
  const troubles = topics.filter(isTrouble);
  if (troubles.length === 0) return null;
  return (
    <fieldset className={form.set}>
      <legend className={form.legend}>{t('customerAct.help.what')}</legend>
      <div className={form.chips}>
        {troubles.map((topic) => (
          <label key={topic} className={form.chip}>
            <input type="radio" name="topic" required checked={topic === value} onChange={() => onChange(topic)} />
            {t(`customerAct.help.topics.${topic}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

type WhichProps = { readonly order: CustomerOrder; readonly value: number; readonly onChange: (n: number) => void };

const Which = ({ order: { parcels }, value, onChange }: WhichProps) => {
  const t = useWords();
  if (parcels.length < 2) return null;
  return (
    <fieldset className={form.set}>
      <legend className={form.legend}>{t('customerAct.help.which')}</legend>
      <div className={form.chips}>
        {parcels.map(({ n }) => (
          <label key={n} className={form.chip}>
            <input type="radio" name="parcel" checked={n === value} onChange={() => onChange(n)} />
            {t('customer.parcel', { n, count: parcels.length })}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

type Props = {
  readonly token: string;
  readonly topics: readonly HelpTopic[];
  readonly order: CustomerOrder;
  readonly onDone: () => void;
};

/** What is wrong, of which parcel, and in the customer's own words. */
export const HelpForm = ({ token, topics, order, onDone }: Props) => {
  const t = useWords();
  const help = useHelp(token);
  const [only] = topics;
  const [topic, setTopic] = useState(topics.length === 1 ? only : undefined);
  const [n, setParcel] = useState(order.parcels[0]?.n ?? 1);
  const [text, setText] = useState('');
  const [key] = useState(() => idempotencyKey()['idempotency-key']);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (topic === undefined) return;
    const parcel = order.parcels.length > 1 ? { parcel: n } : {};
    help.mutate({ key, body: { topic, ...parcel, ...(text.trim() === '' ? {} : { text }) } });
  };
  if (help.data !== undefined)
    return (
      <>
        <p role="status">
          {t(help.data.road === 'trouble' ? 'customerAct.help.sentTrouble' : 'customerAct.help.sentNote')}
        </p>
        <BigButton isFilled onClick={onDone}>
          {t('customerAct.help.ok')}
        </BigButton>
      </>
    );
  return (
    <form onSubmit={send}>
      <Topics topics={topics} value={topic} onChange={setTopic} />
      <Which order={order} value={n} onChange={setParcel} />
      <label className={form.field}>
        <span>{t('customerAct.help.text')}</span>
        <textarea
          value={text}
          maxLength={500}
          placeholder={t('customerAct.help.textHint')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <Refused error={help.error} />
      <BigButton isFilled type="submit" isBusy={help.isPending}>
        {t('customerAct.help.send')}
      </BigButton>
    </form>
  );
};
