import type { English } from '../../../i18n/en.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { lengthText } from '../../../piece/time-text.ts';
import type { PolicyField, PolicyValue } from './policies.ts';

type Member = PolicyValue[string] | undefined;
export type FieldWord = keyof English['settingsRule']['policies']['field'];

const MINUTE_MS = 60_000;

/** The value of one field as people say it: `4 h`, `50 %, 80 %`. */
export const useValueText = () => {
  const t = useWords();
  return ({ unit }: Pick<PolicyField, 'unit'>, member: Member): string => {
    const numbers = typeof member === 'number' ? [member] : (member ?? []);
    if (numbers.length === 0) return t('settingsRule.policies.none');
    if (unit === 'minutes') return numbers.map((minutes) => lengthText(minutes * MINUTE_MS, t)).join(', ');
    if (unit === 'minor') return numbers.map((minor) => (minor / 100).toFixed(2)).join(', ');
    const mark = unit === 'percent' ? ' %' : ` ${t(`settingsRule.policies.unit.${unit}`)}`;
    return numbers.map((number) => `${number}${mark}`).join(', ');
  };
};
