import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddressState } from '../../hook/use-address-state.ts';
import { useWords } from '../../i18n/i18n.ts';
import { useKey } from '../../keys/use-key.ts';
import { EmptyState } from '../../piece/empty-state.tsx';
import { ErrorState } from '../../piece/error-state.tsx';
import { FreshBar } from '../../piece/fresh-bar.tsx';
import { Loading } from '../../piece/loading.tsx';
import { Page } from '../../piece/page.tsx';
import { useSettledRows } from '../../piece/use-settled-rows.ts';
import { type Approval, useApprovals } from './approvals.ts';
import { Card } from './card.tsx';
import type { Mode } from './decide.tsx';
import css from './desk.module.css';

type Props = { readonly approvals: readonly Approval[] };

const idOf = ({ action }: Approval): string => action.id;

/** The card that the keys mean: the first one, until somebody steps on; when it goes, the one in its place. */
const useCard = (shown: readonly Approval[]) => {
  const [cursor, setCursor] = useState({ id: '', place: 0 });
  const known = shown.findIndex((each) => idOf(each) === cursor.id);
  const at = known >= 0 ? known : Math.min(cursor.place, shown.length - 1);
  const stepTo = (place: number): void => {
    const card = shown[place];
    if (card) setCursor({ id: idOf(card), place });
  };
  useKey('down', () => stepTo(at + 1));
  useKey('up', () => stepTo(at - 1));
  return { at, stepTo };
};

const Cards = ({ approvals }: Props) => {
  const t = useWords();
  const { shown, freshCount, takeFresh } = useSettledRows(approvals, { idOf, under: '' });
  const { at, stepTo } = useCard(shown);
  const [open, setOpen] = useState<{ readonly id: string; readonly mode: Mode }>();
  const current = shown[at];
  const show = (approval: Approval, mode: Mode | undefined): void => {
    stepTo(shown.indexOf(approval));
    setOpen(mode && { id: idOf(approval), mode });
  };
  useKey('actions', () => current && show(current, 'approve'), current?.may_decide === true);
  return (
    <>
      <FreshBar count={freshCount} onTake={takeFresh} />
      <section className={css.cards} aria-label={t('desk.label')}>
        {shown.map((approval, index) => (
          <Card
            key={idOf(approval)}
            approval={approval}
            isCursor={index === at}
            mode={open?.id === idOf(approval) ? open.mode : undefined}
            onMode={(mode) => show(approval, mode)}
          />
        ))}
      </section>
    </>
  );
};

const Waiting = () => {
  const t = useWords();
  const query = useApprovals();
  const [shop] = useAddressState('shop');
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const approvals = query.data.data.filter(({ order }) => shop === '' || order.shop_id === shop);
  if (approvals.length > 0) return <Cards approvals={approvals} />;
  return (
    <EmptyState icon={IconChecks} title={t('desk.empty.title')} why={t('desk.empty.why')}>
      <Button component={Link} to="/delivery">
        {t('desk.empty.troubles')}
      </Button>
    </EmptyState>
  );
};

/** What a second person decides, the nearest deadline first. */
export const DeskPage = () => {
  const t = useWords();
  return (
    <Page title={t('desk.title')}>
      <Waiting />
    </Page>
  );
};
