import { useCodeText } from '../../i18n/code-text.ts';
import css from './settings.module.css';

/** A right in words. */
export const useScopeText = () => {
  const text = useCodeText();
  return (scope: string): string => text('scope', scope.replace(':', '_'));
};

type Props = { readonly title: string; readonly scopes: readonly string[] };

/** What a role or a key may do. */
export const ScopeList = ({ title, scopes }: Props) => {
  const text = useScopeText();
  return (
    <section>
      <h2 className={css.heading}>{title}</h2>
      <ul className={css.list}>
        {scopes.map((scope) => (
          <li key={scope}>{text(scope)}</li>
        ))}
      </ul>
    </section>
  );
};
