import { useTranslation } from 'react-i18next';
import { useWarehouseName } from '../../../api/directory.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { moneyText } from '../../../piece/money.tsx';
import type { Entry, Step } from '../order-query.ts';

type Facts = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The facts of an entry, each as it is said: amounts as money, codes by their names. */
const useSpoken = () => {
  const code = useCodeText();
  const warehouse = useWarehouseName();
  return (facts: Facts): Record<string, string> => {
    const amount = Number(facts.amountMinor ?? Number.NaN);
    const isMoney = Number.isSafeInteger(amount) && amount > 0;
    const { place } = facts;
    return {
      ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, textOf(value)])),
      amount: isMoney ? moneyText({ amount, currency: textOf(facts.currency) || 'CNY' }) : '',
      method: code('method', textOf(facts.method)),
      carrier: code('carrier', textOf(facts.carrier)),
      warehouse: warehouse(textOf(facts.warehouse)),
      trouble: code('escalation', textOf(facts.trouble)),
      tier: code('tier', textOf(facts.tier)),
      action: code('action', textOf(facts.action)),
      on: code('waiting', textOf(facts.on)),
      place: typeof place === 'string' && place !== '' ? ` · ${place}` : '',
    };
  };
};

/** One human sentence for what happened; what the console does not know yet stands as its code. */
export const useEntryText = () => {
  const { t, i18n } = useTranslation('console');
  const words = useWords();
  const code = useCodeText();
  const spoken = useSpoken();
  return ({ chapter, kind, facts }: Pick<Entry, 'chapter' | 'kind' | 'facts'>): string => {
    if (chapter === 'message') {
      const what = i18n.exists(`story.message.template.${kind}`) ? t(`story.message.template.${kind}` as never) : kind;
      return words('story.message.sent', { what });
    }
    const bundle = i18n.getResource(i18n.language, 'console', 'story') as Record<string, Record<string, string>>;
    const sentence = bundle[chapter]?.[kind];
    if (sentence === undefined) return code('stage', kind);
    return i18n.services.interpolator.interpolate(sentence, spoken(facts), i18n.language, {}).replace(/\s+/g, ' ');
  };
};

/** What comes next. */
export const useStepText = () => {
  const t = useWords();
  const spoken = useSpoken();
  return ({ kind, n, facts }: Step): string => {
    const said = spoken(facts);
    return t(`story.next.${kind}`, { ...said, on: said.on ?? '', n: n ?? '' });
  };
};
