import { Chip, Group, NumberInput, SegmentedControl } from '@mantine/core';
import { useDirectory } from '../../../api/directory.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { KINDS, type Kind } from './job.ts';
import type { Wish } from './wish.ts';
import css from './bulk.module.css';

type Props = { readonly wish: Wish; readonly onChange: (change: Partial<Wish>) => void };

type CarrierProps = {
  readonly label: string;
  readonly value: string;
  readonly carriers: readonly string[];
  readonly onChoose: (carrier: string) => void;
};

const Carriers = ({ label, value, carriers, onChoose }: CarrierProps) => {
  const text = useCodeText();
  return (
    <div role="group" aria-label={label} className={css.field}>
      <span>{label}</span>
      <Chip.Group value={value} onChange={(carrier) => onChoose(String(carrier))}>
        <Group gap={6}>
          {carriers.map((carrier) => (
            <Chip key={carrier} value={carrier}>
              {text('carrier', carrier)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
};

/** Where there is only one other carrier it is chosen already. */
const OtherCarrier = ({ wish, onChange }: Props) => {
  const t = useWords();
  const { carriers } = useDirectory();
  const others = carriers.filter((carrier) => carrier !== wish.from);
  const leave = (from: string): void => {
    const left = carriers.filter((carrier) => carrier !== from);
    onChange({ from, to: left.length === 1 ? (left[0] ?? '') : '' });
  };
  return (
    <>
      <Carriers label={t('bulk.from')} value={wish.from} carriers={carriers} onChoose={leave} />
      {wish.from === '' ? null : (
        <Carriers label={t('bulk.to')} value={wish.to} carriers={others} onChoose={(to) => onChange({ to })} />
      )}
    </>
  );
};

const Coupon = ({ wish, onChange }: Props) => {
  const t = useWords();
  return (
    <div className={css.field}>
      <NumberInput
        label={t('bulk.amount')}
        w={160}
        min={0}
        decimalScale={2}
        value={wish.amount === 0 ? '' : wish.amount}
        onChange={(amount) => onChange({ amount: Number(amount) })}
      />
      <SegmentedControl
        aria-label={t('bulk.currency')}
        data={['CNY', 'EUR']}
        value={wish.currency}
        onChange={(currency) => onChange({ currency })}
      />
    </div>
  );
};

/** What is to be done, and what that needs. */
export const WishFields = ({ wish, onChange }: Props) => {
  const t = useWords();
  return (
    <section className={css.part}>
      <h2>{t('bulk.what')}</h2>
      <Chip.Group value={wish.kind} onChange={(kind) => onChange({ kind: kind as Kind })}>
        <Group gap={6}>
          {KINDS.map((kind) => (
            <Chip key={kind} value={kind}>
              {t(`bulk.kind.${kind}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {wish.kind === 'other_carrier' ? <OtherCarrier wish={wish} onChange={onChange} /> : null}
      {wish.kind === 'compensate' ? <Coupon wish={wish} onChange={onChange} /> : null}
    </section>
  );
};
