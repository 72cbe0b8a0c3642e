import type { Page } from '@playwright/test';
import { axe, expect, openFiles, test } from './base';
import { INGRESS_ALLOW_FRONTEND, SIMPLE_APP } from './texts';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const APP = file('simple-app.yaml', SIMPLE_APP);
const ALLOW = file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND);

const policies = (page: Page) => page.getByRole('navigation', { name: 'Policies' });
const canvas = (page: Page) => page.getByRole('region', { name: 'Policy canvas' });

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('selectors say whom they match once workloads are open', async ({ page }) => {
  await openFiles(page, [ALLOW]);
  await expect(canvas(page).getByRole('button', { name: 'Edit policy' })).toBeVisible();
  await expect(canvas(page).getByText(/of \d+ pods/)).toHaveCount(0);

  await openFiles(page, [APP]);
  await policies(page).getByRole('button', { name: 'backend-allow-ingress-frontend', exact: true }).click();
  await canvas(page).getByRole('button', { name: 'app=frontend, allowed' }).hover();
  await expect(canvas(page).getByText('1 of 3 pods: Deployment frontend')).toBeVisible();
  const count = canvas(page).getByRole('button', { name: '1 of 3 pods' });
  await count.focus();
  await expect(canvas(page).getByText('Deployment backend', { exact: true })).toBeVisible();
  await axe(page);

  await canvas(page).getByRole('button', { name: 'Edit policy' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit policy' });
  await expect(dialog.getByText('Matches 1 of 3 pods: Deployment backend')).toBeVisible();
  await dialog.getByLabel('Pod selector').fill('tier=none');
  await expect(dialog.getByText('Matches 0 of 3 pods.')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('labels and ports of open workloads are suggested, with the number of pods', async ({ page }) => {
  await openFiles(page, [ALLOW]);
  await openFiles(page, [APP]);
  await policies(page).getByRole('button', { name: 'backend-allow-ingress-frontend', exact: true }).click();
  await page.getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
  const pods = page.getByRole('combobox', { name: 'Pod selector' });
  await expect(pods).toBeFocused();
  await page.keyboard.type('front');
  const list = page.getByRole('listbox', { name: 'Suggestions for Pod selector' });
  await expect(list.getByRole('option')).toHaveText(['app=frontend 1 pod', 'app=not-frontend 1 pod']);
  await axe(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove app=not-frontend' })).toBeVisible();
  await expect(page.getByText('Matches 1 of 3 pods: Deployment not-frontend')).toBeVisible();

  await page.getByRole('combobox', { name: 'Ports' }).fill('80');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: '8080 3 pods' }).click();
  await expect(page.getByRole('combobox', { name: 'Ports' })).toHaveValue('8080');
  await page.keyboard.press('Enter');
  await expect(canvas(page).getByRole('button', { name: 'app=not-frontend, allowed on TCP 8080' })).toBeVisible();
});
