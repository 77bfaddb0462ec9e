import { Console } from '../support/console';
import { expect, test } from '../support/test';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

  test(`tickets are asked for, and a push can be read without its secrets: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    await desk.open('wechat');
    await page.getByRole('button', { name: '请求推送票据' }).click();
    await expect(page.getByText(/微信一直在正常推送|已重新开始推送/)).toBeVisible();

    await page.getByRole('navigation', { name: '微信连接' }).getByRole('link', { name: '推送记录' }).click();
    await desk.settled();
    await page.locator('#f-kind').fill('component_verify_ticket');
    await page.getByRole('button', { name: '筛选' }).click();
    await expect(page).toHaveURL(/kind=component_verify_ticket/);
    await page.locator('tbody a').first().click();
    await desk.settled();
    const content = page.locator('pre');
    await expect(content).toContainText('<InfoType><![CDATA[component_verify_ticket]]></InfoType>');
    await expect(content).not.toContainText('ticket@@@');
  });

  test(`the book is compared with WeChat's, and the report says so: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    await desk.open('wechat/reconciliation');
    await page.getByRole('button', { name: '开始对账' }).click();
    await page.locator('#start-reconciliation').getByRole('button', { name: '开始对账' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '对账报告' })).toBeVisible();
    await desk.eventually('已完成');
  });

  test(`quotas are asked for, and cleared after a question: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    await desk.open('wechat/quotas');
    const minting = page.getByRole('row').filter({ hasText: 'api_create_preauthcode' });
    await page.getByRole('button', { name: '向微信查询剩余配额' }).click();
    await expect(minting).not.toContainText('未查询');
    await desk.settled();
    await page.getByRole('button', { name: '清零接口配额' }).click();
    const question = page.locator('#clear-quotas');
    await expect(question).toContainText('每月最多 10 次');
    await question.getByRole('button', { name: '清零接口配额' }).click();
    await expect(page.getByText(/本月已清零 [1-9]\d* 次/)).toBeVisible();
  });
}

test('the release check is rehearsed', async ({ people }) => {
  const { page } = await people.staff();
  const desk = new Console(page);
  await desk.open('wechat/release');
  await page.getByRole('button', { name: '开始预演' }).click();
  await desk.eventually('全部通过');
  await expect(page.getByRole('row').filter({ hasText: '返回普通文本消息' })).toContainText('TESTCOMPONENT_MSG_TYPE_TEXT_callback');
});
