import { Console } from '../support/console';
import { accounts } from '../support/sandbox';
import { expect, test } from '../support/test';
import { named, world } from '../support/world';

test('a grant that no link explains is given to a customer, changed, and revoked', async ({ people, sandbox }) => {
  const { page } = await people.staff();
  const desk = new Console(page);
  const customer = named('阿禾');
  await desk.addCustomer(customer);

  const { name, appid } = accounts.reader;
  await sandbox.grant(world.platform, appid, [17, 30]);
  await desk.open('authorizers?view=unassigned');
  await desk.eventually(name);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('这次授权不是经由授权链接完成的')).toBeVisible();
  await page.getByLabel('客户', { exact: true }).fill(customer);
  await page.getByRole('button', { name: '分配给客户' }).click();
  await expect(page.getByText('这次授权不是经由授权链接完成的')).toHaveCount(0);
  await expect(page.getByRole('link', { name: customer })).toBeVisible();

  await desk.settled();
  const account = page.url();
  await page.getByRole('button', { name: '立即刷新' }).click();
  await desk.eventually('有效期至');
  await desk.open(`wechat/calls?appid=${appid}&api=/cgi-bin/component/api_authorizer_token`);
  await expect(page.getByRole('row').filter({ hasText: '成功' }).first()).toBeVisible();
  await page.goto(account);

  await sandbox.change(world.platform, appid, [17]);
  await desk.eventually('更新授权（微信推送）');
  await expect(page.getByText('曾授予，后被收回')).toBeVisible();

  await sandbox.revoke(world.platform, appid);
  await desk.eventually('账号已取消授权');
  await expect(page.getByText('授权（微信推送）', { exact: true }), 'its history stays').toBeVisible();
});
