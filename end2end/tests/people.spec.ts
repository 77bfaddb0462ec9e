import { Console } from '../support/console';
import { expect, test } from '../support/test';
import { named, world } from '../support/world';

const PASSWORD = '晚饭吃了三碗米饭和汤';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

  test(`somebody is invited, chooses a password and works here: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    const name = named('韩梅梅');
    await desk.open('staff/invite');
    await page.locator('#f-name').fill(name);
    await page.locator('#f-login').fill(`han-${crypto.randomUUID().slice(0, 8)}`);
    await page.getByRole('button', { name: '生成邀请链接' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    const link = (await page.locator('.copyable-boxed .copyable-text').innerText()).trim();

    const invited = await people.staff({ storageState: undefined, javaScriptEnabled });
    await invited.page.goto(link);
    await new Console(invited.page, javaScriptEnabled).settled();
    await invited.page.locator('#f-password').fill(PASSWORD);
    await invited.page.locator('#f-again').fill(`${PASSWORD}?`);
    await invited.page.getByRole('button', { name: '加入', exact: true }).click();
    await expect(invited.page.locator('#f-again')).toHaveAttribute('aria-invalid', 'true');
    await invited.page.locator('#f-password').fill(PASSWORD);
    await invited.page.locator('#f-again').fill(PASSWORD);
    await invited.page.getByRole('button', { name: '加入', exact: true }).click();
    await expect(invited.page).toHaveURL(`/p/${world.platform}`);

    await desk.open('staff');
    await expect(page.getByRole('link', { name })).toBeVisible();
  });

  test(`the audit trail is narrowed in the address and taken along as a file: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    const name = named('南风书店');
    await desk.addCustomer(name);
    await desk.open('audit');
    await page.locator('#f-action').selectOption('customer.add');
    await page.getByRole('button', { name: '筛选' }).click();
    await expect(page).toHaveURL(/action=customer\.add/);
    await desk.settled();
    await expect(page.getByRole('link', { name })).toBeVisible();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^audit-demo-.*\.csv$/);
    expect(await file.failure()).toBeNull();
  });
}
