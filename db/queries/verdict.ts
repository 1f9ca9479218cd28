import type { Sql } from '../client.ts';

/** The channel on which waiting requests hear that a verdict has been written. It carries an id, never the verdict. */
export const VERDICT_CHANNEL = 'verdict';

export const notifyVerdicts = async (plain: Sql, orderIds: readonly string[]): Promise<void> => {
  await plain`SELECT pg_notify(${VERDICT_CHANNEL}, id) FROM unnest(string_to_array(${orderIds.join(' ')}, ' ')) id`;
};
