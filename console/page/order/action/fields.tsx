import { Chip, Group, Input, NumberInput, TextInput } from '@mantine/core';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { moneyText } from '../../../piece/money.tsx';
import { useProblemWord } from '../../../piece/problem-word.ts';
import type { Offer } from '../order-query.ts';
import type { Wish } from './wish.ts';

type Props = { readonly offer: Offer; readonly wish: Wish; readonly onChange: (change: Partial<Wish>) => void };

const TEXTS = ['tracking_number', 'reference', 'payment_id'] as const;

const Amount = ({ offer, wish, onChange }: Props) => {
  const t = useWords();
  const most = offer.amount?.max ?? undefined;
  return (
    <NumberInput
      label={t('order.actions.amount')}
      description={most === undefined ? undefined : t('order.actions.most', { most: moneyText(most) })}
      decimalScale={2}
      fixedDecimalScale
      min={0}
      {...(most === undefined ? {} : { max: most.amount / 100 })}
      value={wish.amount === undefined ? '' : wish.amount / 100}
      onChange={(value) => onChange({ amount: value === '' ? undefined : Math.round(Number(value) * 100) })}
    />
  );
};

const Parcel = ({ offer, wish, onChange }: Props) => {
  const t = useWords();
  if (offer.shipments.length < 2) return null;
  return (
    <Input.Wrapper label={t('order.actions.shipment')} labelElement="div">
      <Chip.Group value={wish.shipmentId ?? ''} onChange={(id) => onChange({ shipmentId: String(id) })}>
        <Group gap={6}>
          {offer.shipments.map(({ id, n }) => (
            <Chip key={id} value={id}>
              {t('order.actions.parcel', { n })}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
};

/** Carriers that cannot take it say why. */
const Carrier = ({ offer, wish, onChange }: Props) => {
  const t = useWords();
  const text = useCodeText();
  const word = useProblemWord();
  const shipment = offer.shipments.find(({ id }) => id === wish.shipmentId);
  return (
    <Input.Wrapper label={t('order.actions.carrier')} labelElement="div">
      <Chip.Group value={wish.carrier ?? ''} onChange={(carrier) => onChange({ carrier: String(carrier) })}>
        <Group gap={6}>
          {shipment?.carriers.map(({ carrier, problem }) => (
            <Chip
              key={carrier}
              value={carrier}
              disabled={problem !== null}
              {...(problem === null ? {} : { title: word(problem.code) })}
            >
              {text('carrier', carrier)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
};

/** The fields that this action needs, and no other. */
export const ActionFields = (props: Props) => {
  const t = useWords();
  const { offer, wish, onChange } = props;
  return (
    <>
      {offer.needs.includes('amount') ? <Amount {...props} /> : null}
      {offer.needs.includes('shipment_id') ? <Parcel {...props} /> : null}
      {offer.needs.includes('carrier') ? <Carrier {...props} /> : null}
      {TEXTS.filter((name) => offer.needs.includes(name)).map((name) => (
        <TextInput
          key={name}
          label={t(`order.actions.${name}`)}
          value={wish.texts[name]}
          onChange={(event) => onChange({ texts: { ...wish.texts, [name]: event.target.value } })}
        />
      ))}
    </>
  );
};
