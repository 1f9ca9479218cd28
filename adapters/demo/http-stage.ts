import { z } from 'zod';
import { DEMO_FAULTS, type DemoFault } from '../../domain/demo.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import { callHttp, type HttpCall } from '../http.ts';
import { parseJson } from '../json.ts';
import { SCENES, type Simulator } from './fault.ts';
import type { DemoFaultState, DemoStage } from './port.ts';

export type HttpStageOptions = { readonly url: string; readonly token: string };

const children = z.array(
  z.object({
    name: z.string(),
    isUp: z.boolean(),
    since: z.string().nullable(),
    deaths: z.int(),
    lastDeath: z.object({ at: z.string(), reason: z.string() }).nullable(),
    expendable: z.boolean(),
  }),
);
const simulators = z.object({
  gateways: z.url(),
  carriers: z.url(),
  messages: z.url(),
  shoppers: z.url(),
  shop: z.url(),
});
const overview = z.object({ children, simulators });

const rules = z.object({
  data: z.array(
    z.object({ id: z.string(), label: z.string().optional(), endsAt: z.string().optional(), fired: z.int() }),
  ),
});
type Rule = z.infer<typeof rules>['data'][number];

const SIMULATORS: readonly Simulator[] = ['gateways', 'carriers', 'messages'];
const TIMEOUT_MS = 3_000;

const call = (request: HttpCall) => callHttp({ timeoutMs: TIMEOUT_MS, ...request }, 'DEMO_UNAVAILABLE');

const ask = async <T extends z.ZodType>(schema: T, request: HttpCall): Promise<z.output<T>> => {
  const answer = await call(request);
  const parsed = schema.safeParse(answer.status < 300 ? parseJson(answer.text) : undefined);
  if (!parsed.success) throw new FaultError(fault('DEMO_UNAVAILABLE', undefined, { status: answer.status }));
  return parsed.data;
};

const post = (url: string, body: object): HttpCall => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const stateOf = (name: DemoFault, known: readonly Rule[]): DemoFaultState => {
  const own = known.filter(({ label }) => label === name);
  return {
    name,
    isOn: own.length > 0,
    endsAt: own[0]?.endsAt ?? null,
    fired: own.reduce((sum, { fired }) => sum + fired, 0),
  };
};

/** The supervisor says where everything is; the simulators are asked directly. */
export const createHttpStage = ({ url, token }: HttpStageOptions): DemoStage => {
  const headers = { authorization: `Bearer ${token}` };
  const look = () => ask(overview, { method: 'GET', url: `${url}/`, headers });
  const knobsOf = (base: string): string => `${base}/_sim/faults`;
  const rulesAt = async (base: string): Promise<readonly Rule[]> =>
    (await ask(rules, { method: 'GET', url: knobsOf(base) })).data;

  const end = async (name: DemoFault): Promise<string> => {
    const base = (await look()).simulators[SCENES[name].at];
    const own = (await rulesAt(base)).filter(({ label }) => label === name);
    for (const { id } of own) await call({ method: 'DELETE', url: `${knobsOf(base)}/${id}` });
    return base;
  };

  return {
    processes: async () => (await look()).children,
    pages: async () => {
      const { shop, messages } = (await look()).simulators;
      return { shop, messages };
    },
    faults: async () => {
      const places = (await look()).simulators;
      const known = (await Promise.all(SIMULATORS.map((name) => rulesAt(places[name])))).flat();
      return DEMO_FAULTS.map((name) => stateOf(name, known));
    },
    kill: async (name) => (await call({ method: 'POST', url: `${url}/children/${name}/kill`, headers })).status === 202,
    begin: async (name, forMs) => {
      const base = await end(name);
      for (const rule of SCENES[name].rules)
        await ask(z.object({ id: z.string() }), post(knobsOf(base), { ...rule, label: name, forMs }));
    },
    end: async (name) => void (await end(name)),
    letShoppersIn: async (orders) => {
      const { shoppers } = (await look()).simulators;
      await ask(z.unknown(), post(`${shoppers}/_sim/batches`, { orders, leaves: false }));
    },
  };
};
