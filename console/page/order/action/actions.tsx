import { Button } from '@mantine/core';
import { useMay } from '../../../api/session.ts';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { Loading } from '../../../piece/loading.tsx';
import { type Offer, useOffers } from '../order-query.ts';
import { ActionForm } from './action-form.tsx';
import css from '../order.module.css';

const keyOf = ({ kind, escalation_id: escalation }: Offer): string =>
  escalation === null ? kind : `${kind}.${escalation}`;

/** `refund`, `refund.esc_…` or, for a sum that is known already, `refund.~4600`. */
const readKey = (key: string): { readonly name: string; readonly amount: number | undefined } => {
  const [name = '', amount] = key.split('~');
  return { name: name.replace(/\.$/, ''), amount: amount === undefined ? undefined : Number(amount) };
};

/** The action that is open stands in the address: a colleague who is given the link sees the same form. */
export const useOpenAction = () => useAddressState('act');

export const refundKey = (amount: number): string => `refund.~${amount}`;

/** Everything that may be done now, and the form of what was chosen. */
export const Actions = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const text = useCodeText();
  const mayAct = useMay()('actions:write');
  const { data } = useOffers(id, mayAct);
  const [open, setOpen] = useOpenAction();
  if (!mayAct) return null;
  if (data === undefined) return <Loading lines={2} />;
  const { name, amount } = readKey(open);
  const offer = data.offers.find((each) => keyOf(each) === name);
  if (offer)
    return (
      <ActionForm
        key={open}
        orderId={id}
        offer={offer}
        {...(amount === undefined ? {} : { amount })}
        onClose={() => setOpen('')}
      />
    );
  return (
    <div className={css.actions}>
      {data.offers.map((each) => (
        <Button key={keyOf(each)} onClick={() => setOpen(keyOf(each))}>
          {text('action', each.kind)}
        </Button>
      ))}
      {data.offers.length === 0 ? <p className={css.quiet}>{t('order.actions.none')}</p> : null}
    </div>
  );
};
