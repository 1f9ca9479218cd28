import { useState } from 'react';
import { useKey } from '../keys/use-key.ts';

type Steps = {
  readonly ids: readonly string[];
  /** The row that is open beside the table: the cursor then takes what is open with it. */
  readonly openId: string | undefined;
  readonly show: (index: number) => void;
  readonly peek: (index: number) => void;
  readonly open: (index: number) => void;
  readonly mark: (index: number) => void;
  readonly isMarkable: boolean;
};

/** The row that the keys mean. It follows its row, not its place. */
export const useCursor = ({ ids, openId, show, peek, open, mark, isMarkable }: Steps) => {
  const [id, setId] = useState<string | undefined>(openId);
  const at = id === undefined ? -1 : ids.indexOf(id);
  const isOn = at >= 0;
  const stepTo = (index: number): void => {
    if (index < 0 || index >= ids.length) return;
    setId(ids[index]);
    show(index);
    if (openId !== undefined) peek(index);
  };
  useKey('down', () => stepTo(at + 1));
  useKey('up', () => stepTo(at - 1));
  useKey('peek', () => peek(at), isOn);
  useKey('open', () => open(at), isOn);
  useKey('mark', () => mark(at), isOn && isMarkable);
  const press = (index: number): void => {
    setId(ids[index]);
    peek(index);
  };
  return { at, press };
};
