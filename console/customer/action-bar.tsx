import { IconLifebuoy } from '@tabler/icons-react';
import { useWords } from '../i18n/i18n.ts';
import { moneyText } from '../piece/money.tsx';
import type { CustomerOrder } from './order.ts';
import { BigButton, Refused } from './parts.tsx';
import css from './shell.module.css';
import { useReceipt } from './use-order.ts';

type Props = { readonly token: string; readonly order: CustomerOrder; readonly onHelp: () => void };

const Help = ({ onHelp }: Pick<Props, 'onHelp'>) => {
  const t = useWords();
  return (
    <BigButton onClick={onHelp}>
      <IconLifebuoy size={22} stroke={1.6} aria-hidden />
      {t('customerAct.change.help')}
    </BigButton>
  );
};

/** The one thing that is the customer's turn, where the thumb rests. */
export const ActionBar = ({ token, order: { can }, onHelp }: Props) => {
  const t = useWords();
  const receive = useReceipt(token);
  return (
    <footer className={css.bar}>
      <Refused error={receive.error} />
      {can.pay === null ? null : (
        <BigButton isFilled href={can.pay.url}>
          {t('customer.pay.button', { amount: moneyText(can.pay.amount) })}
        </BigButton>
      )}
      {can.receipt ? (
        <BigButton isFilled isBusy={receive.isPending} onClick={() => receive.mutate(undefined)}>
          {t('customerAct.receipt.button')}
        </BigButton>
      ) : null}
      <Help onHelp={onHelp} />
    </footer>
  );
};
