import type { Page } from '@playwright/test';
import { download, expect, openFile, test } from './base';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY } from './texts';

const row = (page: Page, group: string, name: string) =>
  page.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true });

async function expectDenied(page: Page): Promise<void> {
  await expect(row(page, 'Ingress: outside cluster', 'Any endpoint, denied')).toBeVisible();
  await expect(row(page, 'Ingress: in namespace', 'Any pod, denied')).toBeVisible();
  await expect(row(page, 'Ingress: in cluster', 'Everything in the cluster, denied')).toBeVisible();
  await expect(row(page, 'Egress: outside cluster', 'Any endpoint, allowed')).toBeVisible();
  await expect(row(page, 'Egress: in namespace', 'Any pod, allowed')).toBeVisible();
  await expect(row(page, 'Egress: in cluster', 'Everything in the cluster, allowed')).toBeVisible();
  await expect(row(page, 'Egress: in cluster', 'Kubernetes DNS, allowed')).toBeVisible();
}

async function expectFrontendAllowed(page: Page): Promise<void> {
  await expect(row(page, 'Ingress: in namespace', 'app=frontend, allowed')).toBeVisible();
  await expect(row(page, 'Ingress: in namespace', 'Any other pod, denied')).toBeVisible();
  await expect(row(page, 'Ingress: outside cluster', 'Any endpoint, denied')).toBeVisible();
  await expect(row(page, 'Ingress: in cluster', 'Everything in the cluster, denied')).toBeVisible();
}

async function undoAll(page: Page): Promise<void> {
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isEnabled()) await undo.click();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
  expect(Buffer.from(INGRESS_DENY).length).toBe(179);
});

test('the story by mouse: open, rename, let app=frontend in, download, undo', async ({ page }) => {
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await expectDenied(page);
  let clicks = 0;
  const click = async (name: string): Promise<void> => {
    clicks++;
    await page.getByRole('button', { name, exact: true }).click();
  };

  await click('Edit policy');
  const edit = page.getByRole('dialog', { name: 'Edit policy' });
  await expect(edit.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('backend-allow-ingress-frontend');
  await page.keyboard.press('Enter');
  await expect(edit).toBeHidden();

  await click('Add ingress rule: in namespace');
  const add = page.getByRole('dialog', { name: 'Add rule' });
  await expect(add.getByLabel('Pod selector')).toBeFocused();
  await page.keyboard.type('app=frontend');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(add).toBeHidden();
  await expectFrontendAllowed(page);
  expect(clicks).toBeLessThanOrEqual(6);

  const saved = await download(page);
  expect(saved.name).toBe('backend-allow-ingress-frontend.yaml');
  expect(saved.bytes.toString()).toBe(INGRESS_ALLOW_FRONTEND);

  await undoAll(page);
  await expectDenied(page);
  const back = await download(page);
  expect(back.name).toBe('backend-ingress-deny.yaml');
  expect(back.bytes.toString()).toBe(INGRESS_DENY);
});

test('the story by keyboard alone', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, 'Open files');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles([
    { name: 'backend-ingress-deny.yaml', mimeType: 'application/yaml', buffer: Buffer.from(INGRESS_DENY) },
  ]);
  await expectDenied(page);
  // What was pressed is gone with the start screen.
  await expect(page.getByRole('button', { name: 'About the canvas' })).toBeFocused();

  await tabTo(page, 'Edit policy');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Edit policy' }).getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('backend-allow-ingress-frontend');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();

  await tabTo(page, 'Add ingress rule: in namespace', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Add rule' }).getByLabel('Pod selector')).toBeFocused();
  await page.keyboard.type('app=frontend');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expectFrontendAllowed(page);
  // Who does not see the picture hears what it says now.
  const heard = page.getByRole('region', { name: 'Policy canvas' }).locator('p[aria-live="polite"]');
  await expect(heard).toHaveText(/app=frontend.*Every other/);

  const saved = await download(page, () => page.keyboard.press('ControlOrMeta+S'));
  expect(saved.bytes.toString()).toBe(INGRESS_ALLOW_FRONTEND);
  await page.keyboard.press('ControlOrMeta+Z');
  await page.keyboard.press('ControlOrMeta+Z');
  await expectDenied(page);
  const back = await download(page, () => page.keyboard.press('ControlOrMeta+S'));
  expect(back.bytes.toString()).toBe(INGRESS_DENY);
});

test('typing and clicking share one history', async ({ page }) => {
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  const editor = page.getByRole('region', { name: 'YAML' }).locator('.monaco-editor').first();
  await editor.locator('.view-line', { hasText: 'app: backend' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('-two');
  await expect(page.getByRole('region', { name: 'Policy canvas' }).getByText('app=backend-two').first()).toBeVisible();

  await page.getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
  await expect(page.getByLabel('Pod selector')).toBeFocused();
  await page.keyboard.type('app=frontend');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Ingress: in namespace', 'app=frontend, allowed')).toBeVisible();
  await expect(editor).toContainText('frontend');

  await editor.locator('.view-line', { hasText: 'backend-two' }).click();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(row(page, 'Ingress: in namespace', 'Any pod, denied')).toBeVisible();
  await undoAll(page);
  const back = await download(page);
  expect(back.bytes.toString()).toBe(INGRESS_DENY);
});

/** Walks with Tab until the focus is on the control of that name. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim();
    });
    if (focused === name) return;
  }
  throw new Error(`Tab did not reach “${name}”.`);
}
