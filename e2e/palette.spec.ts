import type { Page } from '@playwright/test';
import { expect, openFiles, test } from './base';
import { INGRESS_DENY, SIMPLE_APP } from './texts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find' });
const field = (page: Page) => palette(page).getByRole('combobox');

async function open(page: Page): Promise<void> {
  await page.goto('./');
  await openFiles(page, [
    { name: 'deny.yaml', bytes: Buffer.from(INGRESS_DENY) },
    { name: 'app.yaml', bytes: Buffer.from(SIMPLE_APP) },
  ]);
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
}

test('Ctrl+K finds what is open and what can be done, by the keyboard alone', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('frontend depl');
  await expect(palette(page).getByRole('option').first()).toContainText('frontend');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'No NetworkPolicy in this file' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('backend-ingress');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('show conn');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Connectivity', selected: true })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('edit policy');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
});

const DIALOGS = /\/Dialogs-[^/]*\.js$/;

/** The part with the dialogs is not fetched before what this answers with is called. */
async function holdDialogs(page: Page): Promise<() => void> {
  let arrive = (): void => {};
  const held = new Promise<void>((done) => {
    arrive = done;
  });
  await page.route(DIALOGS, async (route) => {
    await held;
    await route.continue();
  });
  return arrive;
}

test('what is typed before the palette was fetched is not lost, and presses nothing', async ({ page }) => {
  const arrive = await holdDialogs(page);
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
  await page.getByRole('button', { name: 'Start a policy' }).focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('open the exam ple');
  arrive();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('open the exam ple');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Start a policy' })).toBeFocused();
});

test('Escape takes the palette back before it was fetched', async ({ page }) => {
  const arrive = await holdDialogs(page);
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  const fetched = page.waitForResponse(DIALOGS);
  arrive();
  await fetched;
  await page.getByRole('button', { name: 'Start a policy' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(palette(page)).toHaveCount(0);
});

test('arrows walk the list, Escape gives the focus back, and nothing found is said', async ({ page }) => {
  await open(page);
  const home = page.getByRole('button', { name: /^Find a policy/ });
  await home.click();
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('Open files');
  await page.keyboard.press('ArrowDown');
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('Open folder');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(palette(page).getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  const selected = await palette(page).getByRole('option', { selected: true }).getAttribute('id');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', selected ?? '');
  await page.keyboard.type('no such thing');
  await expect(palette(page).getByRole('status')).toContainText('Nothing of that name');
  await page.keyboard.press('Escape');
  await expect(home).toBeFocused();
});

test('it comes before the orders of the editor, and is there before anything is open', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Drop files here' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('option', { name: /^New policy From/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await open(page);
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
});

test('over a form it waits, so that nothing typed is lost', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Edit policy' }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('half-typed');
  await page.keyboard.press('Control+k');
  await expect(name).toHaveValue('half-typed');
  await expect(name).toBeFocused();
  for (const other of ['About the canvas', 'Share']) await page.getByRole('button', { name: other, exact: true }).click();
  await expect(name).toHaveValue('half-typed');
  await expect(name).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(name).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
});

test('it leads to the map while the answers are closed', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('show the map');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Connectivity', selected: true })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Map', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test('on a phone it is in the menu of files', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Find…' }).click();
  await expect(field(page)).toBeFocused();
  await field(page).fill('changes');
  await palette(page)
    .getByRole('option', { name: /^Changes/ })
    .click();
  await expect(page.getByRole('dialog', { name: 'What changes' })).toContainText('deny.yaml');
});

/** Does the best that the palette finds for some words. */
async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await field(page).fill(words);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
}

/** What the palette finds for some words. */
async function foundFor(page: Page, words: string): Promise<readonly string[]> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await field(page).fill(words);
  const titles = await palette(page).locator('.palette__title').allTextContents();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  return titles;
}

test('every button of the page, and every line of its menus, is in it', async ({ page }) => {
  await open(page);
  const named = page
    .locator('main button, nav header button, section[aria-label="Rules"] header button')
    .filter({ visible: true });
  const names = await named.evaluateAll((all) =>
    all
      .filter(
        (one) => one instanceof HTMLButtonElement && !one.disabled && !one.matches('[data-target], [data-walk], [data-help]'),
      )
      .map((one) => one.ariaLabel ?? ''),
  );
  expect(names.length).toBeGreaterThan(15);
  for (const name of names.filter((one) => one !== '' && !one.startsWith('Close ')))
    expect(await foundFor(page, name)).toContain(name);

  for (const menu of ['Incoming actions', 'Outgoing actions', 'Actions for backend-ingress-deny', 'Files', /^Drawbridge,/]) {
    await page.getByRole('button', { name: menu, exact: true }).first().click();
    const lines = page.getByRole('menuitem').filter({ visible: true });
    await expect(lines.first()).toBeVisible();
    const words = await lines.evaluateAll((all) =>
      all
        .filter((one) => one.ariaDisabled !== 'true' && !one.ariaHasPopup)
        .map((one) => one.querySelector('b')?.textContent ?? ''),
    );
    expect(words.length).toBeGreaterThan(2);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    for (const word of words.filter((one) => one !== 'Find…')) {
      const found = await foundFor(page, word.replace(/…$/, ''));
      expect(found, `nothing is found for “${word}” of the menu ${menu}`).not.toEqual([]);
    }
  }
});

test('what it does to the policy is done: a rule denied, a rule’s menu opened, another file added to', async ({ page }) => {
  await open(page);
  await run(page, 'Egress: Deny all');
  await expect(page.getByRole('button', { name: 'Egress default deny', pressed: true })).toBeVisible();
  await run(page, 'Add egress rule: in cluster');
  await expect(page.getByRole('dialog', { name: 'Add rule' })).toBeVisible();
  await page.getByLabel('Pod selector').last().press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await run(page, 'Egress: Kubernetes DNS');
  await expect(page.getByRole('button', { name: 'Kubernetes DNS, allowed' })).toBeVisible();
  await run(page, 'Egress rule 1');
  await page.getByRole('menuitem', { name: 'Remove rule' }).click();
  await expect(page.getByRole('button', { name: 'Kubernetes DNS, denied' })).toBeVisible();
  await run(page, 'New policy: Deny incoming');
  await expect(page.getByRole('heading', { level: 1, name: 'deny-incoming' })).toBeVisible();
});

test('where it leads to has the focus, so that Tab goes on from there', async ({ page }) => {
  await open(page);
  await run(page, 'backend-ingress networkpolicy');
  await expect(page.getByRole('button', { name: 'About the canvas' })).toBeFocused();
  await run(page, 'show connectivity');
  await expect(page.getByRole('tab', { name: 'Connectivity' })).toBeFocused();
  await run(page, 'frontend deployment');
  await expect(page.getByRole('textbox', { name: 'YAML editor' })).toBeFocused();
  await run(page, 'lesson: dns');
  await expect(page.getByRole('region', { name: 'Lesson: DNS' })).toBeFocused();
});
