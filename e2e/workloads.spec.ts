import type { Page } from '@playwright/test';
import { axe, expect, openFiles, test } from './base';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const APP = file('simple-app.yaml', SIMPLE_APP);
const DENY = file('backend-ingress-deny.yaml', INGRESS_DENY);
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

  await canvas(page).getByRole('button', { name: 'Edit policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit policy' });
  await expect(dialog.getByText('Matches 1 of 3 pods: Deployment backend')).toBeVisible();
  await dialog.getByLabel('Pod selector').fill('tier=none');
  await expect(dialog.getByText('Matches 0 of 3 pods.')).toBeVisible();
  await page.keyboard.press('Escape');
});
