import type { ActionPreview } from '../../contracts/action-preview.ts';
import type { JudgedAction, Proposal } from '../../domain/action/propose.ts';
import { approversFor } from '../../domain/authority/approvers.ts';

/** Whose decision it is, and whom else one would ask. */
export const presentAuthority = (
  { kind: action, role, order, givenMinor, caps }: Proposal,
  { amountMinor, authority }: Pick<JudgedAction, 'amountMinor' | 'authority'>,
): ActionPreview['authority'] => {
  const { currency } = order;
  const money = (amount: number) => ({ amount, currency });
  return {
    verdict: authority.kind,
    cap: authority.kind === 'forbidden' ? null : money(authority.capMinor),
    given: money(givenMinor),
    approvers: [...approversFor({ role, action, currency, amountMinor, givenMinor, caps })],
  };
};
