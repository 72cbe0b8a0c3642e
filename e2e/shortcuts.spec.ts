import type { Locator, Page } from '@playwright/test';
import { SHORTCUTS } from '../src/words/help/shortcuts';
import { axe, download, expect, openFile, openFiles, test } from './base';
import { DENSE, INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';
import { caretBehind, editor, open, shown } from './yamlPane';

/*
 * Every shortcut of src/words/help/shortcuts.ts. These are pressed in other stories:
 * - the tree of files: folders.spec.ts, "the tree is walked with the arrow keys …";
 * - Alt with the arrow keys and Shift+F10 in the list of rules: rules.spec.ts, "a rule moves with its comments …";
 * - Ctrl+Space, Ctrl+., Shift+F1, Ctrl+Shift+O, Escape then Tab in the YAML: yaml.spec.ts;
 * - the fields of the check: connectivity.spec.ts, "the check by keyboard …"; the map: map.spec.ts, "a shop: …";
 * - arrow keys, Enter and Escape in what Ctrl+K opens: palette.spec.ts.
 */

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const canvas = (page: Page) => page.getByRole('region', { name: 'Policy canvas' });
const rules = (page: Page) => page.getByRole('region', { name: 'Rules' });
const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });
const list = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const row = (page: Page, name: string) => canvas(page).getByRole('button', { name, exact: true });

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

test('Ctrl+/ lists all shortcuts, gives the focus back, and is the editor’s in the YAML', async ({ page }) => {
  test.slow();
  await page.keyboard.press('Control+/');
  await expect(list(page).getByRole('heading', { name: 'Everywhere' })).toBeVisible();
  for (const { title, shortcuts } of SHORTCUTS) {
    const place = list(page).getByRole('region', { name: title, exact: true });
    await expect(place.getByRole('definition')).toHaveText(shortcuts.map(({ does }) => does));
  }
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(list(page)).toHaveCount(0);

  await open(page, 'deny.yaml', INGRESS_DENY);
  await row(page, 'Any pod, denied').focus();
  // Where / stands behind Shift, the browser tells of the sign that Shift makes.
  await page.keyboard.press('Control+?');
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, 'Any pod, denied')).toBeFocused();

  await caretBehind(page, 'podSelector');
  await page.keyboard.press('Control+/');
  await expect.poll(() => shown(page)).toContain('# podSelector');
  await expect(list(page)).toHaveCount(0);
  await page.keyboard.press('Control+/');
  await expect.poll(() => shown(page)).not.toContain('# podSelector');

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await page.keyboard.press('Control+/');
  await expect(list(page)).toBeInViewport({ ratio: 1 });
});

test('a form that is open stays open, whatever is pressed', async ({ page }) => {
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  await canvas(page).getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
  const field = page.getByRole('dialog', { name: 'Add rule' }).getByLabel('Pod selector');
  await expect(field).toBeFocused();
  await page.keyboard.type('app=web');
  await page.keyboard.press('Control+/');
  await page.keyboard.press('F6');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('app=web');
});

test('F6 and Shift+F6 walk the panels, out of the editor too, and come back to where one was', async ({ page }) => {
  await open(page, 'deny.yaml', INGRESS_DENY);
  const way: readonly Locator[] = [
    page.getByRole('navigation', { name: 'Policies' }),
    rules(page),
    canvas(page),
    page.getByRole('region', { name: 'YAML', exact: true }),
    answers(page),
  ];
  const top = page.getByRole('button', { name: /^Find a policy/ });
  await top.focus();
  for (const panel of way) {
    await page.keyboard.press('F6');
    await expect(panel.locator(':focus')).toHaveCount(1);
  }
  await expect(page.getByRole('tab', { name: /^Problems/ })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(top).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('tab', { name: /^Problems/ })).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(row(page, 'Any endpoint, denied')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F6');
  await page.keyboard.press('Shift+F6');
  await expect(row(page, 'Any pod, denied')).toBeFocused();
});

test('open, save, undo, redo, paste: from anywhere', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles([{ name: 'deny.yaml', mimeType: 'application/yaml', buffer: Buffer.from(INGRESS_DENY) }]);
  await expect(row(page, 'Any pod, denied')).toBeVisible();
  expect((await download(page, () => page.keyboard.press('Control+s'))).bytes.toString()).toBe(INGRESS_DENY);

  const egress = canvas(page).getByRole('button', { name: /^Egress default/ });
  await egress.click();
  await expect(egress).toHaveAttribute('aria-pressed', 'true');
  for (const redo of ['Control+Shift+Z', 'Control+y']) {
    await page.keyboard.press('Control+z');
    await expect(egress).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press(redo);
    await expect(egress).toHaveAttribute('aria-pressed', 'true');
  }

  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await egress.focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('navigation', { name: 'Policies' }).getByText(/^pasted/)).toBeVisible();
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

test('what Ctrl+K opens is walked eight at a time; borders move', async ({ page }) => {
  await open(page, 'deny.yaml', INGRESS_DENY);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /^Find/ });
  await expect(field).toBeFocused();
  const options = page.getByRole('dialog', { name: 'Find' }).getByRole('option');
  await page.keyboard.press('PageDown');
  await expect(options.nth(8)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('PageUp');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('keyboard shortcuts');
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('Escape');

  const border = page.getByRole('separator', { name: 'Size of the YAML pane' });
  const pane = page.getByRole('region', { name: 'YAML', exact: true });
  const width = async () => (await pane.boundingBox())?.width ?? 0;
  const before = await width();
  await border.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBe(before + 16);
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBe(before);
});
