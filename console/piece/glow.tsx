import { type ReactNode, useEffect, useRef, useState } from 'react';
import css from './glow.module.css';

type Props = {
  /** What is looked at: when it becomes another, its place glows for a second. */
  readonly of: string | number;
  readonly children: ReactNode;
};

export const Glow = ({ of, children }: Props) => {
  const before = useRef(of);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (before.current === of) return;
    before.current = of;
    setTurn((count) => count + 1);
  }, [of]);
  return (
    <span key={turn} className={turn > 0 ? css.glow : undefined}>
      {children}
    </span>
  );
};
