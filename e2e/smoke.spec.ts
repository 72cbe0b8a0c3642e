import { expect, test } from './base';

test('the app starts, is called Drawbridge, and asks for nothing elsewhere', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Drawbridge/);
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('a request to another origin is stopped by the page itself, and noticed', async ({ page, faults }) => {
  await page.goto('./');
  const answer = await page.evaluate(() => fetch('http://192.0.2.1/').then(String, () => 'stopped'));
  expect(answer).toBe('stopped');
  await expect.poll(() => faults.join('\n')).toContain('connect-src');
  faults.splice(0);
});
