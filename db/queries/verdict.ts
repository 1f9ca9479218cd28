import type { Sql } from '../client.ts';

/** The channel on which waiting requests hear that a verdict has been written. It carries an id, never the verdict. */
export const VERDICT_CHANNEL = 'verdict';

export const notifyVerdict = async (plain: Sql, orderId: string): Promise<void> => {
  await plain.notify(VERDICT_CHANNEL, orderId);
};
