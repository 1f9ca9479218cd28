/** The catalogue that decides which keys there are: a part for each page and for what pages share, fetched when it is needed. */
export const en = {
  bulk: () => import('./en/bulk.ts'),
  code: () => import('./en/code.ts'),
  customer: () => import('./en/customer.ts'),
  customerAct: () => import('./en/customer-act.ts'),
  delivery: () => import('./en/delivery.ts'),
  desk: () => import('./en/desk.ts'),
  guide: () => import('./en/guide.ts'),
  keys: () => import('./en/keys.ts'),
  letter: () => import('./en/letter.ts'),
  order: () => import('./en/order.ts'),
  orderDetail: () => import('./en/order-detail.ts'),
  orderList: () => import('./en/order-list.ts'),
  orderPlace: () => import('./en/order-place.ts'),
  piece: () => import('./en/piece.ts'),
  problem: () => import('./en/problem.ts'),
  settings: () => import('./en/settings.ts'),
  settingsAudit: () => import('./en/settings-audit.ts'),
  settingsRule: () => import('./en/settings-rule.ts'),
  settingsWebhook: () => import('./en/settings-webhook.ts'),
  shell: () => import('./en/shell.ts'),
  signIn: () => import('./en/sign-in.ts'),
  story: () => import('./en/story.ts'),
  today: () => import('./en/today.ts'),
} as const satisfies Readonly<Record<string, () => Promise<object>>>;

export type Part = keyof typeof en;
type Module<Name extends Part> = Awaited<ReturnType<(typeof en)[Name]>>;
export type English = {
  readonly [Name in Part]: Module<Name> extends Readonly<Record<Name, infer Texts>> ? Texts : never;
};
