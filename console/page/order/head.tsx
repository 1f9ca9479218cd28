import { useSession } from '../../api/session.ts';
import { useCodeText } from '../../i18n/code-text.ts';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { Due } from '../../piece/due.tsx';
import { IdText } from '../../piece/id-text.tsx';
import { Instant } from '../../piece/instant.tsx';
import { Money } from '../../piece/money.tsx';
import { Sentence } from '../../piece/sentence.tsx';
import { StatusMark } from '../../piece/status-mark.tsx';
import { instantText } from '../../piece/time-text.ts';
import { CopyLetter } from './letter/copy-letter.tsx';
import type { Order } from './order-query.ts';
import { orderTone } from './tone.ts';
import css from './order.module.css';

/** The latest moment at which one of its parcels is expected. */
const expectedOf = ({ shipments }: Order): string | undefined =>
  shipments
    .flatMap(({ expected_at: at, settled_at: settled }) => (at === null || settled !== null ? [] : [at]))
    .toSorted()
    .at(-1);

const ASTRAY: readonly string[] = ['lost', 'returning', 'returned'];

/** Of a parcel that is lost, comes back or is in trouble nobody knows a time, unless another goes in its place. */
const isAstray = ({ shipments, escalations }: Order): boolean =>
  shipments
    .filter(({ id }) => !shipments.some(({ replaces }) => replaces === id))
    .some(({ id, status }) => ASTRAY.includes(status) || escalations.some((each) => each.shipment_id === id));

const Promise = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const language = useLanguage();
  const { promised_at: promised } = order;
  if (promised === null || !['awaiting_payment', 'fulfilling'].includes(order.status)) return null;
  const expected = expectedOf(order);
  const isOver = promised <= new Date().toISOString();
  const holds = !isOver && !isAstray(order) && (expected === undefined || expected <= promised);
  const at = expected === undefined ? '' : instantText(Date.parse(expected), Date.now(), { t, language });
  const broken = at === '' ? t(isOver ? 'order.isBroken' : 'order.isDoubtful') : t('order.willNotHold', { at });
  return (
    <span>
      {t('order.promised')} <Instant at={promised} />{' '}
      <StatusMark tone={holds ? 'moving' : 'late'} word={holds ? t('order.willHold') : broken} />
    </span>
  );
};

/** What it is, how it stands, and the sentence. */
export const Head = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const text = useCodeText();
  const { shops } = useSession();
  const { waiting } = order;
  return (
    <div className={css.head}>
      <div className={css.facts}>
        <StatusMark tone={orderTone(order)} word={text('status', order.status)} />
        <IdText id={order.reference ?? order.id} />
        <span data-data>{shops.find(({ id }) => id === order.shop_id)?.name ?? order.shop_id}</span>
        {order.total === null ? null : (
          <strong>
            <Money of={order.total} />
          </strong>
        )}
        {order.hold_reason === null ? null : (
          <StatusMark tone="attention" word={`${t('order.held')}: ${text('hold', order.hold_reason)}`} />
        )}
        <Promise order={order} />
      </div>
      {waiting === null ? null : (
        <p className={css.sentence}>
          <Sentence code={waiting.on} facts={{ ...waiting.facts, until: waiting.until }} /> <Due at={waiting.until} />
        </p>
      )}
      <div className={css.letters}>
        <CopyLetter order={order} kind="status" />
        <CopyLetter order={order} kind="delay" />
      </div>
      {order.imported ? <p className={css.quiet}>{t('order.noWorkflow')}</p> : null}
    </div>
  );
};
