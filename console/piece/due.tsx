import { Tooltip } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '../api/session.ts';
import { SESSION } from '../api/session-key.ts';
import { useNow } from '../hook/use-now.ts';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import { bothZones, instantText, lengthText, SECONDS_UNDER_MS } from './time-text.ts';
import { type Tone, toneColor } from './tone.ts';

type Props = {
  readonly at: string;
  /** From when on it is amber, at the real pace; a quarter of an hour unless told. */
  readonly warnMs?: number;
};

const DAY = 24 * 3_600_000;

export const dueTone = (leftMs: number, warnMs: number): Tone =>
  leftMs < 0 ? 'late' : leftMs < warnMs ? 'attention' : 'rest';

/** Counts down in amber, and up in red once it is over. */
export const Due = ({ at, warnMs = 15 * 60_000 }: Props) => {
  const pace = useQueryClient().getQueryData<Session>(SESSION)?.pace.human ?? 1;
  const t = useWords();
  const language = useLanguage();
  const ms = Date.parse(at);
  const isClose = Math.abs(ms - Date.now()) < SECONDS_UNDER_MS;
  const left = ms - useNow(isClose);
  const tone = dueTone(left, warnMs / pace);
  const time = lengthText(Math.abs(left), t);
  const near = left < 0 ? t('piece.time.over', { time }) : t('piece.time.left', { time });
  const isFar = left > DAY;
  return (
    <Tooltip label={bothZones(ms, language).join(' · ')}>
      <time
        dateTime={at}
        data-tone={tone}
        style={{ color: toneColor(tone), fontWeight: tone === 'rest' ? 400 : 600, whiteSpace: 'nowrap' }}
      >
        {isFar ? instantText(ms, Date.now(), { t, language }) : near}
      </time>
    </Tooltip>
  );
};
