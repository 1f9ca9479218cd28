import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDraft } from '../../hook/use-draft.ts';
import { type Effect, PreviewForm } from '../../piece/preview-form.tsx';

export type Reasons = readonly { readonly value: string; readonly label: string }[];

type Props<Answer> = {
  /** Of this form on this thing: under it the reason survives a reload. */
  readonly draftKey: string;
  /** What is read again afterwards. */
  readonly under: string;
  readonly act: string;
  readonly effects: readonly Effect[];
  readonly reasons: Reasons;
  readonly undo?: string;
  /** There is something to do; so unless told. */
  readonly isReady?: boolean;
  readonly children?: ReactNode;
  readonly send: (reason: string) => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
  readonly onCancel: () => void;
};

const NO_REASON = { code: '', text: '' };

/** As the audit log keeps it: the chip's word, and what was written beside it. */
const spoken = (reasons: Reasons, { code, text }: typeof NO_REASON): string =>
  [reasons.find(({ value }) => value === code)?.label ?? '', text.trim()].filter((part) => part !== '').join(': ');

/** One change of a setting: what it does, why, and then it is done. */
export const ActForm = <Answer,>(props: Props<Answer>) => {
  const { draftKey, under, act, effects, reasons, undo, isReady = true, children, send, onDone, onCancel } = props;
  const client = useQueryClient();
  const draft = useDraft(`reason/${draftKey}`, NO_REASON);
  const sending = useMutation({
    mutationFn: send,
    onSuccess: async (answer) => {
      draft.forget();
      await client.invalidateQueries({ queryKey: [under] });
      onDone(answer);
    },
  });
  return (
    <PreviewForm
      draftKey={draftKey}
      effects={effects}
      authority={{ kind: 'within' }}
      {...(undo === undefined ? {} : { undo })}
      reasons={reasons}
      act={act}
      isBusy={sending.isPending}
      isReady={isReady}
      error={sending.error}
      onAct={(reason) => sending.mutate(spoken(reasons, reason))}
      onCancel={onCancel}
    >
      {children}
    </PreviewForm>
  );
};
