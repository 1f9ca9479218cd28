import { useNow } from '../../hook/use-now.ts';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { useConnection } from '../../live/use-live.ts';
import { ErrorState } from '../../piece/error-state.tsx';
import { Loading } from '../../piece/loading.tsx';
import { Page } from '../../piece/page.tsx';
import { instantText, lengthText } from '../../piece/time-text.ts';
import { useShop } from '../../shell/shop-filter.tsx';
import { DemoBox } from './demo-box.tsx';
import { HealthList } from './health.tsx';
import { Numbers } from './numbers.tsx';
import { Pauses } from './pauses.tsx';
import { Proof } from './proof.tsx';
import { Stages } from './stages.tsx';
import { Stuck } from './stuck.tsx';
import css from './today.module.css';
import { useToday } from './use-today.ts';

const HOUR_MS = 3_600_000;

/** When nothing new comes in: how old what stands here is. */
const Age = ({ readAt }: { readonly readAt: number }) => {
  const t = useWords();
  const language = useLanguage();
  const { state } = useConnection();
  const now = useNow(state === 'broken');
  if (state !== 'broken') return null;
  const time = instantText(readAt, now + HOUR_MS, { t, language });
  return (
    <span className={css.stale} role="status">
      {t('today.stale', { time, age: lengthText(Math.max(0, now - readAt), t) })}
    </span>
  );
};

/** Ops' first page: where orders stand, what does not go on, how everything does, and the switches. */
export const TodayPage = () => {
  const t = useWords();
  const [shop] = useShop();
  const { data, isPending, error, dataUpdatedAt, refetch } = useToday(shop);
  return (
    <Page title={t('today.title')} aside={data === undefined ? null : <Age readAt={dataUpdatedAt} />}>
      <div className={css.today}>
        {isPending ? <Loading lines={10} /> : null}
        {error !== null && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined ? null : <Stages stages={data.stages} />}
        <div className={css.columns}>
          <div className={css.column}>
            {data === undefined ? null : <Stuck stuck={data.stuck} />}
            <Pauses />
            {data === undefined ? null : <Numbers {...data} />}
            <DemoBox />
          </div>
          <div className={css.column}>
            <Proof />
            <HealthList />
          </div>
        </div>
      </div>
    </Page>
  );
};
