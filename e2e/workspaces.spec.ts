import type { BrowserContext, Page } from '@playwright/test';
import { download, expect, openFile, savedText, test } from './base';
import { SEED_FLOWS } from './flowTexts';
import { INGRESS_DENY, TWO_POLICIES } from './texts';

const START = 'Draw who may talk to whom.';
const denied = (page: Page) => page.getByRole('button', { name: 'Any pod, denied' });
const egress = (page: Page) => page.getByRole('button', { name: 'Egress default deny' });
const menu = (page: Page) => page.getByRole('button', { name: /^Drawbridge, / });
const choose = async (page: Page, name: RegExp): Promise<void> => {
  await menu(page).click();
  await page.getByRole('menuitem', { name }).click();
};

/** A tab with a policy open whose egress was closed by click. */
async function tabWithWork(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await egress(page).click();
  await expect(egress(page)).toHaveAttribute('aria-pressed', 'true');
  return page;
}

for (const locks of [true, false]) {
  test(`a second tab is told, and takes over or begins anew; nothing is overwritten${locks ? '' : ', without locks'}`, async ({
    context,
  }) => {
    if (!locks) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
    const first = await tabWithWork(context);
    await expect.poll(() => savedText(first)).toContain('backend-ingress-deny');

    const second = await context.newPage();
    await second.goto('./');
    await expect(second.getByRole('heading', { name: '“Workspace” is open in another tab' })).toBeVisible();
    await second.getByRole('button', { name: 'Begin an empty workspace' }).click();
    await expect(second.getByRole('heading', { name: START })).toBeVisible();
    await expect(menu(second)).toHaveAccessibleName('Drawbridge, Workspace 2');
    // The first would keep its work again.
    await menu(second).click();
    await expect(second.getByRole('menuitem', { name: /^Forget everything/ })).toBeDisabled();
    await expect(second.getByRole('menuitem', { name: /^Workspace/ })).toContainText('open in another tab');
    await second.keyboard.press('Escape');

    const third = await context.newPage();
    await third.goto('./');
    // Not yet saved when it is asked for: it is handed over with the workspace.
    await first.getByRole('button', { name: 'Ingress default deny' }).click();
    await first.getByRole('button', { name: 'Switch off' }).click();
    await third.getByRole('button', { name: 'Use it here' }).click();
    await expect(egress(third)).toHaveAttribute('aria-pressed', 'true');
    await expect(third.getByRole('button', { name: 'Ingress default deny' })).toHaveAttribute('aria-pressed', 'false');
    await expect(first.getByRole('heading', { name: '“Workspace” goes on in another tab' })).toBeVisible();

    await third.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(third.getByRole('button', { name: 'Ingress default deny' })).toHaveAttribute('aria-pressed', 'true');
    await first.getByRole('button', { name: 'Use it here' }).click();
    await expect(first.getByRole('button', { name: 'Ingress default deny' })).toHaveAttribute('aria-pressed', 'true');
    await expect(egress(first)).toHaveAttribute('aria-pressed', 'true');
    await expect(third.getByRole('heading', { name: '“Workspace” goes on in another tab' })).toBeVisible();
  });
}

test('from a tab that does not answer the workspace is taken', async ({ context }) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  const first = await tabWithWork(context);
  await expect.poll(() => savedText(first)).toContain('- Egress');
  const second = await context.newPage();
  await second.goto('./');
  await second.getByRole('button', { name: 'Use it here' }).click();
  await expect(egress(second)).toHaveAttribute('aria-pressed', 'true');
  await expect(first.getByRole('heading', { name: '“Workspace” goes on in another tab' })).toBeVisible();
});

test('a tab that lost the workspace without noticing writes nothing over it; what it had not saved goes on as a copy', async ({
  context,
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
  const first = await tabWithWork(context);
  await expect.poll(() => savedText(first)).toContain('- Egress');
  // Neither tab can know of the other; each write looks whose the workspace is.
  const second = await context.newPage();
  await second.goto('./');
  await expect(egress(second)).toHaveAttribute('aria-pressed', 'true');
  await egress(first).click();
  await first.getByRole('button', { name: 'Switch off' }).click();
  await expect(first.getByText(/go on here, as “Workspace \(copy\)”/)).toBeVisible();
  await expect(menu(first)).toHaveAccessibleName('Drawbridge, Workspace (copy)');
  await first.reload();
  await expect(egress(first)).toHaveAttribute('aria-pressed', 'false');
  await second.reload();
  await expect(egress(second)).toHaveAttribute('aria-pressed', 'true');
});

test('workspaces are named and switched', async ({ page }) => {
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await denied(page).waitFor();
  await choose(page, /^Rename/);
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('Backend');
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveAccessibleName('Drawbridge, Backend');
  await choose(page, /^New workspace/);
  await expect(page.getByRole('heading', { name: START })).toBeVisible();
  await openFile(page, 'shop.yaml', TWO_POLICIES);
  await menu(page).click();
  await expect(page.getByRole('menuitem', { name: /^Backend/ })).toContainText('1 file');
  await page.getByRole('menuitem', { name: /^Backend/ }).click();
  await expect(denied(page)).toBeVisible();
  await expect(menu(page)).toHaveAccessibleName('Drawbridge, Backend');
  await choose(page, /^Workspace/);
  await expect(page.getByRole('navigation', { name: 'Policies' }).getByRole('button', { name: 'db' })).toBeVisible();
});

test('that observed flows are not kept is told where one leaves them', async ({ page }) => {
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  const menu = page.getByRole('dialog', { name: 'Workspaces' });
  await page.getByRole('button', { name: /^Drawbridge/ }).click();
  await expect(menu.getByText('Open here: Workspace')).toBeVisible();
  await expect(menu.getByText('Observed flows are not kept')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await openFile(page, 'hubble.txt', SEED_FLOWS);
  await expect(page.getByRole('tab', { name: /^Flows/ })).toContainText('5');
  await page.getByRole('button', { name: /^Drawbridge/ }).click();
  await expect(menu.getByText('Observed flows are not kept')).toBeVisible();
});

test('a workspace is deleted, and everything is forgotten, after a question', async ({ page }) => {
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await denied(page).waitFor();
  await choose(page, /^New workspace/);
  await expect(page.getByRole('heading', { name: START })).toBeVisible();
  await openFile(page, 'shop.yaml', TWO_POLICIES);
  await choose(page, /^Delete this workspace/);
  const question = page.getByRole('alertdialog', { name: 'Delete “Workspace 2”?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(menu(page)).toBeFocused();
  await choose(page, /^Delete this workspace/);
  await question.getByRole('button', { name: 'Delete the workspace' }).click();
  await expect(menu(page)).toHaveAccessibleName('Drawbridge, Workspace');
  await expect(denied(page)).toBeVisible();
  expect(await savedText(page)).not.toContain('shop.yaml');

  await choose(page, /^Forget everything/);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByRole('heading', { name: START })).toBeVisible();
  expect(await savedText(page)).not.toContain('backend');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'drawbridge:theme'))).toEqual([]);
});

test('the menu of workspaces works by keyboard, and on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await page.getByText('backend-ingress-deny').first().waitFor();
  await menu(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'New workspace' })).toBeFocused();
  const rename = page.getByRole('menuitem', { name: 'Rename…' });
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(rename).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('On the phone');
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveAccessibleName('Drawbridge, On the phone');
  await expect(menu(page)).toBeFocused();
});

test('leaving asks while changes were not downloaded, and only then', async ({ page }) => {
  await page.goto('./');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await expect.poll(() => savedText(page)).toContain('backend-ingress-deny');
  await page.reload();
  await denied(page).waitFor();
  expect(asked).toEqual([]);
  await egress(page).click();
  await expect.poll(() => savedText(page)).toContain('- Egress');
  await page.reload();
  await expect(egress(page)).toHaveAttribute('aria-pressed', 'true');
  expect(asked).toEqual(['beforeunload']);
  await download(page);
  await page.reload();
  await expect(egress(page)).toHaveAttribute('aria-pressed', 'true');
  expect(asked).toEqual(['beforeunload']);
});
