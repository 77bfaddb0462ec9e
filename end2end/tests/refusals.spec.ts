import type { Route } from '@playwright/test';
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

test('answers of a server that was upgraded meanwhile are not misread', async ({ people }) => {
  const { page } = await people.staff();
  const desk = new Console(page);
  // As another version's: behind its mark an answer has what tells versions apart.
  const ofAnotherVersion = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    const body = await response.body();
    body[4] ^= 1;
    await route.fulfill({ response, body });
  };
  await desk.open();
  await page.route('**/api/ui/**', ofAnotherVersion);
  await page.getByRole('navigation').getByRole('link', { name: '客户' }).first().click();
  await expect(page.getByText('系统已更新')).toBeVisible();
  await page.unroute('**/api/ui/**');

  const name = named('旧页面');
  await desk.open('customers/new');
  await page.getByLabel('客户名称').fill(name);
  await page.route('**/add_customer*', ofAnotherVersion);
  await page.getByRole('button', { name: '添加客户' }).click();
  await expect(page.getByText('系统刚刚更新')).toBeVisible();
  await expect(page.getByLabel('客户名称')).toHaveValue(name);
  await desk.open('customers');
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('what a proxy says in the place of the server takes nothing away that was typed', async ({ people }) => {
  const { page } = await people.staff();
  const desk = new Console(page);
  const name = named('网关');
  await desk.open('customers/new');
  await page.getByLabel('客户名称').fill(name);
  // With 200, as some do: what tells is that it is no answer of ours.
  const gateway = { contentType: 'text/html', body: '<html>Bad Gateway</html>' };
  await page.route('**/add_customer*', (route) => route.fulfill(gateway));
  const send = page.getByRole('button', { name: '添加客户' });
  await send.click();
  await expect(page.getByText('没有收到服务器的答复')).toBeVisible();
  await expect(page.getByLabel('客户名称')).toHaveValue(name);
  await page.unroute('**/add_customer*');
  await send.click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
});
