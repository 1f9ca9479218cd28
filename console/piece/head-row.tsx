import { Checkbox, Table } from '@mantine/core';
import type { ReactTable, RowData } from '@tanstack/react-table';
import type { CSSProperties } from 'react';
import { useWords } from '../i18n/i18n.ts';
import type { Column } from './column.tsx';
import { useKeptWidths } from './use-kept-widths.ts';
import type { TableFeatures } from './data-table.tsx';
import css from './data-table.module.css';

type Props<Row extends RowData> = {
  readonly table: ReactTable<TableFeatures, Row>;
  readonly columns: readonly Column<Row>[];
  readonly isMarkable: boolean;
};

type Widths = { readonly width?: number; readonly grows?: boolean };

const LEAST_GROWING = 160;

const widthsOf = ({ width, grows = false }: Widths): CSSProperties => {
  const least = width ?? (grows ? LEAST_GROWING : 0);
  return { width: grows ? '100%' : width, '--least': `${least}px` } as CSSProperties;
};

export const HeadRow = <Row extends RowData>({ table, columns, isMarkable }: Props<Row>) => {
  const t = useWords();
  const row = useKeptWidths(columns.map(({ head, grows }) => (grows === true ? undefined : head)));
  return (
    <Table.Tr ref={row}>
      {isMarkable ? (
        <Table.Th className={css.box}>
          <Checkbox
            aria-label={t('piece.table.markAll')}
            checked={table.getIsAllRowsSelected()}
            indeterminate={table.getIsSomeRowsSelected()}
            onChange={() => table.toggleAllRowsSelected()}
          />
        </Table.Th>
      ) : null}
      {columns.map(({ id, head, align, ...widths }) => (
        <Table.Th key={`${id} ${head}`} scope="col" data-align={align} data-head={head} style={widthsOf(widths)}>
          {head}
        </Table.Th>
      ))}
    </Table.Tr>
  );
};
