import type { Page } from '@playwright/test';
import { expect, openFiles, test } from './base';
import { SEED_FLOWS } from './flowTexts';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const ALLOW = file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND);
const MANIFESTS = [ALLOW, file('simple-app.yaml', SIMPLE_APP), file('backend-ingress-deny.yaml', INGRESS_DENY)];

const canvas = (page: Page) => page.getByRole('region', { name: 'Policy canvas' });
const row = (page: Page, name: string) => canvas(page).getByRole('button', { name, exact: true });

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await openFiles(page, MANIFESTS);
  await expect(row(page, 'app=frontend, allowed')).toBeVisible();
});

test('rows tell what they saw of the open flows, and the hover card more; it can be switched off', async ({ page }) => {
  const observed = canvas(page).getByRole('button', { name: 'Observed' });
  await expect(observed).toHaveCount(0);
  await openFiles(page, [file('hubble.txt', SEED_FLOWS)]);
  await expect(row(page, 'app=frontend, allowed, never seen')).toBeVisible();
  const other = row(page, 'Any other pod, denied, 3 seen, dropped');
  await expect(other).toHaveText(/3 seen, dropped/);
  // Where nothing was seen the row itself says nothing more than before.
  await expect(row(page, 'Everything in the cluster, denied, none seen')).not.toHaveText(/seen/);
  await other.hover();
  await expect(page.getByRole('tooltip')).toContainText('Seen 3 times, all dropped, last on Jan 13 12:54:49.');

  // So does the picture of all policies together.
  await canvas(page).getByRole('button', { name: 'All policies together' }).click();
  await expect(row(page, 'app=frontend, allowed, never seen')).toHaveText(/never seen.*by backend-allow-ingress-frontend/);
  await expect(other).toHaveText(/3 seen, dropped/);
  await canvas(page).getByRole('button', { name: 'This policy alone' }).click();

  await observed.click();
  await expect(row(page, 'Any other pod, denied')).toBeVisible();
  await observed.click();
  await expect(other).toBeVisible();
});

test('what rows saw follows an edit, and goes with the flows', async ({ page }) => {
  await openFiles(page, [file('hubble.txt', SEED_FLOWS)]);
  await expect(row(page, 'app=frontend, allowed, never seen')).toBeVisible();
  await page.getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
  const add = page.getByRole('dialog', { name: 'Add rule' });
  await add.getByLabel('Pod selector').fill('app=not-frontend');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(add).toBeHidden();
  await expect(row(page, 'app=not-frontend, allowed, 3 seen, dropped')).toBeVisible();
  await expect(row(page, 'Any other pod, denied, none seen')).toBeVisible();
  await page.getByRole('button', { name: 'Close all flows' }).click();
  await expect(row(page, 'app=not-frontend, allowed')).toBeVisible();
});

test('the map draws what was dropped beside what rules allow, once it is asked for', async ({ page }) => {
  const answers = page.getByRole('region', { name: 'Answers' });
  const map = page.getByRole('group', { name: 'Map of allowed connections' });
  const words = page.getByRole('complementary', { name: 'The map in words' });
  const line = (name: string) => map.getByRole('button', { name, exact: true });
  const observed = answers.getByRole('button', { name: 'Observed' });
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  await answers.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(line('default/frontend to default/backend, allowed on every port')).toBeVisible();
  await expect(observed).toHaveCount(0);

  await openFiles(page, [file('hubble.txt', SEED_FLOWS)]);
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  await expect(line('default/frontend to default/backend, allowed on every port')).toBeVisible();
  await observed.click();
  const dropped = line('default/not-frontend to default/backend, dropped 3 times on TCP 8080');
  await expect(dropped).toBeVisible();
  await expect(words.getByText(/^1 connection that was seen is not drawn\./)).toBeVisible();
  await dropped.press('Enter');
  await expect(words.getByText('Seen 3 times, all dropped, last on Jan 13 12:54:49.')).toBeVisible();
  await expect(words.getByText('No rule allows TCP 8080.')).toBeVisible();
  await page.getByRole('button', { name: 'Maximise Connectivity' }).click();
  await line('default/frontend to default/backend, allowed on every port, never seen').press('Enter');
  await expect(words.getByText('Never seen in the open flows, though rules allow it.')).toBeVisible();
  await expect(words.getByRole('list', { name: 'Rules that let it through' }).getByRole('button')).toHaveCount(1);
  await observed.click();
  await expect(dropped).toHaveCount(0);
});
