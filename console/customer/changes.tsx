import { IconCircleX, IconMapPin } from '@tabler/icons-react';
import { useWords } from '../i18n/i18n.ts';
import css from './customer.module.css';
import type { CustomerOrder } from './order.ts';
import { Card, Row } from './parts.tsx';

export const SHEETS = ['address', 'cancel', 'help'] as const;
export type SheetName = (typeof SHEETS)[number];

type Props = { readonly order: CustomerOrder; readonly onOpen: (sheet: SheetName) => void };

/** What is too late is said as well, with what can be done instead. */
const tooLate = ({ status, can, waiting }: CustomerOrder): 'cancelLate' | 'addressLate' | undefined => {
  if (status !== 'fulfilling' || waiting?.on === 'care') return undefined;
  if (can.cancel === null) return 'cancelLate';
  return can.address === null ? 'addressLate' : undefined;
};

/** What can still be changed, and until when. */
export const ChangesCard = ({ order, onOpen }: Props) => {
  const t = useWords();
  const { address, cancel } = order.can;
  const late = tooLate(order);
  if (address === null && cancel === null && late === undefined) return null;
  return (
    <Card title={t('customerAct.change.title')}>
      {address === null ? null : (
        <Row
          icon={IconMapPin}
          label={t('customerAct.change.address')}
          hint={t('customerAct.change.addressUntil')}
          onClick={() => onOpen('address')}
        />
      )}
      {cancel === null ? null : (
        <Row
          icon={IconCircleX}
          label={t('customerAct.change.cancel')}
          hint={t('customerAct.change.cancelUntil')}
          onClick={() => onOpen('cancel')}
        />
      )}
      {late === undefined ? null : <p className={`${css.small} ${css.dim}`}>{t(`customerAct.change.${late}`)}</p>}
    </Card>
  );
};
