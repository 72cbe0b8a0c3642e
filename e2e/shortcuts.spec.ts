import type { Locator, Page } from '@playwright/test';
import { SHORTCUTS } from '../src/words/help/shortcuts';
import { axe, download, expect, openFile, test } from './base';
import { address } from './shareAddress';
import { INGRESS_DENY } from './texts';
import { caretBehind, editor, open, shown } from './yamlPane';

/*
 * Every shortcut of src/words/help/shortcuts.ts: here those that hold everywhere, in panelKeys.spec.ts those of one panel.
 * These are pressed in other stories:
 * - the tree of files: folders.spec.ts, "the tree is walked with the arrow keys …";
 * - Alt with the arrow keys and Shift+F10 in the list of rules: rules.spec.ts, "a rule moves with its comments …";
 * - Ctrl+Space, Ctrl+., Shift+F1, Ctrl+Shift+O, Escape then Tab in the YAML: yaml.spec.ts;
 * - the fields of the check: connectivity.spec.ts, "the check by keyboard …"; the map: map.spec.ts, "a shop: …";
 * - arrow keys, Enter and Escape in what Ctrl+K opens: palette.spec.ts.
 */

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
  // It stays as well while the focus is somewhere else on the page.
  await page.getByRole('tab', { name: /^Connectivity/ }).click();
  await expect(page.getByRole('tab', { name: /^Connectivity/ })).toBeFocused();
  await page.keyboard.press('Control+/');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(field).toHaveValue('app=web');
});

test('a question stays until it is answered, and keeps the focus', async ({ page }) => {
  await page.goto(address(JSON.stringify({ drawbridge: 1, files: [['a.yaml', INGRESS_DENY]] })));
  const open = page.getByRole('alertdialog').getByRole('button', { name: 'Open' });
  await open.focus();
  for (const keys of ['F6', 'Shift+F6', 'Control+/', 'Control+k']) {
    await page.keyboard.press(keys);
    await expect(open).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(row(page, 'Any pod, denied')).toBeVisible();
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

test('F6 goes on where what had the focus in a panel cannot have it any more', async ({ page }) => {
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  await canvas(page)
    .getByRole('button', { name: /^Egress default/ })
    .click();
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await expect(undo).toBeEnabled();
  await undo.focus();
  await page.keyboard.press('F6');
  await page.keyboard.press('Control+z');
  await expect(undo).toBeDisabled();
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('banner').locator(':focus')).toHaveCount(1);
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

test('on Apple’s systems keys are called as there', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }));
  await page.goto('./');
  await expect(page.getByRole('button', { name: /^Find a policy/ })).toContainText('⌘K');
  await expect(page.getByRole('button', { name: 'Open', exact: true }).first()).toHaveAttribute('title', /⌘O/);
  await page.keyboard.press('Meta+/');
  const keys = list(page).locator('kbd');
  await expect(keys.getByText('⌘⇧Z', { exact: true })).toBeVisible();
  await expect(keys.getByText('⌃Space', { exact: true })).toHaveCount(1);
  await expect(keys.filter({ hasText: 'Ctrl' })).toHaveCount(0);
});
