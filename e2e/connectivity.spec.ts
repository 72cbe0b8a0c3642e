import type { Page } from '@playwright/test';
import { axe, expect, openFiles, test } from './base';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const APP = file('simple-app.yaml', SIMPLE_APP);
const DENY = file('backend-ingress-deny.yaml', INGRESS_DENY);
const ALLOW = file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND);

const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });
const matrix = (page: Page) => page.getByRole('table', { name: 'Who may connect to whom' });
const cell = (page: Page, name: string) => matrix(page).getByRole('button', { name, exact: true });

async function show(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('the seed in the matrix: nobody reaches backend, then frontend alone does', async ({ page }) => {
  await openFiles(page, [APP, DENY]);
  await show(page, 'Connectivity');
  for (const from of ['default/frontend', 'default/not-frontend', 'outside cluster']) {
    await expect(cell(page, `${from} to default/backend: denied`)).toBeVisible();
  }
  await expect(cell(page, 'default/backend to default/frontend: allowed on every port')).toBeVisible();

  await openFiles(page, [ALLOW]);
  await expect(cell(page, 'default/frontend to default/backend: allowed on every port')).toBeVisible();
  await expect(cell(page, 'default/not-frontend to default/backend: denied')).toBeVisible();
  await expect(answers(page).getByText('2 policies, 3 workloads, 1 namespace.')).toBeVisible();
  await axe(page);
});

test('the matrix by keyboard, by port, folded', async ({ page }) => {
  await openFiles(page, [APP, DENY, ALLOW]);
  await show(page, 'Connectivity');
  const first = cell(page, 'default/backend to default/backend: itself');
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 'default/frontend to default/backend: allowed on every port')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'default/not-frontend to default/frontend: allowed on every port')).toBeFocused();

  await answers(page).getByLabel('Port', { exact: true }).fill('http');
  await expect(answers(page).getByText('Write a port such as 8080 or 53/UDP.')).toBeVisible();
  await answers(page).getByLabel('Port', { exact: true }).fill('');
  await answers(page).getByLabel('Workloads that hold these words').fill('app=not-frontend');
  await expect(matrix(page).getByRole('row')).toHaveCount(4);
  await answers(page).getByRole('button', { name: '2 left out: show all' }).click();
  await answers(page).getByRole('button', { name: 'Namespace default' }).click();
  await expect(cell(page, 'outside cluster to namespace default: allowed for some of them')).toBeVisible();
});

test('both tables of the chapter: kubectl get netpol, cilium endpoint list', async ({ page }) => {
  await openFiles(page, [APP, DENY, ALLOW]);
  await show(page, 'Policies and pods');
  const policies = answers(page).getByRole('region', { name: 'Policies that count' });
  const endpoints = answers(page).getByRole('region', { name: 'Endpoints' });
  await expect(policies.getByRole('row', { name: /^default backend-ingress-deny app=backend 1/ })).toContainText('no rule');
  await expect(policies.getByRole('row', { name: /^default backend-allow-ingress-frontend app=backend 1/ })).toContainText(
    '1 rule',
  );
  await expect(endpoints.getByRole('row', { name: /^default backend / })).toContainText(/EnabledDisabledapp=backend/);
  await expect(endpoints.getByRole('row', { name: /^default not-frontend / })).toContainText(
    /DisabledDisabledapp=not-frontendnone selects it/,
  );

  // From a policy to its pods, from a pod to its policies, and out of it again.
  await policies.getByRole('button', { name: '1: show the pods that backend-ingress-deny selects' }).click();
  await expect(endpoints.getByRole('row')).toHaveCount(2);
  await endpoints.getByRole('button', { name: 'backend', exact: true }).click();
  await expect(endpoints.getByRole('row')).toHaveCount(4);
  await expect(policies.getByRole('row')).toHaveCount(3);
  await endpoints.getByRole('button', { name: 'frontend', exact: true }).click();
  await expect(policies.getByText('No policy selects frontend')).toBeVisible();
  await policies.getByRole('button', { name: 'Show all again' }).click();
  await expect(policies.getByRole('row')).toHaveCount(3);
  await axe(page);

  await policies.getByRole('button', { name: 'backend-allow-ingress-frontend', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Policy canvas' }).getByText('app=frontend').first()).toBeVisible();
});

test('answers follow the text, and say what they do not count', async ({ page }) => {
  await openFiles(page, [DENY, APP]);
  await show(page, 'Connectivity');
  await expect(cell(page, 'default/frontend to default/backend: denied')).toBeVisible();
  await page.getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Allow all/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Allow all' }).click();
  await expect(cell(page, 'default/frontend to default/backend: allowed on every port')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(cell(page, 'default/frontend to default/backend: denied')).toBeVisible();

  await openFiles(page, [file('cilium.yaml', 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata:\n  name: web\n')]);
  await expect(answers(page).getByRole('note')).toContainText('default/web: CiliumNetworkPolicy (cilium.io) is not read yet');
});

test('without workloads, the way to them', async ({ page }) => {
  await openFiles(page, [DENY]);
  await show(page, 'Connectivity');
  await expect(answers(page).getByText('No workload is open')).toBeVisible();
  await show(page, 'Policies and pods');
  await expect(answers(page).getByText(/^No workload is open\./)).toBeVisible();
});
