import { type ActionKind, isCosting, isGiving } from '../action/kind.ts';
import type { Currency } from '../money.ts';

/** How much a role may give away with one action by itself; a row of the table `authority_cap`. */
export type AuthorityCap = {
  readonly role: string;
  readonly action: ActionKind;
  readonly currency: Currency;
  readonly maxMinor: number;
};

export type AuthorityQuestion = {
  readonly role: string;
  readonly action: ActionKind;
  readonly currency: Currency;
  /** The action's worth: money given back or said to have moved, a coupon's value, the price of goods sent again. */
  readonly amountMinor: number;
  /** Given away by the same person on the same order before: a large gift cannot be cut into small ones. */
  readonly givenMinor: number;
  readonly caps: readonly AuthorityCap[];
};

export type AuthorityVerdict =
  | { readonly kind: 'within'; readonly capMinor: number }
  | { readonly kind: 'needs_approval'; readonly capMinor: number }
  | { readonly kind: 'forbidden' };

/** A role without a row for an action that costs may not propose it; beyond its cap a second person must agree. */
export const decideAuthority = (question: AuthorityQuestion): AuthorityVerdict => {
  const { role, action, currency, amountMinor, givenMinor, caps } = question;
  if (!isCosting(action)) return { kind: 'within', capMinor: 0 };
  const cap = caps.find((row) => row.role === role && row.action === action && row.currency === currency);
  if (!cap || amountMinor < 0) return { kind: 'forbidden' };
  const isWithin = amountMinor + (isGiving(action) ? givenMinor : 0) <= cap.maxMinor;
  return { kind: isWithin ? 'within' : 'needs_approval', capMinor: cap.maxMinor };
};

/** Whether somebody may approve an action: another person, with the right to it, and a cap that reaches. */
export const mayApprove = (
  approver: { readonly principalId: string; readonly role: string },
  action: { readonly actorId: string; readonly question: AuthorityQuestion },
): boolean =>
  approver.principalId !== action.actorId &&
  decideAuthority({ ...action.question, role: approver.role, givenMinor: 0 }).kind === 'within';
