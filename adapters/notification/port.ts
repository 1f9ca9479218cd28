import type { NotificationChannel } from '../../domain/notification/status.ts';

export type OutgoingNotification = {
  /** The row's id: a provider that knows it already answers with the first message. */
  readonly key: string;
  readonly channel: NotificationChannel;
  readonly to: string;
  readonly language: string;
  readonly text: string;
  /** What a tap on it opens, where the channel has such a thing beside its text. */
  readonly link?: string;
};

export type ProviderReceipt = { readonly providerRef: string; readonly status: 'accepted' | 'delivered' | 'failed' };

/** Throws a `FaultError` with NOTIFIER_UNAVAILABLE when the outcome is unknown. */
export interface Notifier {
  send(message: OutgoingNotification): Promise<ProviderReceipt>;
  /** The receipt of a message sent under this key, if the provider has it. */
  find(key: string): Promise<ProviderReceipt | undefined>;
}
