import type { Act, Message } from '../../contracts/messages.ts';

const ACTION_ID = /^act_[0-9a-z]{26}$/;
const ROW_ID = /^[a-z]{3}_[0-9a-z]{26}$/;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Anybody at the Temporal UI can type a signal: one without the form of a message is nobody's, and is dropped. */
export const isMessage = (value: unknown): value is Message =>
  isObject(value) &&
  typeof value.messageId === 'string' &&
  (value.shipmentId === undefined || (typeof value.shipmentId === 'string' && ROW_ID.test(value.shipmentId)));

/** What of an action can be made out; the rest is left away. */
export const readAct = (value: unknown): Act => {
  if (!isObject(value)) return {};
  const { actionId, request } = value;
  return {
    ...(typeof actionId === 'string' && ACTION_ID.test(actionId) ? { actionId } : {}),
    ...(isObject(request) ? { request: { kind: String(request.kind), amount: Number(request.amount ?? 0) } } : {}),
  };
};
