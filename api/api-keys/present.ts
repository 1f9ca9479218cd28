import type { z } from 'zod';
import type { keyView } from '../../contracts/api-key.ts';
import type { KeyRow } from '../../db/queries/api-key.ts';

export const presentKey = ({ key, holder, nameZh, isOpen }: KeyRow): z.infer<typeof keyView> => ({
  id: key.id,
  holder: {
    kind: holder.kind,
    principal_id: holder.id,
    shop_id: holder.shopId,
    name: { 'zh-CN': nameZh ?? holder.name, en: holder.name },
    role: holder.role,
    active: holder.active,
  },
  scopes: key.scopes,
  created_at: key.createdAt,
  last_used_at: key.lastUsedAt,
  expires_at: key.expiresAt,
  revoked_at: key.revokedAt,
  state: isOpen ? 'active' : 'ended',
});
