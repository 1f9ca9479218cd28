import { useSession } from '../../api/session.ts';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { Due } from '../../piece/due.tsx';
import { IdText } from '../../piece/id-text.tsx';
import { Money } from '../../piece/money.tsx';
import { Sentence } from '../../piece/sentence.tsx';
import { StatusMark } from '../../piece/status-mark.tsx';
import { CopyLetter } from './letter/copy-letter.tsx';
import type { Order } from './order-query.ts';
import { PromiseMark } from './promise.tsx';
import { orderTone } from './tone.ts';
import css from './order.module.css';

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
        {order.promise === null ? null : <PromiseMark promise={order.promise} />}
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
