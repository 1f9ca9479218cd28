import { Checkbox, Table } from '@mantine/core';
import { memo, type SyntheticEvent } from 'react';
import { useWords } from '../i18n/i18n.ts';
import type { Column } from './column.tsx';
import { Glow } from './glow.tsx';
import css from './data-table.module.css';

type Props<Row> = {
  readonly id: string;
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly isCursor: boolean;
  readonly isOpen: boolean;
  readonly isMarked: boolean;
  readonly isMarkable: boolean;
  readonly onPress: (index: number) => void;
  readonly onMark: (index: number, event: SyntheticEvent) => void;
};

const Box = <Row,>({ id, index, isMarked, onMark }: Pick<Props<Row>, 'id' | 'index' | 'isMarked' | 'onMark'>) => {
  const t = useWords();
  return (
    <Table.Td className={css.box} onClick={(event) => event.stopPropagation()}>
      <Checkbox
        aria-label={t('piece.table.mark', { id })}
        checked={isMarked}
        onChange={() => undefined}
        onClick={(event) => onMark(index, event)}
      />
    </Table.Td>
  );
};

const Drawn = <Row,>({ columns, ...props }: Props<Row>) => {
  const { index, row, isCursor, isOpen, isMarked, isMarkable, onPress } = props;
  return (
    <Table.Tr
      className={css.row}
      aria-rowindex={index + 2}
      data-cursor={isCursor || undefined}
      data-open={isOpen || undefined}
      data-marked={isMarked || undefined}
      onClick={() => onPress(index)}
    >
      {isMarkable ? <Box {...props} /> : null}
      {columns.map(({ id, cell, align, glow, grows, cut, width }) => (
        <Table.Td key={id} data-align={align} data-grows={grows} style={cut === true ? { maxWidth: width } : undefined}>
          {glow === undefined ? cell(row) : <Glow of={glow(row)}>{cell(row)}</Glow>}
        </Table.Td>
      ))}
    </Table.Tr>
  );
};

/** Drawn again only when something of it is another: while the list is scrolled, only what comes into it. */
export const TableRow = memo(Drawn) as typeof Drawn;
