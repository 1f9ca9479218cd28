import { Button, Checkbox, Chip, Group, Textarea } from '@mantine/core';
import { IconPin } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { useDraft } from '../../../hook/use-draft.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { Instant } from '../../../piece/instant.tsx';
import { problemTexts } from '../../../piece/problem-text.ts';
import { StatusMark } from '../../../piece/status-mark.tsx';
import type { Tone } from '../../../piece/tone.ts';
import { type Note, notesQuery, useNotes } from './detail-query.ts';
import css from './detail.module.css';

type Flag = Note['flag'];
const FLAGS = ['info', 'care', 'stop', 'promise'] as const satisfies readonly Flag[];
const TONE: Readonly<Record<Flag, Tone>> = { info: 'rest', care: 'attention', stop: 'late', promise: 'customer' };

const NoteItem = ({ note }: { readonly note: Note }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <li>
      <span className={css.by}>
        <StatusMark tone={TONE[note.flag]} word={t(`orderDetail.notes.flag.${note.flag}`)} />
        {note.pinned ? <IconPin size={13} aria-label={t('orderDetail.notes.pinned')} /> : null}
        <span data-data>{note.author.name[language]}</span>
        <Instant at={note.at} />
      </span>
      <p data-data>{note.text}</p>
    </li>
  );
};

const EMPTY = { text: '', flag: 'info' as Flag, pinned: false };

const NewNote = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const client = useQueryClient();
  const draft = useDraft(`note/${id}`, EMPTY);
  const { text, flag, pinned } = draft.value;
  const add = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/orders/{id}/notes', { params: { path: { id } }, body: draft.value })),
    onSuccess: () => {
      draft.forget();
      return client.invalidateQueries({ queryKey: notesQuery(id).queryKey });
    },
  });
  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') add.mutate();
      }}
    >
      <Textarea
        label={t('orderDetail.notes.new')}
        value={text}
        onChange={(event) => draft.write({ ...draft.value, text: event.target.value })}
      />
      <Chip.Group value={flag} onChange={(value) => draft.write({ ...draft.value, flag: value as Flag })}>
        <Group gap={6}>
          {FLAGS.map((each) => (
            <Chip key={each} value={each}>
              {t(`orderDetail.notes.flag.${each}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <div className={css.row}>
        <Checkbox
          label={t('orderDetail.notes.pin')}
          checked={pinned}
          onChange={(event) => draft.write({ ...draft.value, pinned: event.target.checked })}
        />
        <Button type="submit" loading={add.isPending} disabled={text.trim() === ''}>
          {t('orderDetail.notes.add')}
        </Button>
      </div>
      {add.error ? <p role="alert">{problemTexts(add.error, t).join(' ')}</p> : null}
    </form>
  );
};

/** What an earlier colleague knew or promised is on the page, pinned ones first. */
export const NotesPart = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const may = useMay();
  const { data } = useNotes(id);
  return (
    <section className={css.part}>
      <h2>{t('orderDetail.notes.title')}</h2>
      {data?.data.length === 0 ? <p className={css.quiet}>{t('orderDetail.notes.none')}</p> : null}
      <ul className={css.notes}>
        {(data?.data ?? []).map((note) => (
          <NoteItem key={note.id} note={note} />
        ))}
      </ul>
      {may('desk:write') ? <NewNote id={id} /> : null}
    </section>
  );
};
