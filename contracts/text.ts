import { z } from 'zod';

/** One line of a person's words: neither control characters nor halves of characters, which Postgres would refuse. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'one line of well-formed text');

/** A shop's own words, lines and all; they are given back as they came. */
export const note = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u, 'well-formed text without NUL');

/** A name that others chose and that is compared, never worded. */
export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/, 'letters, digits and _ . : - only');

/** Names in a query, separated by commas. */
export const names = z
  .string()
  .max(400)
  .regex(/^[\w.:,-]*$/)
  .transform((text): readonly string[] => text.split(',').filter((part) => part !== ''));

/** Somebody who did something, as people call them. */
export const namedPerson = z.object({ id: z.string(), name: z.string() });
