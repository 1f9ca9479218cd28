import { useWords } from '../i18n/i18n.ts';
import { StatusMark } from './status-mark.tsx';

export type Authority =
  | { readonly kind: 'within' }
  /** `who` decides instead, in a word: a role or a name. */
  | { readonly kind: 'needs_approval'; readonly who: string }
  | { readonly kind: 'forbidden' };

export const AuthorityLine = ({ authority }: { readonly authority: Authority }) => {
  const t = useWords();
  if (authority.kind === 'within') return <StatusMark tone="done" word={t('piece.preview.within')} />;
  if (authority.kind === 'forbidden') return <StatusMark tone="late" word={t('piece.preview.forbidden')} />;
  return <StatusMark tone="attention" word={t('piece.preview.asks', { who: authority.who })} />;
};
