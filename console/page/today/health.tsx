import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { ErrorState } from '../../piece/error-state.tsx';
import { Instant } from '../../piece/instant.tsx';
import { Loading } from '../../piece/loading.tsx';
import { StatusMark } from '../../piece/status-mark.tsx';
import { lengthText } from '../../piece/time-text.ts';
import type { Tone } from '../../piece/tone.ts';
import { Section } from './section.tsx';
import css from './table.module.css';
import { type Health as View, useHealth } from './use-today.ts';

type Provider = View['providers'][number];
type Part = View['engine'][number];
type State = Part['state'];

const TONE: Readonly<Record<State, Tone>> = { ok: 'done', slow: 'attention', failing: 'late', quiet: 'rest' };

type RowProps = {
  readonly name: string;
  readonly state: State;
  readonly since: string | null;
  readonly detail: readonly (string | null)[];
  /** When it last told something by itself. */
  readonly heard: string | null;
};

const Row = ({ name, state, since, detail, heard }: RowProps) => {
  const t = useWords();
  const facts = detail.filter((part) => part !== null);
  return (
    <tr data-state={state}>
      <th scope="row">
        {name}
        <span className={css.detail}>
          {facts.join(' · ')}
          {heard === null ? null : (
            <>
              {facts.length === 0 ? '' : ' · '}
              {t('today.health.heard')} <Instant at={heard} />
            </>
          )}
        </span>
      </th>
      <td>
        <StatusMark tone={TONE[state]} word={t(`today.health.state.${state}`)} />
      </td>
      <td className={css.right}>{since === null ? null : <Instant at={since} />}</td>
    </tr>
  );
};

const counted = (count: number | null, word: (count: number) => string): string | null =>
  count === null || count === 0 ? null : word(count);

const usePartDetail = () => {
  const t = useWords();
  return (part: Part): readonly (string | null)[] => [
    part.answer_ms === null ? null : t('today.health.answers', { ms: part.answer_ms }),
    part.processes === null ? null : t('today.health.atWork', { count: part.processes }),
    part.backlog === null ? null : t('today.health.backlog', { count: part.backlog }),
    counted(part.oldest_ms, (ms) => t('today.health.oldest', { time: lengthText(ms, t) })),
    counted(part.parked, (count) => t('today.health.parked', { count })),
  ];
};

const useProviderDetail = () => {
  const t = useWords();
  return (provider: Provider): readonly (string | null)[] => [
    counted(provider.calls, (count) => t('today.health.calls', { count })),
    counted(provider.median_ms, (ms) => t('today.health.median', { ms })),
    counted(provider.failed, (count) => t('today.health.failed', { count })),
    counted(provider.timed_out, (count) => t('today.health.timedOut', { count })),
    counted(provider.slow, (count) => t('today.health.slow', { count })),
  ];
};

const useProviderName = () => {
  const t = useWords();
  const text = useCodeText();
  return ({ kind, name }: Provider): string => {
    if (kind === 'messages') return t('today.health.messages');
    return text(kind === 'carrier' ? 'carrier' : 'method', name);
  };
};

const List = ({ providers, engine }: View) => {
  const t = useWords();
  const nameOf = useProviderName();
  const [partDetail, providerDetail] = [usePartDetail(), useProviderDetail()];
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('today.health.what')}</th>
          <th scope="col">{t('today.health.how')}</th>
          <th scope="col" className={css.right}>
            {t('today.health.since')}
          </th>
        </tr>
      </thead>
      <tbody>
        {providers.map((provider) => (
          <Row
            key={`${provider.kind}/${provider.name}`}
            name={nameOf(provider)}
            state={provider.state}
            since={provider.since}
            detail={providerDetail(provider)}
            heard={provider.last_webhook_at}
          />
        ))}
        {engine.map((part) => (
          <Row
            key={part.name}
            name={t(`today.health.part.${part.name}`)}
            state={part.state}
            since={part.since}
            detail={partDetail(part)}
            heard={null}
          />
        ))}
      </tbody>
    </table>
  );
};

/** Gateways, carriers and our own engine: how each does, and since when. */
export const HealthList = () => {
  const t = useWords();
  const { data, isPending, error, refetch } = useHealth();
  return (
    <Section title={t('today.health.title')}>
      {isPending ? <Loading lines={8} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined ? null : <List {...data} />}
    </Section>
  );
};
