import type { Page } from 'playwright-core';

export type Seen = {
  /** Milliseconds between one frame and the next. */
  readonly intervals: readonly number[];
  /** The number of the last row that was drawn, from 1. */
  readonly lastRow: number;
  readonly blankFrames: number;
  readonly haltedFrames: number;
};

/** Before the table hears that it was scrolled, its rows are those that the browser has shown at the new place. */
const WATCH = `(() => {
  const table = document.querySelector('table[aria-rowcount]');
  const frame = table.parentElement;
  const seen = { intervals: [], lastRow: 0, blankFrames: 0, haltedFrames: 0 };
  window.seenOfTable = seen;
  const rows = () => table.tBodies[0].querySelectorAll('tr[aria-rowindex]');
  const isAtEnd = () => frame.scrollTop + frame.clientHeight >= frame.scrollHeight - 1;
  const isCovered = () => {
    const drawn = rows();
    const box = frame.getBoundingClientRect();
    const top = drawn[0].getBoundingClientRect().top;
    const bottom = drawn[drawn.length - 1].getBoundingClientRect().bottom;
    return top <= box.top + table.tHead.offsetHeight + 1 && (bottom >= box.top + frame.clientHeight - 1 || isAtEnd());
  };
  let isBlank = false;
  frame.addEventListener('scroll', () => { isBlank ||= !isCovered(); }, { capture: true });
  let before;
  const look = (now) => {
    if (before !== undefined) seen.intervals.push(now - before);
    before = now;
    if (isBlank || !isCovered()) seen.blankFrames += 1;
    if (isAtEnd()) seen.haltedFrames += 1;
    isBlank = false;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

const READ = `(() => {
  const drawn = document.querySelectorAll('table[aria-rowcount] tr[aria-rowindex]');
  return { ...window.seenOfTable, lastRow: Number(drawn[drawn.length - 1].getAttribute('aria-rowindex')) - 1 };
})()`;

export const watchTable = (page: Page): Promise<void> => page.evaluate<void>(WATCH);

export const readSeen = (page: Page): Promise<Seen> => page.evaluate<Seen>(READ);
