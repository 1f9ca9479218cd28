export type OutgoingWebhook = {
  readonly url: string;
  /** `whsec_` and base64, shared with the receiver; while one is being replaced, the new one and the old one. */
  readonly secrets: readonly string[];
  /** The event's id: the same on each try, so that a receiver can tell repeats. */
  readonly id: string;
  readonly body: string;
};

/** `gone`: the receiver says that the address is no more. */
export type WebhookReceipt = {
  readonly outcome: 'delivered' | 'failed' | 'gone' | 'refused';
  readonly status: number | undefined;
  readonly error?: string;
};

export interface WebhookSender {
  send(webhook: OutgoingWebhook): Promise<WebhookReceipt>;
}
