import {
  IconActivity,
  IconBasket,
  IconBox,
  IconCoins,
  IconHeadset,
  IconKey,
  IconMicroscope,
  IconScale,
  IconTags,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Role } from '../../api/session.ts';

export const ROLE_ICON: Readonly<Record<Role, TablerIcon>> = {
  ops: IconActivity,
  agent: IconHeadset,
  supervisor: IconScale,
  picker: IconBasket,
  packer: IconBox,
  merchandiser: IconTags,
  finance: IconCoins,
  quality: IconMicroscope,
  admin: IconKey,
};
