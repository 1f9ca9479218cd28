import { ActionIcon } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useMay } from '../../../api/session.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { Money } from '../../../piece/money.tsx';
import { refundKey, useOpenAction } from '../action/actions.tsx';
import type { Order } from '../order-query.ts';
import css from '../order.module.css';

/** What was bought; a line is refunded from where it stands. */
export const GoodsPart = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const text = useCodeText();
  const language = useLanguage();
  const mayAct = useMay()('actions:write');
  const [, setOpen] = useOpenAction();
  const isPaid = order.payments.some(({ captured }) => captured.amount > 0);
  return (
    <section className={css.part}>
      <h2>{t('order.goods.title')}</h2>
      <table className={css.sums}>
        <tbody>
          {order.lines.map(({ sku, title, quantity, total }) => (
            <tr key={sku}>
              <th scope="row" data-data>
                {title?.[language] ?? sku} × {quantity}
              </th>
              <td>
                {total === null ? null : <Money of={total} />}
                {mayAct && isPaid && total !== null && total.amount > 0 ? (
                  <ActionIcon
                    size={20}
                    ml={6}
                    aria-label={`${text('action', 'refund')}: ${title?.[language] ?? sku}`}
                    onClick={() => setOpen(refundKey(total.amount))}
                  >
                    <IconCoins size={14} />
                  </ActionIcon>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
