import type { Journal } from '../kit/journal.ts';
import type { Faults } from '../kit/faults.ts';
import { token } from '../kit/random.ts';
import { isDemoRecipient, type MessageChannel, recipientOf } from './recipient.ts';

export type NewMessage = {
  readonly key: string;
  readonly channel: MessageChannel;
  readonly to: string;
  readonly language: string;
  readonly text: string;
  /** What a tap on it opens. */
  readonly link?: string | undefined;
};

export type Message = NewMessage & {
  readonly id: string;
  readonly status: 'delivered' | 'failed';
  readonly reason?: string;
  readonly at: string;
};

const COLLECTION = 'message';

/** What was sent, once per key; a message that failed is kept too, but no phone shows it. */
export class MessageBook {
  private readonly journal: Journal;
  private readonly faults: Faults;
  private readonly seed: string;

  constructor(parts: { journal: Journal; faults: Faults; seed: string }) {
    this.journal = parts.journal;
    this.faults = parts.faults;
    this.seed = parts.seed;
  }

  all(): Message[] {
    return [...this.journal.documents<Message>(COLLECTION).values()];
  }

  shown(): Message[] {
    return this.all().filter((message) => message.status === 'delivered');
  }

  find(key: string): Message | undefined {
    return this.journal.documents<Message>(COLLECTION).get(key);
  }

  read(key: string): Message | undefined {
    const message = this.find(key);
    this.journal.write({ op: 'message.find', key, effect: message ? 'read' : 'missing' });
    return message;
  }

  send(input: NewMessage): Message {
    const known = this.find(input.key);
    if (known) {
      this.journal.write({ op: 'message.send', key: input.key, effect: 'replayed' });
      return known;
    }
    const to = recipientOf(input.to);
    const reason = this.reasonToFail(input, to);
    const message: Message = {
      ...input,
      to,
      id: `msg_${token(this.seed, input.key)}`,
      status: reason ? 'failed' : 'delivered',
      ...(reason ? { reason } : {}),
      at: new Date().toISOString(),
    };
    this.journal.write({
      op: 'message.send',
      key: input.key,
      effect: reason ? 'refused' : 'delivered',
      detail: { channel: input.channel, language: input.language, ...(reason ? { reason } : {}) },
      put: [[COLLECTION, input.key, message]],
    });
    return message;
  }

  private reasonToFail(input: NewMessage, to: string): string | undefined {
    if (!isDemoRecipient(input.channel, to)) return 'recipient_not_allowed';
    const hit = this.faults.fire({ op: 'message.send', key: input.key }, ['undeliverable']);
    return hit ? 'undeliverable' : undefined;
  }
}
