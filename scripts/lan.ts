import { keepCertificate } from './lan/certificate.ts';
import { type Door, openDoor } from './lan/door.ts';
import { lanUrl, localUrl } from './stack/environment.ts';
import { stackFile } from './stack/kept-file.ts';
import type { StackPorts } from './stack/ports.ts';

const ALL = /^\//;
/** What steers a simulator, and what only our own programs call, stays inside. */
const SHOP = /^\/(?!_sim)/;
const CASHIER = /^\/pay\//;

const doorsOf = (ports: StackPorts): readonly Door[] => [
  { port: ports.lanApi, to: ports.api, open: ALL },
  { port: ports.lanShop, to: ports.shop, open: SHOP },
  { port: ports.lanCashier, to: ports.paymentGateways, open: CASHIER },
];

type LanOptions = { readonly dataDir: string; readonly ports: StackPorts; readonly address: string };

/** Lets phones of the same network in, to the pages that are made for them; resolves with what closes the doors. */
export const openLan = async ({ dataDir, ports, address }: LanOptions): Promise<() => void> => {
  const certificate = await keepCertificate(stackFile(dataDir, 'certificate'), address);
  const doors = doorsOf(ports);
  const outside = new Map(doors.map(({ port, to }) => [localUrl(to), lanUrl(address, port)]));
  const servers = await Promise.all(doors.map((door) => openDoor(door, { ...certificate, address, outside })));
  return () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
};
