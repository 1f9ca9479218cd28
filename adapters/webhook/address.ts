import { BlockList, isIP } from 'node:net';

const INTERNAL_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];
const INTERNAL_V6: readonly (readonly [string, number])[] = [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const internal = new BlockList();
for (const [net, prefix] of INTERNAL_V4) internal.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of INTERNAL_V6) internal.addSubnet(net, prefix, 'ipv6');

/** IPv4 written inside IPv6 is judged as what it is. */
const unmapped = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

/** Whether an address belongs to a network that no customer's receiver lives in. What is no address counts as internal. */
export const isInternalAddress = (address: string): boolean => {
  const plain = unmapped(address);
  const family = isIP(plain);
  if (family === 0 || /^::ffff:/i.test(plain)) return true;
  return internal.check(plain, family === 4 ? 'ipv4' : 'ipv6');
};

/** Only https to a name or address without credentials; http and internal addresses where a local stack allows them. */
export const isAllowedUrl = (text: string, allowInternal: boolean): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol !== 'https:' && !(allowInternal && url.protocol === 'http:')) return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return allowInternal || isIP(host) === 0 || !isInternalAddress(host);
};
