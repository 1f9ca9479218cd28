import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../../../client/client.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import type { Authority } from '../../../piece/authority-line.tsx';
import { moneyText } from '../../../piece/money.tsx';
import { PreviewForm } from '../../../piece/preview-form.tsx';
import { useProblemWord } from '../../../piece/problem-word.ts';
import type { Offer } from '../order-query.ts';
import { useEffects } from './effects.tsx';
import { ActionFields } from './fields.tsx';
import { type Preview, useAct, usePreview } from './use-action.ts';
import { actionOf, firstWish, isWhole, type Wish } from './wish.ts';

type Props = {
  readonly orderId: string;
  readonly offer: Offer;
  /** In minor units, where the way here knows it already. */
  readonly amount?: number;
  readonly onClose: () => void;
};

const newKey = (): string => idempotencyKey()['idempotency-key'];

/** Words for the codes that the server offers as reasons. */
const useReasonText = () => {
  const { t, i18n } = useTranslation('console');
  return (code: string): string => {
    const key = `order.actions.reasons.${code}`;
    return i18n.exists(key) ? t(key as never) : code;
  };
};

const useAuthority = () => {
  const t = useWords();
  return (preview: Preview | undefined, offer: Offer): Authority => {
    const { verdict, approvers } = preview?.authority ?? offer.authority;
    if (verdict !== 'needs_approval') return { kind: verdict };
    return { kind: 'needs_approval', who: approvers.map((role) => t(`shell.role.${role}`)).join(', ') };
  };
};

const useSent = (orderId: string, offer: Offer, onClose: () => void) => {
  const [key, setKey] = useState(newKey);
  const act = useAct(orderId, onClose);
  const reasonText = useReasonText();
  const send = (wish: Wish, { code, text }: { readonly code: string; readonly text: string }): void => {
    const reason = [code === '' ? '' : reasonText(code), text.trim()].filter((part) => part !== '').join(': ');
    act.mutate({ key, body: actionOf(offer, wish, reason) });
  };
  return { act, send, renew: () => setKey(newKey()), reasonText };
};

/** What the form shows of a preview; of none it shows nothing yet. */
const useShown = (offer: Offer, preview: Preview | undefined) => {
  const t = useWords();
  const text = useCodeText();
  const effects = useEffects();
  const authority = useAuthority()(preview, offer);
  const act = (sum: string): string => t('order.actions.do', { what: text('action', offer.kind), amount: sum });
  if (preview === undefined) return { effects: [], messages: [], authority, act: act(''), problems: [] };
  const { amount, messages, problems, undo } = preview;
  return {
    effects: effects(preview.effects),
    messages: messages.map((message) => message.text),
    authority,
    act: act(amount.amount > 0 ? moneyText(amount) : ''),
    problems,
    ...(undo === 'no' ? {} : { undo: t(`order.actions.undo.${undo}`) }),
  };
};

/** One action as a form: its fields, then everything that it would change, then why. */
export const ActionForm = ({ orderId, offer, amount, onClose }: Props) => {
  const word = useProblemWord();
  const [wish, setWish] = useState(() => firstWish(offer, amount));
  const { act, send, renew, reasonText } = useSent(orderId, offer, onClose);
  const whole = isWhole(offer, wish);
  const preview = usePreview(orderId, whole ? actionOf(offer, wish, '-') : undefined);
  const { problems, ...shown } = useShown(offer, whole ? preview : undefined);
  const change = (part: Partial<Wish>): void => {
    setWish({ ...wish, ...part });
    renew();
  };
  return (
    <PreviewForm
      {...shown}
      draftKey={`${offer.kind}/${orderId}`}
      reasons={offer.reasons.map((value) => ({ value, label: reasonText(value) }))}
      isBusy={act.isPending || !whole || problems.length > 0}
      error={act.error}
      onAct={(reason) => send(wish, reason)}
      onCancel={onClose}
    >
      <ActionFields offer={offer} wish={wish} onChange={change} />
      {problems.map(({ code }) => (
        <p key={code} role="alert">
          {word(code)}
        </p>
      ))}
    </PreviewForm>
  );
};
