import { useWarehouseName } from '../../../api/directory.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { Instant } from '../../../piece/instant.tsx';
import { Money } from '../../../piece/money.tsx';
import type { Effect } from '../../../piece/preview-form.tsx';
import type { Preview } from './use-action.ts';

type Effects = Preview['effects'];
type Parcel = Effects['parcels'][number]['after'];

/** Each line of what changes, as the form shows it. */
export const useEffects = () => {
  const t = useWords();
  const text = useCodeText();
  const language = useLanguage();
  const warehouse = useWarehouseName();
  const parcelText = (parcel: Parcel | null): string =>
    parcel === null
      ? '–'
      : `${text('shipment', parcel.status)}, ${warehouse(parcel.warehouse)}, ${text('carrier', parcel.carrier)}`;
  const yesNo = (is: boolean): string => t(is ? 'order.actions.yes' : 'order.actions.no');
  const moment = (at: string | null) => (at === null ? '–' : <Instant at={at} />);
  const single = ({ status, held, promise }: Effects): Effect[] => [
    ...(status === null
      ? []
      : [
          {
            what: t('order.actions.status'),
            before: text('status', status.before),
            after: text('status', status.after),
          },
        ]),
    ...(held === null
      ? []
      : [{ what: t('order.actions.heldState'), before: yesNo(held.before), after: yesNo(held.after) }]),
    ...(promise === null
      ? []
      : [{ what: t('order.actions.promise'), before: moment(promise.before), after: moment(promise.after) }]),
  ];
  return (effects: Effects): Effect[] => [
    ...effects.money.map(({ what, before, after }) => ({
      what: t(`order.actions.money.${what}`),
      before: <Money of={before} />,
      after: <Money of={after} />,
    })),
    ...effects.parcels.map(({ n, before, after }) => ({
      what: t('order.actions.parcel', { n }),
      before: parcelText(before),
      after: parcelText(after),
    })),
    ...effects.stock.map((row) => ({
      what: t('order.actions.stock', { title: row.title[language], warehouse: warehouse(row.warehouse) }),
      before: row.before,
      after: row.after,
    })),
    ...single(effects),
    ...effects.troubles.map(({ kind }) => ({
      what: `${t('order.actions.trouble')}: ${text('escalation', kind)}`,
      before: t('order.actions.open'),
      after: t('order.actions.settled'),
    })),
  ];
};
