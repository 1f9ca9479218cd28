import { type FormEvent, useState } from 'react';
import { idempotencyKey } from '../../client/client.ts';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import css from './customer.module.css';
import form from './form.module.css';
import type { CustomerOrder } from './order.ts';
import { BigButton, Refused } from './parts.tsx';
import { placeText } from './place.tsx';
import { type ChosenRegion, RegionField } from './region-field.tsx';
import { Sheet } from './sheet.tsx';
import { type NewAddress, useAddressChange } from './use-order.ts';

type Recipient = NonNullable<CustomerOrder['recipient']>;
type Form = {
  readonly region: ChosenRegion | null;
  readonly city: string;
  readonly postcode: string;
  readonly line: string;
};

const formOf = ({ regions, city }: Recipient): Form => {
  const last = regions.at(-1);
  const region = last === undefined ? null : { ...last, within: regions.slice(0, -1) };
  return { region, city: city ?? '', postcode: '', line: '' };
};

/** Province and city go onto the label beside the region's code, in the language of the place. */
const addressOf = ({ country }: Recipient, { region, city, postcode, line }: Form): NewAddress => {
  const names = (region?.within ?? []).map(({ name }) => name['zh-CN']);
  if (region === null) return { country, city, postcode, line1: line };
  const [province, town] = [names[0] ?? region.name['zh-CN'], names[1] ?? region.name['zh-CN']];
  return { country, region_code: region.code, province, city: town, line1: line };
};

type FieldProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

const Field = ({ label, value, onChange }: FieldProps) => (
  <label className={form.field}>
    <span>{label}</span>
    <input value={value} required maxLength={60} onChange={(event) => onChange(event.currentTarget.value)} />
  </label>
);

type Props = {
  readonly token: string;
  readonly recipient: Recipient;
  readonly onClose: () => void;
};

/** The street is typed anew: what stands on the page is masked. */
export const AddressSheet = ({ token, recipient, onClose }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const change = useAddressChange(token);
  const [address, setAddress] = useState(() => formOf(recipient));
  const [key, setKey] = useState(() => idempotencyKey()['idempotency-key']);
  const set = (part: Partial<Form>): void => {
    setAddress({ ...address, ...part });
    setKey(idempotencyKey()['idempotency-key']);
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ address: addressOf(recipient, address), key }, { onSuccess: onClose });
  };
  return (
    <Sheet title={t('customerAct.address.title')} onClose={onClose}>
      <form onSubmit={save}>
        <p className={`${css.small} ${css.dim}`}>
          {t('customerAct.address.now')}: <span data-data>{placeText(recipient, language)}</span>
        </p>
        <label className={form.field}>
          <span>{t('customerAct.address.line')}</span>
          <textarea
            required
            data-autofocus
            maxLength={120}
            autoComplete="street-address"
            value={address.line}
            onChange={(event) => set({ line: event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' ') })}
          />
        </label>
        {address.region === null ? (
          <>
            <Field
              label={t('customerAct.address.postcode')}
              value={address.postcode}
              onChange={(postcode) => set({ postcode })}
            />
            <Field label={t('customerAct.address.city')} value={address.city} onChange={(city) => set({ city })} />
          </>
        ) : (
          <RegionField country={recipient.country} value={address.region} onChoose={(region) => set({ region })} />
        )}
        <p className={css.notice}>{t('customerAct.address.note')}</p>
        <Refused error={change.error} />
        <BigButton isFilled type="submit" isBusy={change.isPending}>
          {t('customerAct.address.save')}
        </BigButton>
      </form>
    </Sheet>
  );
};
