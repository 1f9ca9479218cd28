import type { TFunction } from 'i18next';
import { type Problem, ProblemError } from '../api/client.ts';

type Words = TFunction<'console'>;
type Fault = Problem['errors'][number];

const RULES = ['too_small', 'too_big', 'invalid_format', 'invalid_value', 'in_the_future', 'required'] as const;

/** One fault in words: by its rule where the code says only that a value is not allowed. */
const faultText = ({ code, facts = {} }: Fault, t: Words): string => {
  const rule = RULES.find((each) => each === facts.rule);
  if (code !== 'INVALID_VALUE' || rule === undefined) return t(`problem.${code}`);
  return t(`piece.fault.${rule}`, { minimum: String(facts.minimum), maximum: String(facts.maximum) });
};

type Told = { readonly fields: Record<string, string>; readonly rest: readonly string[] };

/** A refusal split up: each fault beside the field whose JSON pointer it names, and the others together. */
export const problemsByField = (error: unknown, t: Words, places: Readonly<Record<string, string>>): Told => {
  const errors = error instanceof ProblemError ? error.problem.errors : [];
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const fault of errors) {
    const place = Object.keys(places).find((pointer) => fault.pointer?.startsWith(pointer));
    const field = place === undefined ? undefined : places[place];
    if (field === undefined) rest.push(faultText(fault, t));
    else fields[field] = faultText(fault, t);
  }
  return { fields, rest };
};
