import type { Page } from 'playwright-core';

export type Picture = {
  /** Of the file: `docs/images/orders.en.png`. */
  readonly name: string;
  readonly at: string;
  /** Whose tile is taken. */
  readonly as?: string;
  readonly scheme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** What is pressed before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
};

const OPS = 'stf-ren-hao';

const openPalette = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
};

/** One line for each page that the documentation shows; both languages are taken of each. */
export const PICTURES: readonly Picture[] = [
  { name: 'sign-in', at: '/sign-in' },
  { name: 'today', at: '/', as: OPS },
  { name: 'orders', at: '/orders', as: OPS },
  { name: 'orders-dark', at: '/orders', as: OPS, scheme: 'dark' },
  { name: 'palette', at: '/orders', as: OPS, before: openPalette },
  { name: 'delivery', at: '/delivery', as: OPS },
  { name: 'approvals', at: '/desk', as: 'stf-zhou-yining' },
  { name: 'settings', at: '/settings', as: 'stf-he-an' },
];
