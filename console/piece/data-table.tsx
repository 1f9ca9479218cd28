import { Table } from '@mantine/core';
import { type RowData, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type SyntheticEvent, useMemo, useRef } from 'react';
import { useSteady } from '../hook/use-steady.ts';
import { FreshBar } from './fresh-bar.tsx';
import { type Column, definitionsOf } from './column.tsx';
import { HeadRow } from './head-row.tsx';
import { TableRow } from './table-row.tsx';
import { useCursor } from './use-cursor.ts';
import { useEnd } from './use-end.ts';
import { useSettledRows } from './use-settled-rows.ts';
import css from './data-table.module.css';

const ROW_HEIGHT = 36;
const OVERSCAN = 12;

const features = tableFeatures({ rowSelectionFeature });
export type TableFeatures = typeof features;
export type Marks = Readonly<Record<string, true>>;
const NO_MARKS: Marks = {};

export type DataTableProps<Row extends RowData> = {
  /** What it lists, for those who hear it. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  /** Filters, sort and page: another one begins anew, while rows that come under the same wait behind "12 new". */
  readonly under?: string;
  /** The row that is open beside the table. */
  readonly openId?: string;
  readonly onPeek?: (row: Row) => void;
  readonly onOpen?: (row: Row) => void;
  /** Ids that are marked, with what marks them; without it rows cannot be marked. */
  readonly marks?: Marks;
  readonly onMark?: (marks: Marks) => void;
  /** The last rows have come into sight, and there are more. */
  readonly onEnd?: () => void;
};

/** The height of what is not drawn. */
const around = (items: readonly VirtualItem[], total: number) => ({
  above: items[0]?.start ?? 0,
  below: total - (items.at(-1)?.end ?? 0),
});

/** Dense, keyboard first, and nothing jumps: `j` and `k` step, `x` marks, `o` opens beside, Enter opens the page. */
export const DataTable = <Row extends RowData>(props: DataTableProps<Row>) => {
  const { label, rows, columns, idOf, under = '', openId, onPeek, onOpen, marks = NO_MARKS, onMark, onEnd } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { shown, freshCount, takeFresh } = useSettledRows(rows, { idOf, under });
  const definitions = useMemo(() => definitionsOf(columns), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: shown,
    getRowId: idOf,
    enableRowSelection: onMark !== undefined,
    state: { rowSelection: marks },
    onRowSelectionChange: (change) => onMark?.(typeof change === 'function' ? change({ ...marks }) : change),
  });
  const all = table.getRowModel().rows;
  const ids = useMemo(() => all.map(({ id }) => id), [all]);
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => all[index]?.id ?? index,
    overscan: OVERSCAN,
  });
  const cursor = useCursor({
    ids,
    openId,
    show: (index) => virtual.scrollToIndex(index),
    peek: (index) => all[index] && onPeek?.(all[index].original),
    open: (index) => all[index] && onOpen?.(all[index].original),
    mark: (index) => all[index]?.toggleSelected(),
    isMarkable: onMark !== undefined,
  });
  const press = useSteady(cursor.press);
  const toggle = useSteady((index: number, event: SyntheticEvent) => all[index]?.getToggleSelectedHandler()(event));
  const items = virtual.getVirtualItems();
  useEnd({ seen: items.at(-1)?.index ?? 0, count: all.length, onEnd });
  const { above, below } = around(items, virtual.getTotalSize());
  return (
    <div className={css.frame} ref={frame}>
      <FreshBar count={freshCount} onTake={takeFresh} />
      <Table className={css.table} stickyHeader aria-label={label} aria-rowcount={all.length + 1} fz="sm">
        <Table.Thead className={css.head}>
          <HeadRow table={table} columns={columns} isMarkable={onMark !== undefined} />
        </Table.Thead>
        <Table.Tbody>
          {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
          {items.map(({ index }) => {
            const row = all[index];
            if (row === undefined) return null;
            return (
              <TableRow
                key={row.id}
                id={row.id}
                index={index}
                row={row.original}
                columns={columns}
                isCursor={cursor.at === index}
                isOpen={row.id === openId}
                isMarked={row.getIsSelected()}
                isMarkable={onMark !== undefined}
                onPress={press}
                onMark={toggle}
              />
            );
          })}
          {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
        </Table.Tbody>
      </Table>
    </div>
  );
};
