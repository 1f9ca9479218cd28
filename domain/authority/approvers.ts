import { type AuthorityQuestion, decideAuthority } from './decide.ts';
import { ROLES, type Role, scopesOf } from './role.ts';

/** The roles whose people may agree to it: they have the right to approve, and a cap that reaches. */
export const approversFor = (question: AuthorityQuestion): readonly Role[] =>
  ROLES.filter(
    (role) =>
      scopesOf(role).includes('actions:approve') &&
      decideAuthority({ ...question, role, givenMinor: 0 }).kind === 'within',
  );
