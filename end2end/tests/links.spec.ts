import { Console } from '../support/console';
import { expect, test } from '../support/test';
import { named } from '../support/world';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

  test(`a link gets a note and more time, is seen to be opened, and is withdrawn: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    const customer = named('晨光文具');
    await desk.addCustomer(customer);
    const link = await desk.makeLink({ customer });
    await expect(page.getByText('待打开').first()).toBeVisible();

    const note = '麻烦用老板的微信打开 <b>谢谢</b>';
    await page.getByLabel('给客户的留言').fill(note);
    await page.getByRole('button', { name: '保存' }).click();
    await desk.eventually(/授权链接 · /);
    await page.getByRole('button', { name: '延长有效期' }).first().click();
    await page.getByRole('radio', { name: '30 天' }).first().check();
    await page.locator('dialog[open], dialog:popover-open').getByRole('button', { name: '延长有效期' }).click();
    await desk.eventually(/还剩 29 天|还剩 30 天/);

    // Only a browser that shows the page says so; a program that fetches it for a preview changes nothing.
    await fetch(link);
    await page.reload();
    await expect(page.getByText('待打开').first()).toBeVisible();
    const visitor = await people.customer();
    await visitor.page.goto(link);
    await expect(visitor.page.getByText(note)).toBeVisible();
    await desk.eventually('已打开');

    await page.getByRole('button', { name: '撤回' }).first().click();
    await page.locator('dialog[open], dialog:popover-open').getByRole('button', { name: '撤回' }).click();
    await desk.eventually('已撤回');
    visitor.watch.allow(410, new URL(link).pathname);
    await visitor.page.goto(link);
    await expect(visitor.page.getByRole('heading', { name: '链接已停用' })).toBeVisible();
  });
}
