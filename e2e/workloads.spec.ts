import type { Page } from '@playwright/test';
import { expect, openFiles, test } from './base';
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

test('a selector that no open pod fits is told in Problems', async ({ page }) => {
  await openFiles(page, [file('lost.yaml', INGRESS_DENY.replace('app: backend', 'app: bakend'))]);
  await page.getByRole('tab', { name: 'Problems' }).click();
  const answers = page.getByRole('region', { name: 'Answers' });
  await expect(answers.getByText(/No open policy denies egress/)).toBeVisible();
  await expect(answers.getByText(/is selected by app=bakend/)).toHaveCount(0);
  await openFiles(page, [APP]);
  await expect(answers.getByText(/No open pod in namespace default is selected by app=bakend/)).toBeVisible();
});

test('all policies together: each row tells which policy allows it', async ({ page }) => {
  await openFiles(page, [ALLOW]);
  await openFiles(page, [DENY]);
  const alone = canvas(page).getByRole('button', { name: 'This policy alone' });
  const together = canvas(page).getByRole('button', { name: 'All policies together' });
  await expect(alone).toHaveAttribute('aria-pressed', 'true');
  await expect(canvas(page).getByRole('button', { name: 'Any pod, denied' })).toBeVisible();

  await together.click();
  const row = canvas(page).getByRole('button', { name: 'app=frontend, allowed' });
  await expect(row).toHaveAccessibleDescription('allowed by backend-allow-ingress-frontend, rule 1');
  await expect(canvas(page).getByRole('button', { name: 'Any other pod, denied' })).toBeVisible();
  await expect(canvas(page).getByText('Together: backend-ingress-deny and backend-allow-ingress-frontend.')).toBeVisible();
  await expect(canvas(page).getByRole('button', { name: 'Edit policy' })).toHaveAttribute(
    'title',
    'Shown together. Switch to this policy alone to edit.',
  );

  await openFiles(page, [file('other.yaml', INGRESS_DENY.replace('app: backend', 'tier: data').replace('backend-', 'data-'))]);
  await policies(page).getByRole('button', { name: 'backend-ingress-deny', exact: true }).click();
  await together.click();
  await expect(canvas(page).getByText(/1 more policy selects some of these pods: data-ingress-deny\./)).toBeVisible();

  await row.hover();
  await canvas(page).getByRole('button', { name: 'line 14' }).click();
  await expect(canvas(page).getByRole('heading', { level: 1 })).toHaveText('backend-allow-ingress-frontend');
  await together.click();
  await row.press('Enter');
  await expect(alone).toHaveAttribute('aria-pressed', 'true');
  await row.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Edit rule' })).toBeVisible();
});
