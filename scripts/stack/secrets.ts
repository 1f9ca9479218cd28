import { randomBytes } from 'node:crypto';
import { readKept, writeKept } from './kept-file.ts';

export const SECRET_NAMES = [
  'LINK_SECRET',
  'YIPAY_SECRET',
  'CARDHOUSE_API_KEY',
  'CARDHOUSE_WEBHOOK_SECRET',
  'EGRET_SECRET',
  'STONEBRIDGE_SECRET',
  'NOTIFIER_TOKEN',
  'CONTROL_TOKEN',
] as const;

export type StackSecrets = Readonly<Record<(typeof SECRET_NAMES)[number], string>>;

/** Made once and kept, since what was signed before a restart must be understood after it. The shell's own win. */
export const keepSecrets = (file: string): StackSecrets => {
  const known = readKept(file);
  const pairs = SECRET_NAMES.map((name) => {
    const kept = process.env[name] || known[name];
    return [name, typeof kept === 'string' ? kept : randomBytes(24).toString('hex')] as const;
  });
  const secrets = Object.fromEntries(pairs) as StackSecrets;
  writeKept(file, secrets);
  return secrets;
};
