import { Console } from '../support/console';
import { accounts } from '../support/sandbox';
import { expect, test } from '../support/test';
import { grant, press } from '../support/wechat';
import { named } from '../support/world';

const ways = [
  { how: 'with scripts', javaScriptEnabled: true, account: accounts.bookshop },
  { how: 'without scripts', javaScriptEnabled: false, account: accounts.teahouse },
];

for (const { how, javaScriptEnabled, account } of ways) {
  test(`a link is made, opened on a phone, granted, and stands in the book: ${how}`, async ({ people }) => {
    const staff = await people.staff({ javaScriptEnabled });
    const desk = new Console(staff.page, javaScriptEnabled);
    const customer = named('南风');
    await desk.addCustomer(customer);
    const sets = ['小程序客服管理', '小程序基本信息管理'];
    const link = await desk.makeLink({ customer, accounts: '仅小程序', sets });

    const { page } = await people.customer({ javaScriptEnabled });
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('邀请您授权');
    for (const set of sets) await expect(page.getByText(set)).toBeVisible();
    await press(page, link);
    await grant(page, { account: account.name });
    await expect(page.getByRole('heading', { name: '授权成功' })).toBeVisible();
    await expect(page.getByText(account.name).first()).toBeVisible();
    expect(page.url(), 'the code has left the address bar').not.toContain('auth_code');

    await desk.page.reload();
    await expect(desk.page.getByText('授权完成')).toBeVisible();
    await desk.settled();
    await desk.page.getByRole('link', { name: account.name }).click();
    await expect(desk.page.getByRole('heading', { level: 1, name: account.name })).toBeVisible();
    await expect(desk.page.getByText(account.appid).first()).toBeVisible();
    for (const set of sets) await expect(desk.page.getByText(set).first()).toBeVisible();

    await desk.open('audit');
    for (const event of ['授权成功', '前往微信授权', '创建授权链接', '添加客户']) {
      await expect(desk.page.getByRole('cell', { name: event }).first()).toBeVisible();
    }

    // The link brought the grant that it was made for.
    const late = await people.customer({ javaScriptEnabled });
    late.watch.allow(410, new URL(link).pathname);
    await late.page.goto(link);
    await expect(late.page.getByRole('heading', { name: '链接已使用' })).toBeVisible();
  });
}
