import { Checkbox, Table } from '@mantine/core';
import type { RowData, Row as TanRow } from '@tanstack/react-table';
import { useWords } from '../i18n/i18n.ts';
import type { Column } from './column.tsx';
import type { TableFeatures } from './data-table.tsx';
import { Glow } from './glow.tsx';
import css from './data-table.module.css';

type Props<Row extends RowData> = {
  readonly row: TanRow<TableFeatures, Row>;
  readonly columns: readonly Column<Row>[];
  readonly isCursor: boolean;
  readonly isOpen: boolean;
  readonly isMarkable: boolean;
  readonly onPress: () => void;
};

export const TableRow = <Row extends RowData>({ row, columns, isCursor, isOpen, isMarkable, onPress }: Props<Row>) => {
  const t = useWords();
  return (
    <Table.Tr
      className={css.row}
      aria-rowindex={row.index + 2}
      data-cursor={isCursor || undefined}
      data-open={isOpen || undefined}
      data-marked={row.getIsSelected() || undefined}
      onClick={onPress}
    >
      {isMarkable ? (
        <Table.Td className={css.box} onClick={(event) => event.stopPropagation()}>
          <Checkbox
            aria-label={t('piece.table.mark', { id: row.id })}
            checked={row.getIsSelected()}
            onChange={() => undefined}
            onClick={row.getToggleSelectedHandler()}
          />
        </Table.Td>
      ) : null}
      {columns.map(({ id, cell, align, glow, grows, cut, width }) => (
        <Table.Td key={id} data-align={align} data-grows={grows} style={cut === true ? { maxWidth: width } : undefined}>
          {glow === undefined ? cell(row.original) : <Glow of={glow(row.original)}>{cell(row.original)}</Glow>}
        </Table.Td>
      ))}
    </Table.Tr>
  );
};
