import { Button, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDraft } from '../hook/use-draft.ts';
import { useWords } from '../i18n/i18n.ts';
import { KeyCaps } from '../keys/key-caps.tsx';
import { useKey } from '../keys/use-key.ts';
import { type Authority, AuthorityLine } from './authority-line.tsx';
import { problemTexts } from './problem-text.ts';
import { ReasonChips } from './reason-chips.tsx';
import css from './preview-form.module.css';

/** One line of what changes: money, stock, a parcel, a promise. */
export type Effect = {
  readonly what: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
};

export type PreviewFormProps = {
  /** Of this form on this thing, such as `refund/ord_…`: under it the reason survives a reload. */
  readonly draftKey: string;
  /** The fields of the action itself. */
  readonly children?: ReactNode;
  readonly effects: readonly Effect[];
  /** Texts of the messages that go out, in the customer's language; nothing is said of them without it. */
  readonly messages?: readonly string[] | undefined;
  readonly authority: Authority;
  /** What can be undone, in words; without it nothing can. */
  readonly undo?: string;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  /** What the button says: the act itself, such as "Refund ¥46.00". */
  readonly act: string;
  readonly isBusy: boolean;
  /** The fields hold something that can be done; so unless told. */
  readonly isReady?: boolean;
  readonly error: unknown;
  readonly onAct: (reason: { readonly code: string; readonly text: string }) => void;
  readonly onCancel: () => void;
};

const EMPTY = { code: '', text: '' };

const Effects = ({ effects }: Pick<PreviewFormProps, 'effects'>) => {
  const t = useWords();
  return (
    <table className={css.effects}>
      <thead>
        <tr>
          <th scope="col">{t('piece.preview.effects')}</th>
          <th scope="col">{t('piece.preview.before')}</th>
          <th scope="col">{t('piece.preview.after')}</th>
        </tr>
      </thead>
      <tbody>
        {effects.map(({ what, before, after }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Messages = ({ messages }: Pick<PreviewFormProps, 'messages'>) => {
  const t = useWords();
  if (messages === undefined) return null;
  return (
    <section>
      <h3 className={css.heading}>{t('piece.preview.messages')}</h3>
      {messages.length === 0 ? <p className={css.quiet}>{t('piece.preview.noMessages')}</p> : null}
      {messages.map((text) => (
        <blockquote key={text} className={css.message} data-data>
          {text}
        </blockquote>
      ))}
    </section>
  );
};

/** Before every action: what changes, what goes out, whose decision it is, why, and whether there is a way back. */
export const PreviewForm = (props: PreviewFormProps) => {
  const { draftKey, children, effects, messages, authority, undo, reasons, act, error, onAct, onCancel } = props;
  const { isBusy, isReady: isMeant = true } = props;
  const t = useWords();
  const reason = useDraft(`reason/${draftKey}`, EMPTY);
  const { code, text } = reason.value;
  const isReasoned = code !== '' || text.trim() !== '';
  const isReady = isMeant && isReasoned && authority.kind !== 'forbidden' && !isBusy;
  const go = (): void => {
    if (isReady) onAct(reason.value);
  };
  useKey('submit', go);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {children}
      <Effects effects={effects} />
      <Messages messages={messages} />
      <AuthorityLine authority={authority} />
      <ReasonChips reasons={reasons} value={code} onChange={(next) => reason.write({ code: next, text })} />
      <Textarea
        label={t('piece.preview.reasonMore')}
        value={text}
        onChange={(event) => reason.write({ code, text: event.target.value })}
      />
      <p className={css.quiet}>
        {undo === undefined ? t('piece.preview.noUndo') : t('piece.preview.undo', { what: undo })}
      </p>
      {error === null || error === undefined ? null : (
        <p className={css.error} role="alert">
          {[...problemTexts(error, t), t('piece.error.notDone')].map((text) => (
            <span key={text}>{text}</span>
          ))}
        </p>
      )}
      <footer className={css.foot}>
        <Button onClick={onCancel}>{t('piece.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          loading={isBusy}
          disabled={!isReady}
          title={isReasoned ? undefined : t('piece.preview.reasonMissing')}
          rightSection={<KeyCaps of="submit" />}
        >
          {act}
        </Button>
      </footer>
    </form>
  );
};
