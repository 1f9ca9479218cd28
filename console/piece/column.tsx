import type { ColumnDef, RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { TableFeatures } from './data-table.tsx';

export type Column<Row> = {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts and counts stand on the right. */
  readonly align?: 'right';
  /** In pixels at least; the last column takes what is left. */
  readonly width?: number;
  /** What is longer than its width is cut; hover shows the rest where the cell says it. */
  readonly cut?: boolean;
  /** May take what is left over, and is cut when there is not enough. */
  readonly grows?: boolean;
  /** What is looked at: when it becomes another, the cell glows for a second. */
  readonly glow?: (row: Row) => string | number;
};

export const definitionsOf = <Row extends RowData>(columns: readonly Column<Row>[]): ColumnDef<TableFeatures, Row>[] =>
  columns.map(({ id, head, cell }) => ({ id, header: head, cell: ({ row }) => cell(row.original) }));
