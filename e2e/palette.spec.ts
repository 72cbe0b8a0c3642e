import type { Page } from '@playwright/test';
import { expect, openFiles, test } from './base';
import { INGRESS_DENY, SIMPLE_APP } from './texts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find' });
const field = (page: Page) => palette(page).getByRole('combobox');

async function open(page: Page): Promise<void> {
  await page.goto('./');
  await openFiles(page, [
    { name: 'deny.yaml', bytes: Buffer.from(INGRESS_DENY) },
    { name: 'app.yaml', bytes: Buffer.from(SIMPLE_APP) },
  ]);
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
}

test('Ctrl+K finds what is open and what can be done, by the keyboard alone', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('frontend depl');
  await expect(palette(page).getByRole('option').first()).toContainText('frontend');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'No NetworkPolicy in this file' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('backend-ingress');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('show conn');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Connectivity', selected: true })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('edit policy');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
});

test('arrows walk the list, Escape gives the focus back, and nothing found is said', async ({ page }) => {
  await open(page);
  const home = page.getByRole('button', { name: /^Find a policy/ });
  await home.click();
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('Open files');
  await page.keyboard.press('ArrowDown');
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('Open folder');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('backend');
  const selected = await palette(page).getByRole('option', { selected: true }).getAttribute('id');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', selected ?? '');
  await page.keyboard.type('no such thing');
  await expect(palette(page).getByRole('status')).toContainText('Nothing of that name');
  await page.keyboard.press('Escape');
  await expect(home).toBeFocused();
});

test('it comes before the orders of the editor, and is there before anything is open', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Drop files here' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('option', { name: /New policy/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await open(page);
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
});
