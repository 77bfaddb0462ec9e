import { Console } from '../support/console';
import { accounts } from '../support/sandbox';
import { expect, test, type People } from '../support/test';
import { grant, press } from '../support/wechat';
import { named } from '../support/world';

/** Staff with a fresh link, and its address. */
async function linked(people: People, ask: { accounts: string; sets?: string[] }) {
  const { page } = await people.staff();
  const desk = new Console(page);
  const customer = named('栖木');
  await desk.addCustomer(customer);
  return { desk, link: await desk.makeLink({ customer, ...ask }) };
}

test('an exclusive set that another platform holds is missed, by the customer and by staff', async ({ people }) => {
  const sets = ['小程序开发与数据分析', '小程序客服管理'];
  const { desk, link } = await linked(people, { accounts: '仅小程序', sets });

  const { page } = await people.customer();
  await press(page, link);
  await page.getByRole('link', { name: accounts.shop.name }).click();
  await expect(page.getByRole('checkbox', { name: '小程序开发与数据分析' })).toBeDisabled();
  await page.getByRole('button', { name: '确认授权' }).click();
  await expect(page.getByRole('heading', { name: '授权成功，但有权限没有授予' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '没有授予的权限（1 项）' })).toBeVisible();
  await expect(page.getByText('可能正由其他平台使用')).toBeVisible();

  await desk.eventually('授权完成');
  await desk.page.getByRole('link', { name: accounts.shop.name }).click();
  await expect(desk.page.getByRole('heading', { level: 1, name: accounts.shop.name })).toBeVisible();
  await expect(desk.page.getByText(/疑似被其他平台占用/).first()).toBeVisible();

  // The set has a case of its own: it is taken note of, and a new link asks that account for it.
  await desk.open('conflicts');
  const row = desk.page.getByRole('row').filter({ hasText: accounts.shop.name });
  await row.getByRole('link', { name: '小程序开发与数据分析' }).first().click();
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText('小程序开发与数据分析');
  await desk.settled();
  await desk.page.getByLabel('备注').fill('已联系客户');
  await desk.page.getByRole('button', { name: '确认', exact: true }).click();
  await expect(desk.page.getByRole('button', { name: '撤销确认' }).first()).toBeVisible();
  await expect(desk.page.getByText('已联系客户').first()).toBeVisible();
  await desk.page.getByRole('link', { name: '为此创建新链接' }).click();
  await expect(desk.page.getByLabel(/AppID/)).toHaveValue(accounts.shop.appid);
  for (const set of sets) await expect(desk.page.getByRole('checkbox', { name: set })).toBeChecked();
});

test('a grant is settled by the push alone when the browser never returns', async ({ people }) => {
  const { desk, link } = await linked(people, { accounts: '仅公众号' });
  const { page } = await people.customer();
  await press(page, link);
  await grant(page, { account: accounts.magazine.name, neverReturns: true });

  await desk.eventually('授权完成');
  await expect(desk.page.getByText('授权码来源：微信推送')).toBeVisible();
  await expect(desk.page.getByRole('link', { name: accounts.magazine.name })).toBeVisible();
});

test('callback and push at once settle one grant', async ({ people, sandbox }) => {
  const { desk, link } = await linked(people, { accounts: '仅公众号' });
  const { page } = await people.customer();
  await press(page, link);
  await sandbox.hold();
  try {
    await page.route('**/cb/**', async (route) => {
      await Promise.all([sandbox.release(), route.continue()]);
    });
    await grant(page, { account: accounts.helpdesk.name });
    await expect(page.getByRole('heading', { name: '授权成功' })).toBeVisible();
  } finally {
    await sandbox.release();
  }

  await sandbox.idle();
  await desk.eventually('授权完成');
  await expect(desk.page.getByText('授权完成')).toHaveCount(1);
  await expect(desk.page.getByText('1 / 1')).toBeVisible();
});
