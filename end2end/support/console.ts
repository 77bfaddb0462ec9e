import { expect, type Page } from '@playwright/test';
import { world } from './world';

/** What a link asks for. */
export interface Ask {
  customer: string;
  /** 公众号和小程序 unless told otherwise. */
  accounts?: string;
  /** By name; all that the platform offers unless told. */
  sets?: string[];
}

/** The console, as staff use it. */
export class Console {
  constructor(
    readonly page: Page,
    private readonly scripts = true,
  ) {}

  /** Opens a page of the sample platform, its overview unless told, and waits until its scripts, if any, have taken over. */
  async open(area = ''): Promise<void> {
    await this.page.goto(['/p', world.platform, area].filter(Boolean).join('/'));
    await this.settled();
  }

  /** Adds a customer and arrives at its page. */
  async addCustomer(name: string): Promise<void> {
    await this.open('customers/new');
    await this.page.getByLabel('客户名称').fill(name);
    await this.page.getByRole('button', { name: '添加客户' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
    await this.settled();
  }

  /** From the customer's page makes a link and arrives at the link's page. Returns the address for the customer. */
  async makeLink(ask: Ask): Promise<string> {
    const { page } = this;
    await page.getByRole('link', { name: '创建授权链接' }).click();
    await expect(page.getByLabel('客户', { exact: true })).toHaveValue(ask.customer);
    await this.settled();
    if (ask.accounts) await page.getByRole('radio', { name: ask.accounts }).check();
    for (const set of ask.sets ?? []) await page.getByRole('checkbox', { name: set }).check();
    await page.getByRole('button', { name: '创建链接' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `授权链接 · ${ask.customer}` })).toBeVisible();
    await this.settled();
    return (await page.locator('.copyable-boxed .copyable-text').innerText()).trim();
  }

  /** Reloads until the page shows the text: work goes on behind it that no browser is told of. */
  async eventually(text: string | RegExp): Promise<void> {
    await expect(async () => {
      await this.page.reload();
      await expect(this.page.getByText(text).first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await this.settled();
  }

  /** Waits until the page's scripts have taken over, if it has any. */
  async settled(): Promise<void> {
    if (this.scripts) await this.page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  }
}
