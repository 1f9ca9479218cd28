import type { EscalationPlace } from '../../db/queries/escalation.ts';

/** Id and deadline, in milliseconds since 1970. */
export const ESCALATION_CURSOR = /^esc_[0-9a-z]{26}(\.\d{1,14})?$/;

export const cursorAt = ({ id, deadlineAt }: EscalationPlace): string =>
  deadlineAt === null ? id : `${id}.${Date.parse(deadlineAt)}`;

export const placeAt = (cursor: string): EscalationPlace => {
  const [id = '', at] = cursor.split('.');
  return { id, deadlineAt: at === undefined ? null : new Date(Number(at)).toISOString() };
};
