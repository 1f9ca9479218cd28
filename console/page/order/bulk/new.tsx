import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { idempotencyKey } from '../../../../client/client.ts';
import { useDraft } from '../../../hook/use-draft.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { KeyCaps } from '../../../keys/key-caps.tsx';
import { useKey } from '../../../keys/use-key.ts';
import { Page } from '../../../piece/page.tsx';
import { problemTexts } from '../../../piece/problem-text.ts';
import { ReasonChips } from '../../../piece/reason-chips.tsx';
import { filterOf } from '../list/filter.ts';
import { KINDS, usePreview, useStart } from './job.ts';
import { PreviewPart } from './preview-part.tsx';
import { NO_WISH, previewOf, type Wish } from './wish.ts';
import { WishFields } from './wish-fields.tsx';
import css from './bulk.module.css';

const REASONS = ['carrier_down', 'force_majeure', 'stock_wrong', 'fraud', 'apology'] as const;

/** What the address says: some orders by their ids, or a filter; a kind and a carrier to leave, where a page leads here with them. */
const useAsked = () => {
  const search: Readonly<Record<string, string>> = useSearch({ strict: false });
  const { id, kind, leave } = search;
  const first: Wish = {
    ...NO_WISH,
    kind: KINDS.find((known) => known === kind) ?? '',
    from: leave ?? '',
  };
  return { first, selected: { ...filterOf(search), ...(id === undefined ? {} : { id }) } };
};

/** One thing for many orders: chosen, seen in advance, and then a job of its own. */
export const NewBulkPage = () => {
  const t = useWords();
  const navigate = useNavigate();
  const { first, selected } = useAsked();
  const [wish, setWish] = useState(first);
  const [key, setKey] = useState(() => idempotencyKey()['idempotency-key']);
  const reason = useDraft('bulk/reason', { code: '', text: '' });
  const asked = previewOf(wish, selected);
  const { data: preview, error } = usePreview(asked);
  const start = useStart(({ id }) => {
    reason.forget();
    void navigate({ to: '/orders/bulk/$id', params: { id } });
  });
  const { code, text } = reason.value;
  const said = [code === '' ? '' : t(`bulk.reasons.${code as (typeof REASONS)[number]}`), text.trim()];
  const why = said.filter((part) => part !== '').join(': ');
  const isReady = asked !== undefined && (preview?.touched.count ?? 0) > 0 && why !== '' && !start.isPending;
  const change = (part: Partial<Wish>): void => {
    setWish({ ...wish, ...part });
    setKey(idempotencyKey()['idempotency-key']);
  };
  const act = (): void => {
    if (asked !== undefined) start.mutate({ key, job: { ...asked, reason: why } });
  };
  useKey('submit', act, isReady);
  return (
    <Page
      title={t('bulk.title')}
      actions={
        <Button variant="filled" disabled={!isReady} loading={start.isPending} onClick={act}>
          {t('bulk.start', { count: preview?.touched.count ?? 0 })} <KeyCaps of="submit" />
        </Button>
      }
    >
      <div className={css.page}>
        <WishFields wish={wish} onChange={change} />
        <PreviewPart preview={preview} isAsked={asked !== undefined} error={error} />
        <section className={css.part}>
          <h2>{t('bulk.why')}</h2>
          <ReasonChips
            reasons={REASONS.map((value) => ({ value, label: t(`bulk.reasons.${value}`) }))}
            value={code}
            onChange={(next) => reason.write({ ...reason.value, code: next })}
          />
          <textarea
            className={css.text}
            aria-label={t('bulk.more')}
            placeholder={t('bulk.more')}
            value={text}
            maxLength={140}
            onChange={(event) => reason.write({ ...reason.value, text: event.target.value })}
          />
        </section>
        {start.error ? <p role="alert">{problemTexts(start.error, t).join(' ')}</p> : null}
      </div>
    </Page>
  );
};
