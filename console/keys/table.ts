import type { English } from '../i18n/en.ts';

type Word = Exclude<keyof English['keys'], 'group'>;
type Row = {
  /** Keys one after the other, set apart by spaces; `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly press: string;
  readonly group: keyof English['keys']['group'];
  readonly word: Word;
};

/** All keys there are: what is listened to, and what the help shows. */
export const KEYS = {
  palette: { press: 'mod+k', group: 'all', word: 'palette' },
  filter: { press: '/', group: 'all', word: 'filter' },
  help: { press: '?', group: 'all', word: 'help' },
  close: { press: 'Escape', group: 'all', word: 'close' },
  goToday: { press: 'g t', group: 'go', word: 'goToday' },
  goOrders: { press: 'g o', group: 'go', word: 'goOrders' },
  goDelivery: { press: 'g d', group: 'go', word: 'goDelivery' },
  goDesk: { press: 'g a', group: 'go', word: 'goDesk' },
  goSettings: { press: 'g s', group: 'go', word: 'goSettings' },
  down: { press: 'j', group: 'list', word: 'down' },
  up: { press: 'k', group: 'list', word: 'up' },
  mark: { press: 'x', group: 'list', word: 'mark' },
  peek: { press: 'o', group: 'list', word: 'peek' },
  open: { press: 'Enter', group: 'list', word: 'open' },
  fresh: { press: 'n', group: 'list', word: 'fresh' },
  actions: { press: 'a', group: 'act', word: 'actions' },
  submit: { press: 'mod+Enter', group: 'act', word: 'submit' },
} as const satisfies Readonly<Record<string, Row>>;

export type KeyName = keyof typeof KEYS;
export const KEY_NAMES = Object.keys(KEYS) as KeyName[];
export const KEY_GROUPS = ['all', 'go', 'list', 'act'] as const satisfies readonly Row['group'][];
