import { Button } from '@mantine/core';
import { useMay } from '../../../api/session.ts';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { Loading } from '../../../piece/loading.tsx';
import { type Offer, type Order, useOffers } from '../order-query.ts';
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

type Group = { readonly trouble: string | null; readonly offers: readonly Offer[] };

/** What answers a trouble stands with it; the rest by itself. */
const groupsOf = (offers: readonly Offer[]): readonly Group[] => {
  const troubles = [...new Set(offers.map(({ escalation_id: id }) => id))];
  return troubles.map((trouble) => ({ trouble, offers: offers.filter((each) => each.escalation_id === trouble) }));
};

type Troubles = Order['escalations'];

type OfferedProps = { readonly groups: readonly Group[]; readonly troubles: Troubles };

const Offered = ({ groups, troubles }: OfferedProps) => {
  const t = useWords();
  const text = useCodeText();
  const [, setOpen] = useOpenAction();
  const isInTrouble = groups.some(({ trouble }) => trouble !== null);
  return groups.map(({ trouble, offers }) => {
    const known = troubles.find(({ id }) => id === trouble);
    const apart = trouble === null && isInTrouble ? t('order.actions.apart') : '';
    const label = known === undefined ? apart : t('order.actions.settles', { what: text('escalation', known.kind) });
    return (
      <div
        key={trouble ?? ''}
        className={css.actions}
        {...(label === '' ? {} : { role: 'group', 'aria-label': label })}
      >
        {label === '' ? null : <span className={css.quiet}>{label}</span>}
        {offers.map((each) => (
          <Button key={keyOf(each)} onClick={() => setOpen(keyOf(each))}>
            {text('action', each.kind)}
          </Button>
        ))}
      </div>
    );
  });
};

/** Everything that may be done now, and the form of what was chosen. */
export const Actions = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const mayAct = useMay()('actions:write');
  const { data } = useOffers(order.id, mayAct);
  const [open, setOpen] = useOpenAction();
  if (!mayAct) return null;
  if (data === undefined) return <Loading lines={2} />;
  const { name, amount } = readKey(open);
  const offer = data.offers.find((each) => keyOf(each) === name);
  if (data.offers.length === 0) return <p className={css.quiet}>{t('order.actions.none')}</p>;
  if (offer === undefined) return <Offered groups={groupsOf(data.offers)} troubles={order.escalations} />;
  return (
    <ActionForm
      key={open}
      orderId={order.id}
      offer={offer}
      {...(amount === undefined ? {} : { amount })}
      onClose={() => setOpen('')}
    />
  );
};
