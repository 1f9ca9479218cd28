import { Skeleton } from '@mantine/core';
import { useLater } from '../hook/use-later.ts';

type Props = { readonly lines?: number };

const SOON_MS = 200;
const LINES = Array.from({ length: 40 }, (_, line) => line);

/** Nothing at first, since most answers are there before an eye notices; then the outline of lines to come. */
export const Loading = ({ lines = 6 }: Props) =>
  useLater(SOON_MS) ? (
    <div aria-busy="true" style={{ padding: 16 }}>
      {LINES.slice(0, lines).map((line) => (
        <Skeleton key={line} height={14} mb={14} width={`${92 - ((line * 37) % 45)}%`} />
      ))}
    </div>
  ) : null;
