import { z } from 'zod';
import type { NewFault } from '../kit/faults.ts';
import { watchFor } from '../kit/insist.ts';
import type { PayAct } from '../payment-gateways/magic.ts';

const page = z.object({
  status: z.string(),
  charges: z.array(z.object({ id: z.string(), amount: z.number() })),
  outcome: z.string().optional(),
});
export type PaymentPage = z.infer<typeof page>;

const messages = z.object({ data: z.array(z.object({ key: z.string(), at: z.string() })) });

export type ProviderOptions = {
  readonly gatewaysUrl: string;
  readonly messagesUrl: string;
  /** Nobody works on the floor without it. */
  readonly robotsUrl?: string | undefined;
  readonly stop: AbortSignal;
};

/** Where a shopper turns to beside the shop: the payer page, the phone in the pocket, and the simulators' knobs. */
export const createProviders = ({ gatewaysUrl, messagesUrl, robotsUrl, stop }: ProviderOptions) => {
  const signal = (): AbortSignal => AbortSignal.any([stop, AbortSignal.timeout(10_000)]);

  /** Somebody who is not there yet is asked again. */
  const turn = (url: string, rule: NewFault): Promise<unknown> =>
    watchFor(async () => {
      const turned = await fetch(`${url}/_sim/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rule),
        signal: signal(),
      });
      await turned.arrayBuffer();
      return turned.status === 201 ? 'turned' : undefined;
    }, stop);

  return {
    /** Follows the shop's own link to the gateway, once the payment exists there; empty when it is too late to pay. */
    openPayPage: (payUrl: string): Promise<string> =>
      watchFor(async () => {
        const answer = await fetch(payUrl, { redirect: 'manual', signal: signal() });
        await answer.arrayBuffer();
        return answer.status === 410 ? '' : (answer.headers.get('location') ?? undefined);
      }, stop),

    readPayPage: async (address: string): Promise<PaymentPage> =>
      page.parse(await (await fetch(address, { headers: { accept: 'application/json' }, signal: signal() })).json()),

    payAct: async (address: string, act: PayAct): Promise<PaymentPage> =>
      page.parse(await (await fetch(`${address}/${act}`, { method: 'POST', signal: signal() })).json()),

    /** How many messages have reached a phone since then. */
    countMessages: async (phone: string, since: string): Promise<number> => {
      const query = new URLSearchParams({ to: phone }).toString();
      const answer = await fetch(`${messagesUrl}/_sim/messages?${query}`, { signal: signal() });
      return messages.parse(await answer.json()).data.filter(({ at }) => at > since).length;
    },

    turnAtGateways: (rule: NewFault): Promise<unknown> => turn(gatewaysUrl, rule),
    turnAtFloor: async (rule: NewFault): Promise<void> => {
      if (robotsUrl !== undefined) await turn(robotsUrl, rule);
    },
  };
};

export type Providers = ReturnType<typeof createProviders>;
