import type { Page } from '@playwright/test';
import { download, expect, openFiles, savedText, test } from './base';
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

/** The tab Connectivity opens with the check. */
async function showMatrix(page: Page): Promise<void> {
  await show(page, 'Connectivity');
  await answers(page).getByRole('button', { name: 'Matrix', exact: true }).click();
}

const field = (page: Page, name: string) => answers(page).getByRole('combobox', { name, exact: true });
const verdict = (page: Page) => answers(page).getByRole('status');
const reach = (page: Page) => answers(page).getByRole('table', { name: /^Who reaches/ });
const reachRow = (page: Page, name: string) =>
  reach(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name, exact: true }) });

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('the seed in the matrix: nobody reaches backend, then frontend alone does', async ({ page }) => {
  await openFiles(page, [APP, DENY]);
  await showMatrix(page);
  for (const from of ['default/frontend', 'default/not-frontend', 'outside cluster']) {
    await expect(cell(page, `${from} to default/backend: denied`)).toBeVisible();
  }
  await expect(cell(page, 'default/backend to default/frontend: allowed on every port')).toBeVisible();

  await openFiles(page, [ALLOW]);
  await expect(cell(page, 'default/frontend to default/backend: allowed on every port')).toBeVisible();
  await expect(cell(page, 'default/not-frontend to default/backend: denied')).toBeVisible();
  await expect(answers(page).getByText('2 policies, 3 workloads, 1 namespace.')).toBeVisible();
});

test('the matrix by keyboard, by port, folded', async ({ page }) => {
  await openFiles(page, [APP, DENY, ALLOW]);
  await showMatrix(page);
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
  // What is typed into stays while the matrix follows.
  const words = answers(page).getByLabel('Workloads that hold these words');
  await words.pressSequentially('app=not-frontend');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue('app=not-frontend');
  await expect(matrix(page).getByRole('row')).toHaveCount(4);
  await answers(page).getByRole('button', { name: '2 left out: show all' }).click();
  await answers(page).getByLabel('Policy', { exact: true }).selectOption('default/backend-ingress-deny');
  await expect(matrix(page).getByRole('row')).toHaveCount(6);
  await answers(page).getByLabel('Policy', { exact: true }).selectOption('');
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

  await policies.getByRole('button', { name: 'backend-allow-ingress-frontend', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Policy canvas' }).getByText('app=frontend').first()).toBeVisible();
});

test('answers follow the text, and say what they do not count', async ({ page }) => {
  await openFiles(page, [DENY, APP]);
  await showMatrix(page);
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

test('the chapter in the check: nobody reaches backend, then frontend does and not-frontend does not', async ({ page }) => {
  await openFiles(page, [APP, DENY]);
  await show(page, 'Connectivity');
  // One click answers the seed's check.
  await expect(field(page, 'To')).toHaveValue('default/backend');
  await expect(verdict(page)).toContainText('Denied');
  await expect(reach(page)).toHaveAccessibleName(/^Who reaches backend/);
  await expect(answers(page).getByText('1 of 4 do')).toBeVisible();
  for (const from of ['default / frontend', 'default / not-frontend', 'Outside cluster']) {
    await expect(reachRow(page, from)).toContainText('Deniedingress isolated, no rule');
  }

  await openFiles(page, [ALLOW]);
  await expect(answers(page).getByText('2 of 4 do')).toBeVisible();
  await expect(reachRow(page, 'default / frontend')).toContainText('Allowedbackend-allow-ingress-frontend rule 1 line 14');
  await reachRow(page, 'default / not-frontend').getByRole('button', { name: 'default / not-frontend' }).click();
  await expect(field(page, 'From')).toHaveValue('default/not-frontend');
  await expect(verdict(page)).toContainText(
    'not-frontend may send, but backend does not take it in: its ingress is isolated and no rule names app=not-frontend.',
  );
  const trail = answers(page).getByRole('list').filter({ hasText: 'Leaving not-frontend' }).getByRole('listitem');
  await expect(trail.filter({ hasText: 'Leaving not-frontend' }).first()).toContainText('allowed');
  await expect(trail.filter({ hasText: 'No rule matches' })).toContainText(
    'it needs app=frontend, this pod has app=not-frontend.',
  );

  await reachRow(page, 'default / frontend').getByRole('button', { name: 'default / frontend' }).click();
  await expect(verdict(page)).toContainText('Allowed');
  // The rule's line, in the file it stands in.
  await answers(page)
    .getByRole('list')
    .filter({ hasText: 'Rule 1 matches' })
    .getByRole('button', { name: 'line 14' })
    .last()
    .click();
  await expect(page.getByRole('region', { name: 'Policy canvas' }).getByText('app=frontend').first()).toBeVisible();
  await expect(page.getByText('backend-allow-ingress-frontend.yaml').first()).toBeVisible();
  await expect(page.locator('.yaml-editor .active-line-number')).toHaveText('14');
});

test('the check by keyboard: suggestions, ports, what cannot be answered', async ({ page }) => {
  await openFiles(page, [APP, DENY, ALLOW]);
  await show(page, 'Connectivity');
  await expect(field(page, 'To')).toHaveValue('default/backend');
  await field(page, 'From').focus();
  await field(page, 'From').fill('front');
  const options = page.getByRole('listbox', { name: 'From' }).getByRole('option');
  await expect(options).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(field(page, 'From')).toHaveValue('default/not-frontend');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(verdict(page)).toContainText('Denied');

  await field(page, 'To').focus();
  await page.keyboard.press('ArrowDown');
  await expect(
    page.getByRole('listbox', { name: 'To' }).getByRole('option', { name: /^service default\/backend/ }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await field(page, 'To').fill('service default/backend');
  await field(page, 'Port').fill('http');
  await expect(verdict(page)).toContainText('Denied');
  await field(page, 'Port').fill('9090');
  await expect(verdict(page)).toContainText('Service default/backend has no port 9090');
  await field(page, 'Port').fill('70000');
  await expect(verdict(page)).toContainText('That is no port.');
  await field(page, 'Port').fill('53/UDP');
  await field(page, 'To').fill('203.0.113.7');
  await expect(verdict(page)).toContainText('Allowed');
  await answers(page).getByRole('button', { name: 'Swap From and To' }).click();
  await expect(field(page, 'From')).toHaveValue('203.0.113.7');
});

test('a denied answer is allowed by an edit seen before, and one undo takes it back to the byte', async ({ page }) => {
  await openFiles(page, [APP, DENY, ALLOW]);
  await show(page, 'Connectivity');
  await expect(field(page, 'To')).toHaveValue('default/backend');
  await field(page, 'From').fill('default/not-frontend');
  await field(page, 'To').fill('default/backend');
  await field(page, 'Port').fill('8080');
  const allow = answers(page).getByRole('region', { name: 'Allow this connection' });
  await expect(allow.getByRole('radio')).toHaveCount(2);
  await expect(allow.getByRole('radio', { name: 'Adds a rule to backend-allow-ingress-frontend.' })).toBeChecked();
  await allow.getByRole('button', { name: 'Preview the edit…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Allow this connection' });
  await expect(dialog.getByRole('region', { name: 'Changes of backend-allow-ingress-frontend.yaml' })).toContainText(
    'app: not-frontend',
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(verdict(page)).toContainText('Denied');

  await allow.getByRole('button', { name: 'Preview the edit…' }).click();
  await dialog.getByRole('button', { name: 'Make the edit' }).click();
  await expect(verdict(page)).toContainText('Allowed');
  await expect(allow).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(verdict(page)).toContainText('Denied');
  const sidebar = page.getByRole('navigation').first();
  await sidebar.getByText('backend-allow-ingress-frontend', { exact: false }).last().click();
  expect((await download(page)).bytes.equals(ALLOW.bytes)).toBe(true);
});

test('assumptions are a choice, kept between visits, and answers follow it', async ({ page }) => {
  await openFiles(page, [APP, DENY]);
  await show(page, 'Connectivity');
  const itself = answers(page).getByRole('switch', { name: 'A pod reaches itself' });
  await expect(itself).toBeChecked();
  await reach(page).getByRole('button', { name: 'change' }).click();
  await expect(itself).toBeFocused();
  await page.keyboard.press('Space');
  await expect(itself).not.toBeChecked();
  await expect(answers(page).getByText('0 of 4 do')).toBeVisible();
  await expect.poll(() => savedText(page)).toContain('"tab":"connectivity"');
  await page.reload();
  await expect(itself).not.toBeChecked();
  await answers(page).getByRole('button', { name: 'take it back' }).click();
  await expect(answers(page).getByText('1 of 4 do')).toBeVisible();
});

test('a cell of the matrix tells its trail, a folded one what is behind it', async ({ page }) => {
  await openFiles(page, [APP, DENY, ALLOW]);
  await showMatrix(page);
  await cell(page, 'default/not-frontend to default/backend: denied').click();
  await expect(verdict(page)).toContainText('not-frontend may send, but backend does not take it in');
  await answers(page).getByRole('button', { name: 'Close details' }).click();
  await expect(verdict(page)).toHaveCount(0);
  await answers(page).getByRole('button', { name: 'Namespace default' }).click();
  await cell(page, 'namespace default to namespace default: allowed for some of them').click();
  await expect(answers(page).getByText('5 of 6 pairs get through.')).toBeVisible();
  await expect(answers(page).getByText('default/frontend to default/backend: allowed on every port')).toBeVisible();
});
