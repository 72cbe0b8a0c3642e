import type { Page } from '@playwright/test';
import { expect, openFile, openFiles, test } from './base';
import { DENSE, INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';
import { caretBehind, editor, open, shown } from './yamlPane';

// The shortcuts of single panels; shortcuts.spec.ts tells where the others are pressed.

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const canvas = (page: Page) => page.getByRole('region', { name: 'Policy canvas' });
const rules = (page: Page) => page.getByRole('region', { name: 'Rules' });
const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });
const row = (page: Page, name: string) => canvas(page).getByRole('button', { name, exact: true });

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

test('the canvas: rows are walked, told, edited, removed', async ({ page }) => {
  await open(page, 'api.yaml', DENSE);
  const sides = canvas(page).locator('[data-walk="ingress"]');
  await sides.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(sides.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(sides.last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(sides.first()).toBeFocused();

  const peer = row(page, 'app=prometheus AND namespace monitoring, allowed');
  await peer.focus();
  const card = canvas(page).getByRole('tooltip');
  await expect(card).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(card.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(peer).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);

  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: /^Edit…/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(peer).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Edit rule' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(peer).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(peer).toHaveCount(0);
  await expect(canvas(page).locator('[data-walk]:focus')).toHaveCount(1);
  await canvas(page)
    .getByRole('group', { name: 'Ingress: in cluster' })
    .getByRole('button', { name: /^Everything else/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Add rule' })).toBeVisible();
});

test('the list of rules: walked, edited, removed', async ({ page }) => {
  await openFile(page, 'api.yaml', DENSE);
  await page.getByRole('button', { name: 'Show rules' }).click();
  const items = rules(page).locator('[data-target]');
  await items.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(items.last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Edit rule' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(items.first()).toBeFocused();
  const before = await items.count();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(items).toHaveCount(before - 1);
});

test('the YAML: to the next problem and back, finding', async ({ page }) => {
  const wrong = INGRESS_DENY.replace('podSelector:', 'podSelector: {}\n  podSelektor:').replace('kind:', 'kimd: x\nkind:');
  await open(page, 'wrong.yaml', wrong);
  await caretBehind(page, 'apiVersion');
  const at = page.locator('.monaco-editor .marker-widget');
  await page.keyboard.press('F8');
  await expect(at).toBeVisible();
  const first = await at.textContent();
  await page.keyboard.press('F8');
  await expect(at).not.toHaveText(first ?? '');
  await page.keyboard.press('Shift+F8');
  await expect(at).toHaveText(first ?? '');
  await page.keyboard.press('Escape');
  await expect(at).toHaveCount(0);
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
});

test('Ctrl+M has Tab lead out of the YAML until it is pressed again', async ({ page }) => {
  await open(page, 'deny.yaml', INGRESS_DENY);
  for (let round = 0; round < 2; round++) {
    await caretBehind(page, 'podSelector');
    if (round === 0) await page.keyboard.press('Control+m');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await expect(editor(page)).not.toBeFocused();
  }
  const before = await shown(page);
  await caretBehind(page, 'podSelector');
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await expect.poll(() => shown(page)).not.toBe(before);
});

test('the answers: tabs, problems, matrix', async ({ page }) => {
  await openFiles(page, [
    file('app.yaml', SIMPLE_APP),
    file('deny.yaml', INGRESS_DENY),
    file('allow.yaml', INGRESS_ALLOW_FRONTEND.replace('ports:', 'prots:').replace('port: ', 'prot: ')),
  ]);
  const tab = (name: RegExp) => page.getByRole('tab', { name });
  await tab(/^Problems/).click();
  const problems = answers(page).getByRole('list', { name: 'Problems' }).locator('.problem__message');
  await expect(problems.nth(1)).toBeVisible();
  await problems.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(problems.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(problems.first()).toBeFocused();
  await tab(/^Problems/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(/^Connectivity/)).toBeFocused();
  await expect(tab(/^Connectivity/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(tab(/^Problems/)).toBeFocused();
  await page.keyboard.press('ArrowRight');

  await answers(page).getByRole('button', { name: 'Matrix', exact: true }).click();
  const cell = (place: string) => answers(page).locator(`[data-cell="${place}"]`);
  await cell('0 0').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(cell('1 2')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect(cell('0 1')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(answers(page).getByRole('button', { name: 'Close details' })).toBeVisible();
});

test('dialogs: labels are added, walked and removed, suggestions taken, and it closes', async ({ page }) => {
  await openFiles(page, [file('deny.yaml', INGRESS_DENY), file('app.yaml', SIMPLE_APP)]);
  const add = canvas(page).getByRole('button', { name: 'Add ingress rule: in namespace' });
  await add.click();
  const dialog = page.getByRole('dialog', { name: 'Add rule' });
  const field = dialog.getByLabel('Pod selector');
  await expect(field).toBeFocused();
  await page.keyboard.type('app=f');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('option', { name: /^app=frontend/, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  const chips = dialog.getByRole('button', { name: /^Remove / });
  await expect(chips).toHaveCount(1);
  await page.keyboard.type('tier=web');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(2);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(chips.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(chips.last()).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chips).toHaveCount(1);
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(page, 'app=frontend, allowed')).toBeVisible();
  await add.click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
