import { IconArrowBackUp, IconBox, type TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import type { English } from '../i18n/en.ts';
import { useCodeText } from '../i18n/code-text.ts';
import { useWords } from '../i18n/i18n.ts';
import { moneyText } from '../piece/money.tsx';
import css from './customer.module.css';
import form from './form.module.css';
import type { CustomerOrder } from './order.ts';
import { BigButton, Refused } from './parts.tsx';
import { Sheet } from './sheet.tsx';
import { useCancel } from './use-order.ts';

type Reason = keyof English['customerAct']['cancel']['reasons'];
const REASONS = [
  'changed_mind',
  'ordered_wrong',
  'takes_too_long',
  'found_elsewhere',
  'other',
] as const satisfies readonly Reason[];

const Effect = ({ icon: Icon, text }: { readonly icon: TablerIcon; readonly text: string }) => (
  <p className={css.notice}>
    <Icon size={22} stroke={1.6} aria-hidden style={{ flex: 'none' }} />
    <span>{text}</span>
  </p>
);

/** What comes back, before anything is done. */
const Effects = ({ order }: { readonly order: CustomerOrder }) => {
  const t = useWords();
  const text = useCodeText();
  const { cancel } = order.can;
  if (cancel === null) return null;
  const method = text('method', order.payments[0]?.method ?? '');
  const { refund, release } = cancel;
  const said = (key: 'refund' | 'release'): string =>
    t(`customerAct.cancel.${key}`, { amount: moneyText(cancel[key]), method });
  return (
    <>
      {refund.amount > 0 ? <Effect icon={IconArrowBackUp} text={said('refund')} /> : null}
      {release.amount > 0 ? <Effect icon={IconArrowBackUp} text={said('release')} /> : null}
      {refund.amount === 0 && release.amount === 0 ? (
        <Effect icon={IconArrowBackUp} text={t('customerAct.cancel.nothing')} />
      ) : null}
      <Effect icon={IconBox} text={t('customerAct.cancel.goods')} />
    </>
  );
};

type Props = { readonly token: string; readonly order: CustomerOrder; readonly onClose: () => void };

export const CancelSheet = ({ token, order, onClose }: Props) => {
  const t = useWords();
  const cancel = useCancel(token);
  const [reason, setReason] = useState<Reason | undefined>();
  const confirm = (): void => {
    if (reason !== undefined) cancel.mutate(reason, { onSuccess: onClose });
  };
  return (
    <Sheet title={t('customerAct.cancel.title')} onClose={onClose}>
      <Effects order={order} />
      <fieldset className={form.set}>
        <legend className={form.legend}>{t('customerAct.cancel.why')}</legend>
        <div className={form.chips}>
          {REASONS.map((each) => (
            <label key={each} className={form.chip}>
              <input type="radio" name="reason" checked={each === reason} onChange={() => setReason(each)} />
              {t(`customerAct.cancel.reasons.${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Refused error={cancel.error} />
      <div className={css.pair}>
        <BigButton onClick={onClose}>{t('customerAct.cancel.keep')}</BigButton>
        <BigButton isFilled isBusy={cancel.isPending || reason === undefined} onClick={confirm}>
          {t('customerAct.cancel.confirm')}
        </BigButton>
      </div>
    </Sheet>
  );
};
