import type { Role } from '../../../api/session.ts';
import { useWords } from '../../../i18n/i18n.ts';

const ROLES = [
  'ops',
  'agent',
  'supervisor',
  'picker',
  'packer',
  'merchandiser',
  'finance',
  'quality',
  'admin',
] as const satisfies readonly Role[];

export const useRoleOptions = (): { readonly value: Role; readonly label: string }[] => {
  const t = useWords();
  return ROLES.map((role) => ({ value: role, label: t(`shell.role.${role}`) }));
};
