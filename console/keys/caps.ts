import { type KeyName, KEYS } from './table.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const LABELS: Readonly<Record<string, string>> = { mod: isMac ? '⌘' : 'Ctrl', Escape: 'Esc' };

/** For reading: each press as the caps of its keys. */
export const capsOf = (name: KeyName): readonly (readonly string[])[] =>
  KEYS[name].press.split(' ').map((press) => press.split('+').map((key) => LABELS[key] ?? key));
