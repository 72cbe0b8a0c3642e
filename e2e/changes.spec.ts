import type { Page } from '@playwright/test';
import { download, expect, openFiles, test } from './base';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const APP = file('simple-app.yaml', SIMPLE_APP);
const DENY = file('backend-ingress-deny.yaml', INGRESS_DENY);
const ALLOW = file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND);

const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });
const tab = (page: Page) => page.getByRole('tab', { name: /^What changes/ });
const table = (page: Page) => answers(page).getByRole('table', { name: 'Connections that change' });
const markdown = (page: Page) => answers(page).getByRole('region', { name: 'As Markdown for a review' }).locator('pre');

/** On the canvas, everybody is let in. */
async function allowAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Allow all/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Allow all' }).click();
}

/** On the canvas, whoever comes in is let in no more. */
async function denyAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Deny all/ }).click();
}

/** On the canvas, pods with the label are let in. */
async function letIn(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Add ingress rule: in namespace', exact: true }).click();
  const add = page.getByRole('dialog', { name: 'Add rule' });
  await expect(add.getByLabel('Pod selector')).toBeFocused();
  await page.keyboard.type(label);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(add).toBeHidden();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('the seed: frontend let in on the canvas is newly allowed; taken back, nothing changes', async ({ page }) => {
  await openFiles(page, [DENY, APP]);
  await tab(page).click();
  await expect(answers(page).getByText('No file has been changed since it was opened.')).toBeVisible();
  await letIn(page, 'app=frontend');
  const row = table(page).getByRole('row', { name: /default\/frontend → default\/backend/ });
  await expect(row).toContainText('+');
  await expect(row).toContainText('was denied, is allowed');
  await expect(row).toContainText('every port');
  await expect(answers(page).getByRole('list', { name: 'How much changes' })).toHaveText('1 newly allowed');
  await expect(tab(page)).toHaveText('What changes1');

  await row.getByRole('button', { name: /^line \d+$/ }).click();
  await expect(page.getByRole('region', { name: 'YAML' })).toContainText('app: frontend');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(answers(page).getByText('No file has been changed since it was opened.')).toBeVisible();
  await expect(tab(page)).toHaveText('What changes');
});

test('the Markdown that is copied is the one that is shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openFiles(page, [DENY, APP]);
  await tab(page).click();
  await allowAll(page);
  await expect(table(page).getByRole('row', { name: /→ default\/backend/ })).toBeVisible();
  await answers(page).getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Copied what changes as Markdown.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('### Connections that change');
  expect(copied).toContain('default/backend | denied | allowed |');
  expect(copied).toBe(await markdown(page).textContent());
});

test('against other files, which are not opened, and back', async ({ page }) => {
  await openFiles(page, [APP, DENY, ALLOW]);
  await tab(page).click();
  const against = answers(page).getByLabel('Against');
  await against.selectOption('others');
  await expect(answers(page).getByText('Choose what was there before')).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await answers(page).getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([
    { name: 'old-app.yaml', mimeType: 'application/yaml', buffer: APP.bytes },
    { name: 'old-deny.yaml', mimeType: 'application/yaml', buffer: DENY.bytes },
  ]);
  await expect(table(page).getByRole('row', { name: /default\/frontend → default\/backend/ })).toContainText('is allowed');
  await expect(answers(page).getByText('old-app.yaml and 1 more file')).toBeVisible();
  await expect(page.getByRole('navigation').getByText('old-deny.yaml')).toHaveCount(0);
  await against.selectOption('opened');
  await expect(answers(page).getByText('No file has been changed since it was opened.')).toBeVisible();
});

test('before a download, and after one that refuses what was allowed', async ({ page }) => {
  await openFiles(page, [ALLOW, APP]);
  await denyAll(page);
  await page.getByRole('button', { name: 'Changes', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'What changes' });
  await expect(dialog.getByText('In all open files: 1 connection newly refused.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Show them' }).click();
  await expect(table(page).getByRole('row', { name: /default\/frontend → default\/backend/ })).toContainText('is denied');
  await page.getByRole('tab', { name: /^Problems/ }).click();

  await download(page);
  const said = page.getByText('Against the files as opened, 1 connection is newly refused.');
  await expect(said).toBeVisible();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Show them' }).click();
  await expect(table(page)).toBeVisible();
  await expect(said).toBeHidden();
});

test('the text changed and no connection does; without workloads, the way to them', async ({ page }) => {
  await openFiles(page, [DENY]);
  await tab(page).click();
  await expect(answers(page).getByText('No workload is open')).toBeVisible();
  await openFiles(page, [APP]);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /backend-ingress-deny/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Edit policy', exact: true }).click();
  const edit = page.getByRole('dialog', { name: 'Edit policy' });
  await expect(edit.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('backend-deny');
  await page.keyboard.press('Enter');
  await expect(answers(page).getByText('The text changed; no connection does.')).toBeVisible();
});

test('a policy that was made here is a change from its first line: told, asked about, and not reverted', async ({ page }) => {
  await openFiles(page, [{ name: 'app.yaml', bytes: Buffer.from(SIMPLE_APP) }]);
  await page.getByRole('button', { name: 'New policy' }).click();
  await page.getByRole('menuitem', { name: /^One app to another/ }).click();
  await tab(page).click();
  await expect(
    table(page).getByRole('row', { name: /default\/not-frontend and every address → default\/backend/ }),
  ).toContainText('was allowed, is denied');
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /^Revert/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Close frontend-to-backend/ }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Its text was never downloaded.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await download(page);
  const egress = page.getByRole('button', { name: 'Egress default deny' });
  const before = await egress.getAttribute('aria-pressed');
  await egress.click();
  await expect(egress).not.toHaveAttribute('aria-pressed', before ?? '');
  await page.getByRole('button', { name: /^Close frontend-to-backend/ }).click();
  await expect(question).toContainText('It has changes that were not downloaded.');
});
