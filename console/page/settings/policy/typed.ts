import type { Policy, PolicyField, PolicyValue } from './policies.ts';

/** What stands in the fields: text, since a number that is being typed is not one yet. */
export type Typed = Readonly<Record<string, string>>;

export const typedOf = ({ fields }: Pick<Policy, 'fields'>, value: PolicyValue): Typed =>
  Object.fromEntries(
    fields.map(({ name }) => {
      const member = value[name] ?? '';
      return [name, typeof member === 'object' ? member.join(', ') : String(member)];
    }),
  );

const numbersOf = ({ most }: PolicyField, text: string): readonly number[] =>
  (most === null ? [text.trim()] : text.split(/[,，、\s]+/).filter((part) => part !== '')).map((part) =>
    /^\d+$/.test(part) ? Number(part) : Number.NaN,
  );

export type Flaw = 'invalid_format' | 'too_small' | 'too_big';

/** What is wrong with a field as it stands, by the bounds that the server gave. */
export const flawOf = (field: PolicyField, text: string): Flaw | undefined => {
  const numbers = numbersOf(field, text);
  const grows = numbers.every((each, n) => n === 0 || each > (numbers[n - 1] ?? 0));
  if (numbers.some(Number.isNaN) || !grows || numbers.length > (field.most ?? 1)) return 'invalid_format';
  if (numbers.some((each) => each < field.min)) return 'too_small';
  return numbers.some((each) => each > field.max) ? 'too_big' : undefined;
};

/** The value that is meant; none while a field has a flaw. */
export const valueOf = ({ fields }: Pick<Policy, 'fields'>, typed: Typed): PolicyValue | undefined => {
  if (fields.some((field) => flawOf(field, typed[field.name] ?? '') !== undefined)) return undefined;
  return Object.fromEntries(
    fields.map((field) => {
      const numbers = numbersOf(field, typed[field.name] ?? '');
      return [field.name, field.most === null ? (numbers[0] ?? 0) : [...numbers]];
    }),
  );
};
