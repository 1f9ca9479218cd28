import { freePort } from '../local/ports.ts';
import { readKept, writeKept } from './kept-file.ts';

export const USUAL_PORTS = {
  api: 7300,
  postgres: 5433,
  temporal: 7233,
  temporalUi: 8233,
  temporalHttp: 7243,
  paymentGateways: 7401,
  carriers: 7402,
  messageSink: 7403,
  floorRobots: 7404,
  agents: 7405,
  shoppers: 7406,
  control: 7408,
  shop: 7407,
  console: 7310,
  lanApi: 7440,
  lanShop: 7447,
  lanCashier: 7441,
} as const;

export type PortName = keyof typeof USUAL_PORTS;
export type StackPorts = Readonly<Record<PortName, number>>;

const APART = { first: 12_000, blocks: 1_000, size: 20 } as const;

/** Ports that no other stack is likely to look at: those of a passing run, among the ones that systems do not give away. */
export const choosePortsApart = async (pid = process.pid): Promise<StackPorts> => {
  const ports: Record<PortName, number> = { ...USUAL_PORTS };
  let next = APART.first + (pid % APART.blocks) * APART.size;
  for (const name of Object.keys(USUAL_PORTS) as PortName[]) ports[name] = await freePort(next++);
  return ports;
};

/** The ports of the last run where they are free, else the usual ones or their neighbours; kept for the next run. */
export const choosePorts = async (file: string, fixed: Partial<StackPorts> = {}): Promise<StackPorts> => {
  const last = readKept(file);
  const ports: Record<PortName, number> = { ...USUAL_PORTS };
  for (const name of Object.keys(USUAL_PORTS) as PortName[]) {
    const remembered = Number.isInteger(last[name]) ? [Number(last[name])] : [];
    ports[name] = fixed[name] ?? (await freePort(...remembered, USUAL_PORTS[name]));
  }
  writeKept(file, ports);
  return ports;
};
