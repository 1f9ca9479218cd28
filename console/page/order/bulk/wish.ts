import type { OrderFilter } from '../list/filter.ts';
import type { Kind, NewPreview } from './job.ts';

/** What an operator has chosen so far. */
export type Wish = {
  readonly kind: Kind | '';
  readonly from: string;
  readonly to: string;
  /** In whole units of the currency, as people type it. */
  readonly amount: number;
  readonly currency: string;
};

export const NO_WISH: Wish = { kind: '', from: '', to: '', amount: 0, currency: 'CNY' };

const requestOf = ({ kind, from, to, amount, currency }: Wish): Record<string, unknown> | undefined => {
  if (kind === 'other_carrier') return from === '' || to === '' || from === to ? undefined : { from, to };
  if (kind === 'compensate') return amount > 0 ? { amount: Math.round(amount * 100), currency } : undefined;
  return {};
};

/** Of orders under way unless something else was chosen; a carrier is left by its own orders alone. */
const selectionOf = ({ kind, from }: Wish, filter: Readonly<Record<string, string>>) => ({
  filter: {
    ...(filter.id === undefined && filter.open === undefined && filter.stage === undefined ? { open: 'true' } : {}),
    ...filter,
    ...(kind === 'other_carrier' ? { carrier: from } : {}),
  },
});

/** What can be asked for; nothing while something of it is still to be chosen. */
export const previewOf = (wish: Wish, filter: OrderFilter & { readonly id?: string }): NewPreview | undefined => {
  const request = requestOf(wish);
  if (wish.kind === '' || request === undefined) return undefined;
  const selection = selectionOf(wish, filter as Readonly<Record<string, string>>);
  return { kind: wish.kind, request, selection } as unknown as NewPreview;
};
