import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useMay } from '../../api/session.ts';
import { useAddressState } from '../../hook/use-address-state.ts';
import { useWords } from '../../i18n/i18n.ts';
import { ErrorState } from '../../piece/error-state.tsx';
import { Instant } from '../../piece/instant.tsx';
import { problemTexts } from '../../piece/problem-text.ts';
import { StatusMark } from '../../piece/status-mark.tsx';
import { Section } from './section.tsx';
import proofCss from './proof.module.css';
import css from './today.module.css';
import { type Invariants, useAudit, useLookNow } from './use-today.ts';

type Finding = Invariants['findings'][number];

const Rule = ({ of }: { readonly of: Finding }) => {
  const t = useWords();
  const { name, holds, checked, broken, sample } = of;
  const tone = holds === null ? 'rest' : holds ? 'done' : 'late';
  const word = holds === null ? 'unknown' : holds ? 'holds' : 'broken';
  return (
    <li className={proofCss.rule} data-holds={holds}>
      <StatusMark tone={tone} word={t(`today.proof.${word}`)} />
      <span className={css.grow}>
        {t(`today.proof.rule.${name}`)}{' '}
        {holds === null ? null : (
          <span className={css.quiet}>
            {t('today.proof.compared', { count: checked })}
            {broken === 0 ? '' : ` · ${t('today.proof.break', { count: broken })} `}
            <span data-data>{sample.join(', ')}</span>
          </span>
        )}
      </span>
    </li>
  );
};

/** In one line: whether everything holds, and when that was seen. */
const Verdict = ({ findings, looked_at: at }: Invariants) => {
  const t = useWords();
  const bad = findings.filter(({ holds }) => holds === false).length;
  const isKnown = at !== null && findings.every(({ holds }) => holds !== null);
  if (!isKnown) return <StatusMark tone="rest" word={t('today.proof.never')} />;
  return (
    <span>
      <StatusMark
        tone={bad === 0 ? 'done' : 'late'}
        word={bad === 0 ? t('today.proof.all', { count: findings.length }) : t('today.proof.some', { count: bad })}
      />{' '}
      <span className={css.quiet}>
        {t('today.proof.looked')} <Instant at={at} />
      </span>
    </span>
  );
};

/** That nothing was lost, and how it is known: the rules that are compared over all rows. */
export const Proof = () => {
  const t = useWords();
  const mayLook = useMay()('ops:write');
  const { data, error, refetch } = useAudit();
  const look = useLookNow();
  const [isOpen, setOpen] = useAddressState('proof');
  return (
    <Section
      title={t('today.proof.title')}
      aside={
        mayLook ? (
          <Button
            size="compact-xs"
            leftSection={<IconListCheck size={14} stroke={1.7} />}
            loading={look.isPending}
            onClick={() => look.mutate()}
          >
            {t('today.proof.look')}
          </Button>
        ) : null
      }
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {look.error === null ? null : (
        <p className={css.error} role="alert">
          {problemTexts(look.error, t).join(' ')}
        </p>
      )}
      {data === undefined ? null : (
        <div className={proofCss.proof} data-proof={data.findings.every(({ holds }) => holds === true)}>
          <Verdict {...data} />
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen(isOpen === '' ? 'open' : '')}>
            {t(isOpen === '' ? 'today.proof.show' : 'today.proof.hide')}
          </Button>
        </div>
      )}
      {data === undefined || isOpen === '' ? null : (
        <ul className={css.plain}>
          {data.findings.map((finding) => (
            <Rule key={finding.name} of={finding} />
          ))}
        </ul>
      )}
    </Section>
  );
};
