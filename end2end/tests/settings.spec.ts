import { Console } from '../support/console';
import { expect, test } from '../support/test';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

  test(`a platform says what to enter at WeChat, and asks before it breaks: ${how}`, async ({ people }) => {
    const { page } = await people.staff({ javaScriptEnabled });
    const desk = new Console(page, javaScriptEnabled);
    await desk.open('settings');
    await expect(page.getByText(/\/push\/demo\/events$/)).toBeVisible();
    await expect(page.getByText(/\/push\/demo\/messages\/\$APPID\$$/)).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '收到验证票据' })).toContainText('完成');

    await page.locator('#f-token').fill('another token');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.locator('#f-token')).toHaveAttribute('aria-invalid', 'true');
    await page.locator('#f-token').fill('another1');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('请先确认影响，再保存').first()).toBeVisible();
  });
}
