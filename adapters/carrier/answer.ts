import type { z } from 'zod';
import { FaultError } from '../../domain/fault-error.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import { meaningOf, type TrackingMeaning } from '../../domain/tracking/status.ts';
import { parseJson } from '../json.ts';
import type { BookingRefusal } from './port.ts';

/** Webhooks and signed answers older or newer than this are refused. */
export const SIGNATURE_AGE_MS = 5 * 60_000;

export const unavailable = (facts: Fault['facts'] = {}): FaultError =>
  new FaultError(fault('CARRIER_UNAVAILABLE', undefined, facts));

export const bookingRefused = (reason: BookingRefusal): FaultError =>
  new FaultError(fault('BOOKING_REFUSED', undefined, { reason }));

/** The value a text holds in JSON, or undefined; what was wrong is not said, since it may quote an address. */
export const readJson = <T extends z.ZodType>(schema: T, text: string): z.output<T> | undefined =>
  schema.safeParse(parseJson(text)).data;

/** An answer that cannot be read tells nothing about whether the call took effect. */
export const parseAnswer = <T extends z.ZodType>(schema: T, text: string): z.output<T> => {
  const read = readJson(schema, text);
  if (read === undefined) throw unavailable({ reason: 'answer_unreadable' });
  return read;
};

export const readWord = (words: Readonly<Record<string, TrackingMeaning>>, word: string): TrackingMeaning =>
  Object.hasOwn(words, word) ? (words[word] ?? meaningOf('unknown')) : meaningOf('unknown');
