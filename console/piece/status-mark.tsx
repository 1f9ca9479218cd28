import type { TablerIcon } from '@tabler/icons-react';
import { TONE_ICON, type Tone, toneColor } from './tone.ts';
import css from './status-mark.module.css';

type Props = {
  readonly tone: Tone;
  /** Never the colour alone: what it is, in a word. */
  readonly word: string;
  readonly icon?: TablerIcon;
  readonly title?: string;
};

/** The one way in which the console says how something stands: colour, icon and word. */
export const StatusMark = ({ tone, word, icon, title }: Props) => {
  const Icon = icon ?? TONE_ICON[tone];
  return (
    <span className={css.mark} style={{ color: toneColor(tone) }} title={title} data-tone={tone}>
      <Icon size={15} stroke={1.8} aria-hidden />
      <span>{word}</span>
    </span>
  );
};
