import { useWords } from '../i18n/i18n.ts';
import { problemsByField } from './field-problem.ts';
import { problemTexts } from './problem-text.ts';

type Props = {
  readonly error: unknown;
  /** Pointers of faults that stand beside their fields already. */
  readonly places?: Readonly<Record<string, string>>;
};

/** Why it was refused, apart from what stands beside a field, and that nothing was changed. */
export const FormProblem = ({ error, places = {} }: Props) => {
  const t = useWords();
  if (error === null || error === undefined) return null;
  const { fields, rest } = problemsByField(error, t, places);
  const isTold = Object.keys(fields).length > 0;
  const texts = isTold ? rest : problemTexts(error, t);
  return (
    <p role="alert" style={{ margin: 0, color: 'var(--tone-late)' }}>
      {[...new Set(texts)].join(' ')} {t('piece.error.notDone')}
    </p>
  );
};
