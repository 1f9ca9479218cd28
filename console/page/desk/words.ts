import { useCodeText } from '../../i18n/code-text.ts';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { moneyText } from '../../piece/money.tsx';
import type { Approval } from './approvals.ts';

/** How an order is called in a sentence. */
export const orderName = ({ reference, id }: Pick<Approval['order'], 'reference' | 'id'>): string =>
  reference ?? `…${id.slice(-6)}`;

/** What is asked for, with its amount where it has one: "Refund ¥46.00". */
export const useAct = (): ((action: Approval['action']) => string) => {
  const text = useCodeText();
  return ({ kind, amount }) =>
    amount.amount === 0 ? text('action', kind) : `${text('action', kind)} ${moneyText(amount)}`;
};

export const useAskerName = (): ((asker: Approval['actor']) => string) => {
  const language = useLanguage();
  return ({ name }) => name[language];
};

/** The roles whose people may decide, in words. */
export const useDeciders = (): ((approvers: Approval['approvers']) => string) => {
  const t = useWords();
  return (approvers) =>
    approvers.length === 0 ? t('desk.standing.nobody') : approvers.map((role) => t(`shell.role.${role}`)).join(' / ');
};

/** Which rule stopped it, with its numbers. */
export const useRule = (): ((approval: Approval) => string) => {
  const t = useWords();
  const nameOf = useAskerName();
  return ({ actor, rule: { cap, given, over } }) => {
    if (cap === null) return t('desk.rule.byHand');
    const said = { name: nameOf(actor), cap: moneyText(cap), over: moneyText(over), given: moneyText(given) };
    return given.amount === 0 ? t('desk.rule.cap', said) : t('desk.rule.again', said);
  };
};
