import { Checkbox, Table } from '@mantine/core';
import type { ReactTable, RowData } from '@tanstack/react-table';
import { useWords } from '../i18n/i18n.ts';
import type { Column } from './column.tsx';
import type { TableFeatures } from './data-table.tsx';
import css from './data-table.module.css';

type Props<Row extends RowData> = {
  readonly table: ReactTable<TableFeatures, Row>;
  readonly columns: readonly Column<Row>[];
  readonly isMarkable: boolean;
};

export const HeadRow = <Row extends RowData>({ table, columns, isMarkable }: Props<Row>) => {
  const t = useWords();
  return (
    <Table.Tr>
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
      {columns.map(({ id, head, align, width, grows }) => (
        <Table.Th
          key={id}
          scope="col"
          data-align={align}
          style={{ minWidth: width, width: grows === true ? '100%' : width }}
        >
          {head}
        </Table.Th>
      ))}
    </Table.Tr>
  );
};
