import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { type Entry, type Step, useTimeline } from '../order-query.ts';
import { actorIcon } from './actor.ts';
import { type Told, tellStory } from './chapter.ts';
import { useEntryText, useStepText } from './entry-text.ts';
import { isRefused } from './sentence.ts';
import css from './story.module.css';

const Actor = ({ actor }: Pick<Entry, 'actor'>) => {
  const t = useWords();
  const language = useLanguage();
  if (actor === null) return null;
  const Icon = actorIcon(actor.kind);
  return (
    <span className={css.actor}>
      <Icon size={14} stroke={1.7} aria-hidden />
      {actor.kind !== 'staff' || actor.name === null ? (
        t(`story.actor.${actor.kind}`)
      ) : (
        <span data-data>{actor.name[language]}</span>
      )}
    </span>
  );
};

const EventLink = ({ url }: { readonly url: string }) => {
  const t = useWords();
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" size="xs">
      {t('story.temporal')} <IconExternalLink size={12} aria-hidden />
    </Anchor>
  );
};

const Facts = ({ entry }: { readonly entry: Entry }) => {
  const t = useWords();
  return (
    <details className={css.facts}>
      <summary>{t('story.facts')}</summary>
      <dl data-data>
        {Object.entries(entry.facts).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
      {entry.event_url === null ? null : <EventLink url={entry.event_url} />}
    </details>
  );
};

/** What people wrote stands in their own language. */
const isQuoting = ({ facts }: Entry): boolean => typeof (facts.text ?? facts.reason) === 'string';

const Line = ({ told }: { readonly told: Told }) => {
  const t = useWords();
  const text = useEntryText();
  const { entry, count } = told;
  return (
    <li className={css.entry}>
      <span className={css.at}>
        <Instant at={entry.at} />
      </span>
      <div className={css.said}>
        {isRefused(entry) ? <IconAlertTriangle size={14} stroke={1.8} className={css.attention} aria-hidden /> : null}
        <span data-data={isQuoting(entry) || undefined}>{text(entry)}</span>
        {count > 1 ? <span className={css.count}> {t('story.repeated', { count })}</span> : null}
        <Facts entry={entry} />
      </div>
      <Actor actor={entry.actor} />
    </li>
  );
};

const Ahead = ({ steps }: { readonly steps: readonly Step[] }) => {
  const t = useWords();
  const text = useStepText();
  if (steps.length === 0) return null;
  return (
    <>
      <p className={css.now}>
        <IconArrowDown size={14} aria-hidden /> {t('story.now')}
      </p>
      <ol className={css.ahead} aria-label={t('story.ahead')}>
        {steps.map((step) => (
          <li key={`${step.kind} ${step.n ?? ''} ${step.at ?? ''}`} className={css.entry}>
            <span className={css.at}>{step.at === null ? t('story.someTime') : <Instant at={step.at} />}</span>
            <span className={css.said}>{text(step)}</span>
          </li>
        ))}
      </ol>
    </>
  );
};

/** Its story in chapters, the last moment below, and under *now* what is settled to come. */
export const Story = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const { data, error, refetch } = useTimeline(id);
  const [isWhole, setWhole] = useState(false);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const chapters = tellStory(data.entries, { isWhole });
  return (
    <section aria-label={t('story.title')}>
      <label className={css.whole}>
        <input type="checkbox" checked={isWhole} onChange={(event) => setWhole(event.target.checked)} />
        {t('story.whole')}
      </label>
      {chapters.map(({ key, chapter, n, told }) => (
        <div key={key} className={css.chapter}>
          <h3>
            {t(`story.chapter.${chapter}`)}
            {n === null ? '' : ` · ${t('story.ofParcel', { n })}`}
          </h3>
          <ol>
            {told.map((each) => (
              <Line key={`${each.entry.kind} ${each.entry.at}`} told={each} />
            ))}
          </ol>
        </div>
      ))}
      <Ahead steps={data.next} />
    </section>
  );
};
