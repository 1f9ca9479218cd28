import { createHash, timingSafeEqual } from 'node:crypto';
import { findByNumber } from '../../db/queries/customer-find.ts';
import { countFailure, forgetFailures, lockedMs } from '../../db/queries/session.ts';
import { comparablePhone, FREE_TRIES, lockTracking, phoneDigits } from '../../domain/customer/find.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';

type Asked = { readonly number: string; readonly phone: string; readonly address: string };

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whose tries are counted, by what is asked for; hashed, so that no address and no number lies about. */
const counterOf = (kind: keyof typeof FREE_TRIES, text: string): string =>
  `track/${kind}/${hashOf(text).toString('base64url')}`;

/** Each candidate is compared, and one that nobody has, so that found, wrong and unknown take the same way. */
const matching = <Order extends { readonly phone: string }>(orders: readonly Order[], typed: string) => {
  const wanted = hashOf(phoneDigits(typed));
  const isSame = (stored: string): boolean => timingSafeEqual(hashOf(comparablePhone(stored, typed)), wanted);
  const nobody = isSame('');
  return orders.find(({ phone }) => isSame(phone) && !nobody);
};

/**
 * Leads whoever knows an order's number and telephone to its page. Every try at a number is counted before it is judged,
 * and each that fails for its address as well: an unknown number and a wrong telephone are told alike.
 */
export const createTracking =
  ({ db, customerUrl }: ApiDeps) =>
  async ({ number, phone, address }: Asked): Promise<{ url: string }> => {
    const [ofNumber, ofAddress] = [counterOf('number', number.toUpperCase()), counterOf('address', address)];
    const locked = Math.max(await lockedMs(db, ofNumber), await lockedMs(db, ofAddress));
    if (locked > 0) throw new FaultError(fault('RATE_LIMITED'), { retryAfterMs: locked });
    await db.transaction((tx) => countFailure(tx, ofNumber, lockTracking(FREE_TRIES.number)));
    const found = matching(await findByNumber(db, number), phone);
    if (!found) {
      await db.transaction((tx) => countFailure(tx, ofAddress, lockTracking(FREE_TRIES.address)));
      throw new Refusal([fault('TRACKING_FAILED')]);
    }
    await forgetFailures(db, ofNumber);
    return { url: customerUrl(found.id) };
  };
