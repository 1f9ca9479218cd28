import type { TFunction } from 'i18next';
import { ProblemError } from '../api/client.ts';

type Words = TFunction<'console'>;

/** Every fault of a refusal in the page's language, each once. */
export const problemTexts = (error: unknown, t: Words): readonly string[] => {
  if (error instanceof ProblemError) {
    const { code, errors } = error.problem;
    const codes = errors.length === 0 ? [code] : errors.map((each) => each.code);
    return [...new Set(codes)].map((each) => t(`problem.${each}`));
  }
  return [error instanceof TypeError ? t('piece.error.unreachable') : t('piece.error.unexpected')];
};

/** What somebody else needs to look it up. */
export const problemFacts = (error: unknown): { readonly code: string; readonly request: string | undefined } =>
  error instanceof ProblemError
    ? { code: error.code, request: error.problem.request_id }
    : { code: error instanceof Error ? error.message : String(error), request: undefined };
