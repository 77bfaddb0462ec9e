import { chromium } from '@playwright/test';
import config from '../playwright.config';

/** Signs in by the page, as people do, and keeps the cookies for the tests. */
export async function signIn(password: string): Promise<void> {
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const page = await browser.newPage({ baseURL: process.env.END2END_CONSOLE, locale: 'zh-CN' });
    await page.goto('/sign-in');
    await page.getByLabel('账号').fill('admin');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(/\/p\/demo/);
    await page.context().storageState({ path: process.env.END2END_SESSION });
  } finally {
    await browser.close();
  }
}
