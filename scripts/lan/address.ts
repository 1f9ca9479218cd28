import { networkInterfaces } from 'node:os';

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Networks that only programs of this machine share. */
const VIRTUAL = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap)/;
const AT_HOME = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

/** This machine's IPv4 address in the network that a phone nearby shares; undefined where there is none. */
export const lanAddress = (interfaces: Interfaces = networkInterfaces()): string | undefined => {
  const addresses = Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, all]) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  return addresses.find((address) => AT_HOME.test(address)) ?? addresses[0];
};
