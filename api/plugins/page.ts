import { z } from 'zod';
import { fault } from '../../domain/faults.ts';
import { Refusal } from './problem.ts';

/** What every list is asked with; `form` is that of its cursors. */
export const pageQuery = (form: RegExp) => ({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().regex(form, 'next_cursor of the page before').optional(),
});

type Page<Row, Item> = {
  readonly limit: number;
  readonly present: (row: Row) => Item;
  readonly cursorOf: (row: Row) => string;
};

/** `rows` holds one more than asked for when there is a next page. A cursor is the last row of this one. */
export const pageOf = <Row, Item>(rows: readonly Row[], { limit, present, cursorOf }: Page<Row, Item>) => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(present),
    next_cursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
};

export const cursorUnknown = (): Refusal =>
  new Refusal([fault('INVALID_VALUE', undefined, { in: 'query', name: 'cursor' })]);
