import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import { type Trouble, useNarrow } from './troubles.ts';
import css from './delivery.module.css';

type TabProps = { readonly kind: string; readonly word: string; readonly count: number };

const Tab = ({ kind, word, count }: TabProps) => {
  const { kind: here, setKind } = useNarrow();
  return (
    <UnstyledButton
      className={css.tab}
      data-here={here === kind || undefined}
      aria-current={here === kind ? 'page' : undefined}
      onClick={() => setKind(kind)}
    >
      {word} <span className={css.count}>{count}</span>
    </UnstyledButton>
  );
};

/** The kinds that there are, the most urgent first, with how many of each; beside them whose turn it is. */
export const NarrowBar = ({ troubles }: { readonly troubles: readonly Trouble[] }) => {
  const t = useWords();
  const text = useCodeText();
  const { kind: here, tier, setTier, ofTurn } = useNarrow();
  const ofThis = troubles.filter(ofTurn);
  const kinds = [...new Set([...ofThis.map(({ trouble }) => trouble.kind), here])].filter((kind) => kind !== '');
  const tiers = ['', 'agent', 'supervisor', 'automatic'];
  return (
    <div className={css.bar}>
      <nav className={css.tabs} aria-label={t('delivery.kinds')}>
        <Tab kind="" word={t('delivery.all')} count={ofThis.length} />
        {kinds.map((kind) => (
          <Tab
            key={kind}
            kind={kind}
            word={text('escalation', kind)}
            count={ofThis.filter(({ trouble }) => trouble.kind === kind).length}
          />
        ))}
      </nav>
      <SegmentedControl
        aria-label={t('delivery.tier')}
        value={tier}
        onChange={(value) => setTier(value)}
        data={tiers.map((value) => ({ value, label: value === '' ? t('delivery.anybody') : text('tier', value) }))}
      />
    </div>
  );
};
