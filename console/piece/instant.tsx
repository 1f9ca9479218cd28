import { Tooltip } from '@mantine/core';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import { useNow } from '../hook/use-now.ts';
import { bothZones, instantText } from './time-text.ts';

type Props = { readonly at: string };

/** Relative under an hour, the clock today, else the date; hover gives both zones. */
export const Instant = ({ at }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const now = useNow(false);
  const ms = Date.parse(at);
  const [here, utc] = bothZones(ms, language);
  return (
    <Tooltip label={`${here} · ${utc}`}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {instantText(ms, now, { t, language })}
      </time>
    </Tooltip>
  );
};
