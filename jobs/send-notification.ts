import { putOffWhilePaused, settleNotification, startSending } from '../db/queries/notification.ts';
import type { JobDeps } from './deps.ts';

/**
 * Sends a message to a person once. A row that was being sent when its process died is asked for by key first,
 * so that nobody reads the same words twice.
 */
export const createSendNotification =
  ({ db, notifier, customerUrl, log }: JobDeps) =>
  async ({ id }: { id: string }): Promise<void> => {
    const row = await startSending(db, id);
    if (!row) {
      if (await putOffWhilePaused(db, id)) log.info({ notification: id }, 'messages are paused');
      return;
    }
    const { to, channel, language, text, orderId } = row;
    if (to === null) {
      await settleNotification(db, id, { status: 'failed', error: 'no address for this channel' });
      return;
    }
    const known = row.wasTried ? await notifier.find(id) : undefined;
    const link = channel === 'push' ? { link: customerUrl(orderId) } : {};
    const receipt = known ?? (await notifier.send({ key: id, channel, to, language, text, ...link }));
    if (receipt.status === 'failed') {
      await settleNotification(db, id, {
        status: 'failed',
        providerRef: receipt.providerRef,
        error: 'refused by the provider',
      });
      return;
    }
    const status = receipt.status === 'delivered' ? 'delivered' : 'sent';
    await settleNotification(db, id, { status, providerRef: receipt.providerRef });
  };
