import { SegmentedControl, Table, UnstyledButton } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Currency, CURRENCIES } from '../../../../domain/money.ts';
import { api, dataOf } from '../../../api/client.ts';
import { type Role, useMay } from '../../../api/session.ts';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { moneyText } from '../../../piece/money.tsx';
import { Page } from '../../../piece/page.tsx';
import { CapPanel } from './cap-panel.tsx';
import { type Cap, idOf } from './cap.ts';
import css from './cap.module.css';

const capsQuery = queryOptions({
  queryKey: ['authority-caps'],
  queryFn: () => dataOf(api.GET('/v1/authority-caps')),
});

type GridProps = { readonly caps: readonly Cap[]; readonly openId: string; readonly onOpen: (id: string) => void };

const unique = <T,>(values: readonly T[]): readonly T[] => [...new Set(values)];

const Amount = ({ cap, openId, onOpen }: Omit<GridProps, 'caps'> & { readonly cap: Cap | undefined }) => {
  const t = useWords();
  const mayChange = useMay()('settings:write');
  if (cap === undefined) return <span className={css.none}>{t('settingsRule.caps.none')}</span>;
  const text = moneyText({ amount: cap.max, currency: cap.currency });
  if (!mayChange) return <span data-data>{text}</span>;
  return (
    <UnstyledButton
      className={css.amount}
      data-open={openId === idOf(cap) || undefined}
      onClick={() => onOpen(idOf(cap))}
      data-data
    >
      {text}
    </UnstyledButton>
  );
};

/** What each role may give away, an action a line. */
const Grid = ({ caps, openId, onOpen }: GridProps) => {
  const t = useWords();
  const text = useCodeText();
  const roles = unique(caps.map(({ role }) => role));
  return (
    <Table className={css.grid} aria-label={t('settingsRule.caps.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('settingsRule.caps.action')}</Table.Th>
          {roles.map((role) => (
            <Table.Th key={role} scope="col" className={css.right}>
              {t(`shell.role.${role as Role}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {unique(caps.map(({ action }) => action)).map((action) => (
          <Table.Tr key={action}>
            <Table.Th scope="row">{text('action', action)}</Table.Th>
            {roles.map((role) => (
              <Table.Td key={role} className={css.right}>
                <Amount
                  cap={caps.find((each) => each.role === role && each.action === action)}
                  openId={openId}
                  onOpen={onOpen}
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

/** How much may be given away without a second person. */
export const LimitsPage = () => {
  const t = useWords();
  const [currency, setCurrency] = useAddressState('currency', 'CNY');
  const [openId, setOpenId] = useAddressState('panel');
  const caps = useQuery(capsQuery);
  const all = caps.data?.data ?? [];
  const open = all.find((cap) => idOf(cap) === openId);
  return (
    <Page
      title={t('settingsRule.caps.title')}
      aside={
        <SegmentedControl
          aria-label={t('settingsRule.caps.currency')}
          data={[...CURRENCIES]}
          value={currency}
          onChange={(next: string) => setCurrency(next as Currency)}
        />
      }
      panel={open === undefined ? null : <CapPanel key={openId} cap={open} onClose={() => setOpenId('')} />}
    >
      <p className={css.about}>{t('settingsRule.caps.about')}</p>
      {caps.isPending ? <Loading lines={6} /> : null}
      {caps.isError ? <ErrorState error={caps.error} onRetry={() => void caps.refetch()} /> : null}
      {caps.isSuccess ? (
        <Grid caps={all.filter((cap) => cap.currency === currency)} openId={openId} onOpen={setOpenId} />
      ) : null}
    </Page>
  );
};
