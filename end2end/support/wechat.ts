import { expect, type Page } from '@playwright/test';

/** What the account's administrator decides on WeChat's page. */
export interface Decision {
  /** The account's name. */
  account: string;
  /** Sets to untick, by name. */
  without?: string[];
  /** The browser is closed before it returns: WeChat's push is all that tells of the grant. */
  neverReturns?: boolean;
}

/** Opens a link, reads our landing page and goes on to WeChat's. */
export async function press(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: '前往微信授权' }).click();
  await expect(page.getByRole('heading', { name: '选择授权账号' })).toBeVisible();
}

/** On WeChat's page picks the account, unticks sets, confirms. */
export async function grant(page: Page, { account, without = [], neverReturns }: Decision): Promise<void> {
  await page.getByRole('link', { name: account }).click();
  for (const set of without) await page.getByRole('checkbox', { name: set }).uncheck();
  const confirm = neverReturns ? '确认但不返回' : '确认授权';
  await page.getByRole('button', { name: confirm }).click();
}
