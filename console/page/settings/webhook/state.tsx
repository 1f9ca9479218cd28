import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { instantText } from '../../../piece/time-text.ts';
import type { Endpoint } from './endpoints.ts';

/** Whether it hears what happens. */
export const EndpointState = ({ endpoint }: { readonly endpoint: Endpoint }) => {
  const t = useWords();
  const language = useLanguage();
  const { disabled_at: off, parked } = endpoint;
  if (off !== null) {
    const time = instantText(Date.parse(off), Date.now(), { t, language });
    return <StatusMark tone="rest" word={t('settingsWebhook.state.off', { time })} />;
  }
  if (parked > 0) return <StatusMark tone="attention" word={t('settingsWebhook.state.parked')} />;
  return <StatusMark tone="done" word={t('settingsWebhook.state.on')} />;
};
