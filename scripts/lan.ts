import type { Server } from 'node:https';
import { type Certificate, keepCertificate, pemOf } from './lan/certificate.ts';
import { type Door, openDoor } from './lan/door.ts';
import { lanUrl, localUrl } from './stack/environment.ts';
import { stackFile } from './stack/kept-file.ts';
import type { StackPorts } from './stack/ports.ts';

const ALL = /^\//;
/** What steers a simulator, and what only our own programs call, stays inside, however it is spelt. */
const SHOP = /^\/(?![_/])[\w/.-]*(?:\?|$)/;
const CASHIER = /^\/pay\/[\w/-]+(?:\?|$)/;

export const doorsOf = (ports: StackPorts): readonly Door[] => [
  { port: ports.lanApi, to: ports.api, open: ALL },
  { port: ports.lanShop, to: ports.shop, open: SHOP, isLocalOnly: true },
  { port: ports.lanCashier, to: ports.paymentGateways, open: CASHIER, isLocalOnly: true },
];

export type Lan = Certificate & { readonly address: string; readonly certificateFile: string };

/** This machine in its network, with the certificate that it is known by there. */
export const keepLan = async (dataDir: string, address: string): Promise<Lan> => {
  const file = stackFile(dataDir, 'certificate');
  return { ...(await keepCertificate(file, address)), address, certificateFile: pemOf(file) };
};

/** Lets phones of the same network in, to the pages that are made for them; resolves with what closes the doors. */
export const openLan = async ({ address, key, cert }: Lan, ports: StackPorts): Promise<() => void> => {
  const doors = doorsOf(ports);
  const outside = new Map(doors.map(({ port, to }) => [localUrl(to), lanUrl(address, port)]));
  const servers: Server[] = [];
  const close = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  try {
    for (const door of doors) servers.push(await openDoor(door, { key, cert, address, outside }));
  } catch (error) {
    close();
    throw error;
  }
  return close;
};
