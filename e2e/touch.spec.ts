import type { Page } from '@playwright/test';
import { axe, expect, openFile, test } from './base';
import { DENSE, INGRESS_DENY, REFUSED } from './texts';
import { editor } from './yamlPane';

const PHONE = { width: 390, height: 844 };
const TABLET = { width: 1180, height: 1180 };

test.use({ hasTouch: true, isMobile: true });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

async function openOn(page: Page, size: typeof PHONE, text: string): Promise<void> {
  await page.setViewportSize(size);
  await page.goto('./');
  await openFile(page, 'shop.yaml', text);
  await expect(page.getByRole('region', { name: 'Policy canvas' }).getByText('Protects pods')).toBeVisible();
}

for (const [name, size] of [
  ['phone', PHONE],
  ['tablet', TABLET],
] as const) {
  test(`on a ${name} a tap tells why a row is denied, and leads on to the form`, async ({ page }) => {
    await openOn(page, size, DENSE);
    await button(page, 'Any other pod, denied').first().tap();
    const told = dialog(page, 'Ingress: in namespace');
    await expect(told.getByText('Any other pod is denied')).toBeVisible();
    await expect(told.getByText('No rule lets them in.')).toBeVisible();
    await axe(page);
    await told.getByRole('button', { name: 'Allow some…' }).tap();
    await expect(dialog(page, 'Add rule')).toContainText('Ingress: in namespace');
    await expect(told).toBeHidden();
    await dialog(page, 'Add rule').getByRole('button', { name: 'Cancel' }).tap();
    await expect(button(page, 'Any other pod, denied').first()).toBeFocused();
  });
}

test('a row of a rule leads on to the rule, to its menu, and to its line', async ({ page }) => {
  await openOn(page, PHONE, DENSE);
  const row = button(page, 'app=web, allowed on TCP 8080, TCP 9090');
  await row.tap();
  const told = dialog(page, 'Ingress: in namespace');
  await expect(told).toContainText('rule 1, first peer');
  await told.getByRole('button', { name: 'Edit rule 1…' }).tap();
  await dialog(page, 'Edit rule').getByRole('button', { name: 'Cancel' }).tap();
  await row.tap();
  await told.getByRole('button', { name: 'More' }).tap();
  await expect(page.getByRole('menuitem', { name: 'Remove peer' })).toBeVisible();
  await page.keyboard.press('Escape');
  await row.tap();
  await told.getByRole('button', { name: /^line \d+$/ }).tap();
  await expect(page.getByRole('region', { name: 'YAML' })).toBeVisible();
  await expect(told).toBeHidden();
});

test('a rule is told by its circle, on a phone by the head of its frame', async ({ page }) => {
  await openOn(page, TABLET, DENSE);
  await button(page, /^Egress rule 2: 0\.0\.0\.0\/0 and 1 more$/).tap();
  await expect(dialog(page, 'Egress rule 2')).toContainText('2 peers, 1 port');
  await page.setViewportSize(PHONE);
  await page.reload();
  await button(page, 'Ingress rule 1: app=web and 2 more, in cluster').tap();
  await dialog(page, 'Ingress rule 1').getByRole('button', { name: 'Edit rule 1…' }).tap();
  await expect(dialog(page, 'Edit rule')).toBeVisible();
});

test('a mouse and the keyboard open the form at once, also after a finger was there', async ({ page }) => {
  await openOn(page, TABLET, INGRESS_DENY);
  const row = button(page, 'Any pod, denied');
  await row.tap();
  await dialog(page, 'Ingress: in namespace').getByRole('button', { name: 'Close' }).tap();
  await row.press('Enter');
  await dialog(page, 'Add rule').getByRole('button', { name: 'Cancel' }).tap();
  await row.click();
  await expect(dialog(page, 'Add rule')).toBeVisible();
});

test('while the text is broken a tap tells what was, and offers no edit', async ({ page }) => {
  await openOn(page, PHONE, INGRESS_DENY);
  await page.locator('.views').getByRole('button', { name: 'YAML' }).tap();
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('[');
  await page.locator('.views').getByRole('button', { name: 'Picture' }).tap();
  await expect(page.getByText('cannot be read, so the picture stands still.')).toBeVisible();
  // It is off for edits, and says so: Playwright would wait for it to be on.
  await button(page, 'Any pod, denied').tap({ force: true });
  const told = dialog(page, 'Ingress: in namespace');
  await expect(told).toContainText('Any pod is denied');
  await expect(told.getByRole('button', { name: 'Allow some…' })).toHaveCount(0);
});

test('the number of problems stands on the way to them, and a refusal leads there', async ({ page }) => {
  await openOn(page, PHONE, REFUSED);
  const view = button(page, /^Answers, \d+ problems, 2 errors/);
  await expect(view).toBeVisible();
  const banner = page.getByRole('region', { name: 'Policy canvas' }).getByRole('alert');
  await expect(banner).toContainText('metadata.name must be a lowercase DNS name: Shop_API. 1 more reason.');
  await axe(page);
  await button(page, 'All 2 problems').tap();
  await expect(view).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText('regex used for validation is');
  await axe(page);
});
