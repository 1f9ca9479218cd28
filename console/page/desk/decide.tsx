import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fromDecimal, toDecimal } from '../../../domain/money.ts';
import { useDraft } from '../../hook/use-draft.ts';
import { useWords } from '../../i18n/i18n.ts';
import { KeyCaps } from '../../keys/key-caps.tsx';
import { useKey } from '../../keys/use-key.ts';
import { moneyText } from '../../piece/money.tsx';
import { problemTexts } from '../../piece/problem-text.ts';
import { ReasonChips } from '../../piece/reason-chips.tsx';
import { tellDone } from '../../piece/tell-done.tsx';
import { type Approval, useDecide } from './approvals.ts';
import { orderName, useAct } from './words.ts';
import css from './desk.module.css';

export type Mode = 'approve' | 'refuse' | 'reduce';

const BECAUSE = {
  approve: ['fits', 'ours', 'kept'],
  refuse: ['proof', 'other', 'twice', 'rule'],
  reduce: ['other', 'twice', 'rule'],
} as const;
const FIRST = { approve: 'fits', refuse: '', reduce: '' } as const;

type Props = { readonly approval: Approval; readonly mode: Mode; readonly onClose: () => void };

/** A lower amount: undefined until it is one. */
const useLower = ({ amount, currency }: Approval['action']['amount']) => {
  const [typed, setTyped] = useState<string | number>(toDecimal(Math.floor(amount / 2), currency));
  const minor = fromDecimal(String(typed), currency);
  const isLower = minor !== undefined && minor > 0 && minor < amount;
  return { typed, setTyped, lower: isLower ? { amount: minor, currency } : undefined };
};

/** Why, in the words of whoever decides; it is kept with the decision. */
const useReason = ({ approval, mode }: Pick<Props, 'approval' | 'mode'>) => {
  const t = useWords();
  const draft = useDraft(`reason/approval/${mode}/${approval.action.id}`, { code: FIRST[mode] as string, text: '' });
  const { code, text } = draft.value;
  const chosen = BECAUSE[mode].find((each) => each === code);
  const parts = [chosen === undefined ? '' : t(`desk.because.${chosen}`), text.trim()];
  const chips = BECAUSE[mode].map((value) => ({ value, label: t(`desk.because.${value}`) }));
  return { ...draft, chips, words: parts.filter((part) => part !== '') };
};

const useSending = ({ approval, mode, onClose }: Props) => {
  const t = useWords();
  const actOf = useAct();
  const { action, order } = approval;
  const said = { act: actOf(action), order: orderName(order) };
  const reason = useReason({ approval, mode });
  const lowered = useLower(action.amount);
  const { lower } = lowered;
  const decide = useDecide(action.id);
  const words =
    mode === 'reduce' && lower ? [t('desk.form.reduced', { amount: moneyText(lower) }), ...reason.words] : reason.words;
  const isReady = words.length > 0 && !decide.isPending && (mode !== 'reduce' || lower !== undefined);
  const decision = mode === 'approve' ? 'approve' : 'refuse';
  const onSuccess = (): void => {
    reason.forget();
    onClose();
    void tellDone({ text: t(`desk.done.${decision}`, said) });
  };
  const send = (): void => {
    if (isReady) decide.mutate({ decision, reason: words.join(': ') }, { onSuccess });
  };
  const word =
    mode === 'reduce'
      ? t('desk.form.reduce', { amount: lower === undefined ? '' : moneyText(lower) })
      : t(`desk.form.${mode}`, said);
  return { reason, lowered, decide, isReady, send, word };
};

type LowerProps = { readonly approval: Approval; readonly lowered: ReturnType<typeof useLower> };

const LowerField = ({ approval: { action }, lowered: { typed, setTyped, lower } }: LowerProps) => {
  const t = useWords();
  return (
    <>
      <p className={css.quiet}>{t('desk.form.reduceWhy')}</p>
      <NumberInput
        label={`${t('desk.form.amount')} (${action.amount.currency})`}
        value={typed}
        onChange={setTyped}
        min={0}
        hideControls
        w={160}
        data-autofocus
        error={lower === undefined ? t('desk.form.amountWrong') : undefined}
      />
    </>
  );
};

/** The second click: what is decided and why, right where it stands. */
export const Decide = (props: Props) => {
  const { approval, mode, onClose } = props;
  const t = useWords();
  const { reason, lowered, decide, isReady, send, word } = useSending(props);
  const { code, text } = reason.value;
  useKey('submit', send);
  useKey('close', onClose);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {mode === 'reduce' ? <LowerField approval={approval} lowered={lowered} /> : null}
      <ReasonChips reasons={reason.chips} value={code} onChange={(next) => reason.write({ code: next, text })} />
      <TextInput
        label={t('piece.preview.reasonMore')}
        maxLength={120}
        value={text}
        onChange={(event) => reason.write({ code, text: event.target.value })}
      />
      {decide.error === null ? null : (
        <p className={css.error} role="alert">
          {problemTexts(decide.error, t).join(' ')} {t('piece.error.notDone')}
        </p>
      )}
      <footer className={css.foot}>
        <Button
          type="submit"
          variant="filled"
          disabled={!isReady}
          loading={decide.isPending}
          rightSection={<KeyCaps of="submit" />}
        >
          {word}
        </Button>
        <Button onClick={onClose}>{t('piece.cancel')}</Button>
      </footer>
    </form>
  );
};
