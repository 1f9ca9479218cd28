import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { Instant } from '../../piece/instant.tsx';
import { StatusMark } from '../../piece/status-mark.tsx';
import { instantText } from '../../piece/time-text.ts';
import type { Tone } from '../../piece/tone.ts';
import type { Order } from './order-query.ts';

type Promised = NonNullable<Order['promise']>;

const TONE = {
  ahead: 'moving',
  at_risk: 'attention',
  late: 'late',
  kept: 'rest',
  missed: 'late',
} as const satisfies Record<Promised['state'], Tone>;

/** What was promised, and whether it holds. */
export const PromiseMark = ({ promise }: { readonly promise: Promised }) => {
  const t = useWords();
  const language = useLanguage();
  const { at, state, expected_at: expected } = promise;
  const isBroken = state === 'at_risk' && expected !== null;
  const word = isBroken ? t('order.promise.broken') : t(`order.promise.${state}`);
  const later = expected && instantText(Date.parse(expected), Date.now(), { t, language });
  return (
    <span>
      {t('order.promised')} <Instant at={at} />{' '}
      <StatusMark tone={TONE[state]} word={later ? t('order.promise.expected', { word, at: later }) : word} />
    </span>
  );
};
