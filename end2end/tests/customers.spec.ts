import { Console } from '../support/console';
import { expect, test } from '../support/test';
import { named } from '../support/world';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

  test(`a table of customers is checked, corrected and taken in: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    const [tea, ink] = [named('茶颜悦色'), named('晨光文具')];
    await desk.open('customers/import');
    await page.getByLabel('或者直接粘贴').fill(`客户名称,备注\n${tea},长沙\n${tea},重复\n${ink},<i>上海</i>,多余`);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await expect(page.getByText('1 行可以导入，2 行有问题')).toBeVisible();
    await expect(page.getByText('与第 2 行的客户重名')).toBeVisible();
    await expect(page.getByText('列数过多，只应有名称和备注两列')).toBeVisible();

    await desk.settled();
    await page.getByLabel('表格内容').fill(`${tea},长沙\n${ink},<i>上海</i>`);
    await page.getByRole('button', { name: '重新核对' }).click();
    await expect(page.getByText('2 行可以导入，0 行有问题')).toBeVisible();
    await desk.settled();
    await page.getByRole('button', { name: '导入 2 个客户' }).click();
    await expect(page.getByText('已导入 2 个客户')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: ink })).toContainText('<i>上海</i>');
  });

  test(`a customer is renamed, archived and restored: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    await desk.addCustomer(named('蜜雪冰城'));
    await page.getByRole('link', { name: '编辑' }).click();
    const [name, field] = [named('古茗'), page.getByLabel('客户名称')];
    await expect(field).toBeVisible();
    await desk.settled();
    await field.fill('');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await desk.settled();
    await field.fill(name);
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

    await desk.settled();
    await page.getByRole('button', { name: '归档' }).first().click();
    await page.locator('dialog[open], dialog:popover-open').getByRole('button', { name: '归档' }).click();
    await expect(page.getByText('这个客户已归档')).toBeVisible();
    await desk.settled();
    await page.getByRole('button', { name: '恢复客户' }).click();
    await expect(page.getByText('这个客户已归档')).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });
}
