import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconClockExclamation,
  IconProgress,
  IconUser,
  type TablerIcon,
} from '@tabler/icons-react';

/** What a colour means, everywhere: grey, blue, amber, red, green, violet. */
export const TONES = ['rest', 'moving', 'attention', 'late', 'done', 'customer'] as const;
export type Tone = (typeof TONES)[number];

export const TONE_ICON: Readonly<Record<Tone, TablerIcon>> = {
  rest: IconCircleDashed,
  moving: IconProgress,
  attention: IconAlertTriangle,
  late: IconClockExclamation,
  done: IconCircleCheck,
  customer: IconUser,
};

export const toneColor = (tone: Tone): string => `var(--tone-${tone})`;
/** The background behind a whole line in this tone; what rests has none. */
export const toneTint = (tone: Tone): string => (tone === 'rest' ? 'var(--surface-2)' : `var(--tint-${tone})`);
