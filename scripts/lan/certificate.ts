import { generate } from 'selfsigned';
import { writeFileSync } from 'node:fs';
import { readKept, writeKept } from '../stack/kept-file.ts';

/** PEM. */
export type Certificate = { readonly key: string; readonly cert: string };

const DAY_MS = 86_400_000;
/** Phones accept none that lasts longer than 398 days. */
const DAYS = 365;
/** One that is about to end would have to be accepted again in the midst of a visit. */
const RENEW_MS = 7 * DAY_MS;

const make = async (address: string, until: number): Promise<Certificate> => {
  const made = await generate([{ name: 'commonName', value: `Packhorse at ${address}` }], {
    keyType: 'ec',
    notAfterDate: new Date(until),
    extensions: [
      { name: 'subjectAltName', altNames: [{ type: 7, ip: address }] },
      { name: 'extKeyUsage', serverAuth: true },
    ],
  });
  return { key: made.private, cert: made.cert };
};

/** The certificate alone, for programs that have to trust it. */
export const pemOf = (file: string): string => `${file}.pem`;

/** Signed by itself, for this address; kept, so that a phone has to be told only once. */
export const keepCertificate = async (file: string, address: string): Promise<Certificate> => {
  const known = readKept(file);
  const { key, cert, until } = known;
  const isGood = known.address === address && typeof until === 'number' && until - Date.now() > RENEW_MS;
  if (isGood && typeof key === 'string' && typeof cert === 'string') return { key, cert };
  const end = Date.now() + DAYS * DAY_MS;
  const made = await make(address, end);
  writeKept(file, { ...made, address, until: end });
  writeFileSync(pemOf(file), made.cert);
  return made;
};
