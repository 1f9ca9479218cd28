import { setTimeout as wait } from 'node:timers/promises';
import { createHttpStage } from '../../adapters/demo/http-stage.ts';
import { localUrl } from '../stack/environment.ts';
import type { Stack } from '../stack.ts';

/** By then a visitor has signed in and looks at Today. */
const FIRST_MS = 45_000;
const EVERY_MS = 6 * 60_000;
const LASTS_MS = 100_000;

/** Now and then Stonebridge answers slowly, so that there is something to find; until the stack is stopped. */
export const playTroubles = async ({ facts, closed }: Stack): Promise<void> => {
  const { ports, secrets } = facts;
  const stage = createHttpStage({ url: localUrl(ports.control), token: secrets.CONTROL_TOKEN });
  const closing = new AbortController();
  void closed.then(() => closing.abort());
  for (let pauseMs = FIRST_MS; !closing.signal.aborted; pauseMs = EVERY_MS) {
    await wait(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    if (!closing.signal.aborted) await stage.begin('stonebridge_slow', LASTS_MS).catch(() => undefined);
  }
};
