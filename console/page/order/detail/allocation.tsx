import { useWarehouseName } from '../../../api/directory.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { moneyText } from '../../../piece/money.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { type Allocation, useAllocation } from './detail-query.ts';
import { Why } from './why.tsx';
import css from './detail.module.css';

type Candidate = Allocation['candidates'][number];

const REASONS = [
  'chosen',
  'equal',
  'more_parcels',
  'costlier',
  'farther',
  'scarcer_stock',
  'lacks_stock',
  'closed',
  'not_served',
  'not_considered',
  'cannot_carry',
] as const;

type Of = { readonly id: string; readonly currency: string };

const CandidateItem = ({ candidate, currency }: { readonly candidate: Candidate; readonly currency: string }) => {
  const t = useWords();
  const warehouse = useWarehouseName();
  const { warehouses, reason } = candidate;
  const code = REASONS.find((each) => each === reason.code) ?? 'not_considered';
  const by = reason.by ?? 0;
  const facts = { by: code === 'costlier' ? moneyText({ amount: by, currency }) : by, short: reason.short ?? 0 };
  return (
    <li>
      <StatusMark
        tone={code === 'chosen' ? 'done' : 'rest'}
        word={`${warehouses.map(warehouse).join(' + ')}: ${t(`orderDetail.allocation.reason.${code}`, facts)}`}
      />
    </li>
  );
};

const Explained = ({ id, currency, isOpen }: Of & { readonly isOpen: boolean }) => {
  const t = useWords();
  const text = useCodeText();
  const { data, error } = useAllocation(id, isOpen);
  if (error) return <ErrorState error={error} />;
  if (data === undefined) return <Loading lines={5} />;
  const order = data.objective.map((criterion) => text('criterion', criterion)).join(' → ');
  return (
    <>
      <p className={css.quiet}>{t('orderDetail.allocation.objective', { order })}</p>
      <ul className={css.list}>
        {data.candidates.map((candidate) => (
          <CandidateItem key={candidate.warehouses.join('+')} candidate={candidate} currency={currency} />
        ))}
      </ul>
    </>
  );
};

/** Why these warehouses, and why none of the others. */
export const AllocationWhy = (of: Of) => {
  const t = useWords();
  return <Why label={t('orderDetail.allocation.why')}>{(isOpen) => <Explained {...of} isOpen={isOpen} />}</Why>;
};
