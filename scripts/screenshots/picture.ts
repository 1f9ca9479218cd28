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

/** The order that needs somebody, as whoever is to decide opens it. */
const openOrder = async (page: Page): Promise<void> => {
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('[data-sentence]').first().waitFor();
  await page.waitForTimeout(1_000);
};

const openAsCustomer = async (page: Page): Promise<void> => {
  await openOrder(page);
  const link = page.getByRole('link', { name: /customer sees|顾客所见/ });
  await page.goto((await link.getAttribute('href')) ?? '/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(1_000);
};

const chooseOtherCarrier = async (page: Page): Promise<void> => {
  await page.getByText(/^(?:Other carrier|换承运商|更换承运商)$/).click();
  await page
    .getByText(/^(?:Stonebridge|石桥快运)$/)
    .first()
    .click();
  await page.waitForTimeout(1_500);
};

const PHONE = { width: 390, height: 844 };

/** One line for each page that the documentation shows; both languages are taken of each. */
export const PICTURES: readonly Picture[] = [
  { name: 'sign-in', at: '/sign-in' },
  { name: 'today', at: '/', as: OPS },
  { name: 'orders', at: '/orders', as: OPS },
  { name: 'orders-dark', at: '/orders', as: OPS, scheme: 'dark' },
  { name: 'order', at: '/orders?waiting_on=agent', as: 'stf-lin-xiaohe', before: openOrder },
  { name: 'customer', at: '/orders?stage=handed_over', as: OPS, size: PHONE, before: openAsCustomer },
  { name: 'place', at: '/orders/new', as: 'stf-lin-xiaohe' },
  { name: 'bulk', at: '/orders/bulk/new', as: OPS, before: chooseOtherCarrier },
  { name: 'palette', at: '/orders', as: OPS, before: openPalette },
  { name: 'delivery', at: '/delivery', as: OPS },
  { name: 'approvals', at: '/desk', as: 'stf-zhou-yining' },
  { name: 'settings', at: '/settings', as: 'stf-he-an' },
];
