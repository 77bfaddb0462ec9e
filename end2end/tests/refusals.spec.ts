import { Console } from '../support/console';
import { expect, test } from '../support/test';
import { named, world } from '../support/world';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

  test(`a wrong password keeps the account's name, the right one leads back: ${how}`, async ({ people }) => {
    const { page, watch } = await people.staff({ storageState: undefined, javaScriptEnabled });
    const back = `/p/${world.platform}/customers`;
    await page.goto(back);
    await expect(page, 'who is not signed in is asked to').toHaveURL(/\/sign-in\?back=/);
    await new Console(page, javaScriptEnabled).settled();
    for (const path of ['/sign-in', '/api/ui/api/session/sign_in']) watch.allow(401, path);

    await page.getByLabel('账号').fill('admin');
    await page.getByLabel('密码').fill('not the password');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByLabel('账号')).toHaveValue('admin');
    // With scripts it is still where it was typed; without them it is not sent back.
    if (!javaScriptEnabled) await expect(page.getByLabel('密码')).toHaveValue('');

    await page.getByLabel('密码').fill(world.password);
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page).toHaveURL(back);
  });

  test(`a form that is refused says why, beside the field, and keeps what was typed: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    await desk.open('customers/new');
    const note = named('备注');
    await page.getByLabel('备注').fill(note);
    await page.getByRole('button', { name: '添加客户' }).click();
    await expect(page.getByText('请先修改下面的内容')).toBeVisible();
    await expect(page.getByLabel('客户名称')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('备注')).toHaveValue(note);
  });
}

test('a link that never was says so', async ({ people }) => {
  const { page, watch } = await people.customer();
  watch.allow(404, '/l/nothing');
  await page.goto('/l/nothing');
  await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible();
});

test('a page that is not there says so, inside the console', async ({ people }) => {
  const { page, watch } = await people.staff();
  watch.allow(404, `/p/${world.platform}/nothing`);
  await page.goto(`/p/${world.platform}/nothing`);
  await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible();
});

test('English is one click away and stays', async ({ people }) => {
  const { page } = await people.staff();
  const desk = new Console(page);
  await desk.open();
  await expect(page.getByRole('link', { name: '创建授权链接' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'English' }).first().click();
  await expect(page.getByRole('link', { name: 'New link' }).first()).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await desk.settled();
});
