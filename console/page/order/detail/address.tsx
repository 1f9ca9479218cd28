import { Button, TextInput } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useState } from 'react';
import { useDraft } from '../../../hook/use-draft.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { PreviewForm } from '../../../piece/preview-form.tsx';
import { useProblemWord } from '../../../piece/problem-word.ts';
import { useEffects } from '../action/effects.tsx';
import { type Order, useOffers } from '../order-query.ts';
import { ChineseRegions, ForeignPlace } from '../place/customer-field.tsx';
import { type AddressDraft, addressFor, EMPTY_ADDRESS, useAddressPreview, useChangeAddress } from './use-address.ts';
import css from './detail.module.css';

type Props = { readonly order: Order; readonly onClose: () => void };

type FieldProps = {
  readonly isChinese: boolean;
  readonly form: AddressDraft;
  readonly onChange: (change: Partial<AddressDraft>) => void;
};

/** The street is asked for; where it lies in the same place, nothing else is. */
const Fields = ({ isChinese, form, onChange }: FieldProps) => {
  const t = useWords();
  return (
    <>
      <TextInput
        label={t('orderPlace.region.street')}
        value={form.line1}
        onChange={(event) => onChange({ line1: event.target.value })}
        data-autofocus
      />
      {isChinese ? (
        <>
          <p className={css.quiet}>{t('orderDetail.address.same')}</p>
          <ChineseRegions form={form} onChange={onChange} />
        </>
      ) : (
        <ForeignPlace form={form} onChange={onChange} />
      )}
    </>
  );
};

const REASONS = ['customer_request', 'moved', 'typing_error', 'other_recipient'] as const;

const AddressForm = ({ order, onClose }: Props) => {
  const t = useWords();
  const word = useProblemWord();
  const effects = useEffects();
  const draft = useDraft(`address/${order.id}`, EMPTY_ADDRESS);
  const address = addressFor(order, draft.value);
  const preview = useAddressPreview(order.id, address);
  const change = useChangeAddress(order.id, () => {
    draft.forget();
    onClose();
  });
  const problems = preview?.problems ?? [];
  return (
    <PreviewForm
      draftKey={`change_address/${order.id}`}
      effects={preview === undefined ? [] : effects(preview.effects)}
      messages={(preview?.messages ?? []).map(({ text }) => text)}
      authority={{ kind: 'within' }}
      undo={t('order.actions.undo.until_packed')}
      reasons={REASONS.map((value) => ({ value, label: t(`order.actions.reasons.${value}`) }))}
      act={t('orderDetail.address.change')}
      isBusy={change.isPending || preview === undefined || problems.length > 0}
      error={change.error}
      onAct={({ code, text }) => address && change.mutate({ address, reason: [code, text].filter(Boolean).join(': ') })}
      onCancel={onClose}
    >
      <Fields
        isChinese={order.customer?.country === 'CN'}
        form={draft.value}
        onChange={(part) => draft.write({ ...draft.value, ...part })}
      />
      {problems.map(({ code }) => (
        <p key={code} role="alert">
          {word(code)}
        </p>
      ))}
    </PreviewForm>
  );
};

/** Another address, while nothing of the order is packed; afterwards it says why not. */
export const AddressPart = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data: offers } = useOffers(order.id);
  const address = offers?.address ?? null;
  if (address === null || order.customer === null || address.lock === 'ended') return null;
  if (address.lock !== null) return <p className={css.quiet}>{t(`orderDetail.address.lock.${address.lock}`)}</p>;
  if (isOpen) return <AddressForm order={order} onClose={() => setOpen(false)} />;
  return (
    <Button leftSection={<IconMapPin size={15} />} onClick={() => setOpen(true)} style={{ alignSelf: 'flex-start' }}>
      {t('orderDetail.address.change')}
    </Button>
  );
};
