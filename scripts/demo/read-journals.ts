import type { JournalEntry } from '../../simulators/kit/journal.ts';
import type { StackPorts } from '../stack/ports.ts';
import { localUrl } from '../stack/environment.ts';
import type { JournalName, Journals, ShopperView } from './evidence.ts';

const PORTS = {
  shoppers: 'shoppers',
  gateways: 'paymentGateways',
  carriers: 'carriers',
  messages: 'messageSink',
  floor: 'floorRobots',
  agents: 'agents',
} as const satisfies Record<JournalName, keyof StackPorts>;

const PAGE = 10_000;

const getJson = async <T>(url: string): Promise<T> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
  return (await answer.json()) as T;
};

/** From the first entry to the last, page by page. */
export const readJournal = async (url: string): Promise<JournalEntry[]> => {
  const found: JournalEntry[] = [];
  for (let size = PAGE; size === PAGE; ) {
    const after = found.length;
    const { data } = await getJson<{ data: JournalEntry[] }>(`${url}/_sim/journal?limit=${PAGE}&after=${after}`);
    size = data.length;
    found.push(...data);
  }
  return found;
};

/** A journal of somebody who is not there is empty. */
export const readJournals = async (ports: StackPorts, absent: readonly JournalName[]): Promise<Journals> => {
  const pairs = Object.entries(PORTS).map(async ([name, port]) => {
    const isAbsent = absent.some((each) => each === name);
    return [name, isAbsent ? [] : await readJournal(localUrl(ports[port]))] as const;
  });
  return Object.fromEntries(await Promise.all(pairs)) as unknown as Journals;
};

export const readShoppers = async (ports: StackPorts): Promise<ShopperView[]> =>
  (await getJson<{ data: ShopperView[] }>(localUrl(ports.shoppers, '/_sim/shoppers'))).data;

/** Lets a batch of shoppers in; answers its name. */
export const letShoppersIn = async (ports: StackPorts, batch: { orders: number; leaves: boolean }): Promise<string> => {
  const answer = await fetch(localUrl(ports.shoppers, '/_sim/batches'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  });
  if (answer.status !== 201) throw new Error(`the shoppers answer ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { batch: string }).batch;
};
