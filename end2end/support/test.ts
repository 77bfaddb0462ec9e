import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { Sandbox } from './sandbox';
import { Watch } from './watch';
import { world } from './world';

/** How somebody comes to the product. */
export interface Visitor {
  page: Page;
  watch: Watch;
}

/** Who takes part in a test. */
export interface People {
  /** Somebody who works for the sample platform, at a desk. */
  staff(options?: BrowserContextOptions): Promise<Visitor>;
  /** A customer's administrator, on a phone inside WeChat. */
  customer(options?: BrowserContextOptions): Promise<Visitor>;
}

const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 ' +
    'Mobile Safari/537.36 MicroMessenger/8.0.50.2701(0x28003253) WeChat/arm64 Language/zh_CN',
};
const EVERYONE: BrowserContextOptions = { baseURL: world.console, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** A test with people in it. It fails on any page error, console error or status that no page is meant to have. */
export const test = base.extend<{ people: People; sandbox: Sandbox }>({
  people: async ({ browser }, use) => {
    const came: Visitor[] = [];
    const come = async (options: BrowserContextOptions): Promise<Visitor> => {
      const context = await browser.newContext({ ...EVERYONE, ...options });
      const visitor = { watch: new Watch(context, options.javaScriptEnabled ?? true), page: await context.newPage() };
      came.push(visitor);
      return visitor;
    };
    await use({
      staff: (options) => come({ ...DESK, storageState: world.session, ...options }),
      customer: (options) => come({ ...PHONE, ...options }),
    });
    for (const { page, watch } of came) {
      await page.context().close();
      expect(watch.troubles, 'what went wrong in the browser').toEqual([]);
    }
  },
  sandbox: async ({}, use) => use(new Sandbox(world.sandbox)),
});

export { expect };
