import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { Due } from '../../../piece/due.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import type { Order } from '../order-query.ts';
import css from '../order.module.css';

/** What went wrong and is not settled, with who decides by when. */
export const TroublesPart = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const text = useCodeText();
  if (order.escalations.length === 0) return null;
  return (
    <section className={css.part}>
      <h2>{t('order.troubles.title')}</h2>
      {order.escalations.map(({ id, kind, tier, deadline_at: until }) => (
        <div key={id}>
          <StatusMark tone="attention" word={`${text('escalation', kind)} · ${text('tier', tier)}`} />{' '}
          {until === null ? null : (
            <span className={css.quiet}>
              {t('order.troubles.until')} <Due at={until} />
            </span>
          )}
        </div>
      ))}
    </section>
  );
};
