import type { Fault } from './faults.ts';

/** Every decision of the domain answers with this: a value, or all the faults found, never only the first. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (...faults: readonly Fault[]): Result<never> => ({ ok: false, faults });

/** The value, or the faults found on the way. */
export const resultOf = <T>(faults: readonly Fault[], value: () => T): Result<T> =>
  faults.length === 0 ? succeed(value()) : { ok: false, faults };
