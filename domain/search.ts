/** What somebody may paste to find an order by. */
export type SearchTerm =
  | { readonly by: 'order' | 'payment' | 'shipment' | 'escalation' | 'action'; readonly id: string }
  | { readonly by: 'phone'; readonly endings: string }
  | { readonly by: 'code'; readonly text: string };

const ID = /\b(ord|pay|shp|esc|act)_[0-9a-z]{26}\b/;
const KIND = { ord: 'order', pay: 'payment', shp: 'shipment', esc: 'escalation', act: 'action' } as const;

/** A telephone number as people write it; fewer digits than seven say nothing. */
const PHONE = /^\+?[\d\s().-]{7,24}$/;

/** An id anywhere in what was pasted (a workflow id, a link) comes first; digits may be a telephone number and a code. */
export const readSearch = (typed: string): readonly SearchTerm[] => {
  const text = typed.trim();
  const id = ID.exec(text);
  if (id) return [{ by: KIND[id[1] as keyof typeof KIND], id: id[0] }];
  if (text.length < 3 || text.length > 80) return [];
  const digits = text.replace(/\D/g, '');
  const isPhone = PHONE.test(text) && digits.length >= 7;
  return [...(isPhone ? [{ by: 'phone', endings: digits } as const] : []), { by: 'code', text }];
};
