import type { Page } from '@playwright/test';
import { axe, download, expect, test } from './base';

const card = (page: Page) => page.getByRole('region', { name: /^Lesson: / });
const canvas = (page: Page) => page.getByRole('region', { name: 'Policy canvas' });

test('the tutorial walks the story on the real canvas and checks what is done', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /^From deny to allow/ }).click();
  await expect(card(page)).toContainText('1 of 5');
  await expect(canvas(page).getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
  await card(page).getByRole('button', { name: 'Next' }).click();

  await expect(card(page).getByRole('button', { name: 'Skip' })).toBeVisible();
  await canvas(page).getByRole('button', { name: 'Edit policy' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('backend-allow-ingress-frontend');
  await page.keyboard.press('Enter');
  await expect(card(page)).toContainText('Renamed.');
  await card(page).getByRole('button', { name: 'Next' }).click();

  await expect(card(page).getByRole('listitem').filter({ hasText: 'frontend reaches backend' })).toContainText('not yet');
  await canvas(page).getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
  await expect(page.getByRole('dialog', { name: 'Add rule' }).getByLabel('Pod selector')).toBeFocused();
  await page.keyboard.type('app=frontend');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(canvas(page).getByRole('button', { name: 'app=frontend, allowed' })).toBeVisible();
  await expect(card(page)).toContainText('goes through an opening in the wall');
  await card(page).getByRole('button', { name: 'Next' }).click();
  await card(page).getByRole('button', { name: 'Next' }).click();

  const saved = await download(page);
  expect(saved.bytes.toString()).toContain('name: backend-allow-ingress-frontend # nobody gets in, yet');
  await expect(card(page)).toContainText('That is all there is to it.');
  await card(page).getByRole('button', { name: 'Next: Another namespace' }).click();
  await expect(card(page)).toContainText('Prometheus runs in namespace');
  await card(page).getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(card(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'About the canvas' })).toBeFocused();
});

test('a lesson has the focus when it begins, and its step is what the focus tells', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /^From deny to allow/ }).press('Enter');
  await expect(card(page)).toBeFocused();
  await expect(card(page)).toHaveAccessibleDescription(/^Three apps run in namespace default/);
});

test('a lesson is found by name, undone with the edit, and says when its files are closed', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Drop files here' })).toBeVisible();
  await page.keyboard.press('Control+k');
  // It is fetched with the first press.
  await expect(page.getByRole('combobox', { name: /^Find/ })).toBeFocused();
  await page.keyboard.type('lesson empty');
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('listitem').first()).toContainText('not yet');
  await canvas(page).getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Deny all/ }).click();
  await expect(card(page)).toContainText('default deny');
  await expect(card(page).getByRole('button', { name: 'Next' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page).getByRole('listitem').first()).toContainText('not yet');
  await page.getByRole('button', { name: 'Close close-shop.yaml' }).click();
  await expect(card(page)).toContainText('A file of this lesson is closed');
  await card(page).getByRole('button', { name: 'Start again' }).click();
  await expect(card(page)).toContainText('Meant was that nobody gets in');
});

test('the example cluster opens, on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  await axe(page);
  await page.getByRole('button', { name: /^Example cluster/ }).click();
  await expect(page.getByRole('button', { name: /default-deny/ }).first()).toBeVisible();
});

test('the traps are left by the ways their texts name', async ({ page }) => {
  test.slow();
  const dialog = page.getByRole('dialog', { name: /(Add|Edit) rule/ });
  const file = (name: string) =>
    page.getByRole('navigation', { name: 'Policies' }).getByRole('button', { name, exact: true }).click();
  await page.goto('./');
  await page.getByRole('button', { name: /^Another namespace/ }).click();
  await canvas(page)
    .getByRole('button', { name: /^app=prometheus/ })
    .click();
  await dialog.getByLabel('Rule type').selectOption('Pods in other namespaces');
  await dialog.getByLabel('Namespace selector').fill('kubernetes.io/metadata.name=monitoring');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(card(page)).toContainText('it can always be selected by name');
  await card(page)
    .getByRole('button', { name: /^Next: Egress/ })
    .click();

  await file('api-ingress');
  await canvas(page).getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
  await expect(dialog.getByLabel('Pod selector')).toBeFocused();
  await page.keyboard.type('app=web');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Ports').fill('8080');
  await page.keyboard.press('Enter');
  await expect(card(page)).toContainText('Replies need no rule of their own');
  await card(page).getByRole('button', { name: 'Next: DNS' }).click();

  await canvas(page).getByRole('button', { name: 'Outgoing actions' }).click();
  await page.getByRole('menuitem', { name: /^Kubernetes DNS/ }).click();
  await expect(card(page)).toContainText('Names resolve again.');
  await card(page).getByRole('button', { name: 'Next: AND and OR' }).click();

  await expect(card(page)).toContainText('Meant are the web pods');
  await page
    .getByRole('region', { name: 'Rules' })
    .getByRole('button', { name: /peer 1 of 2/ })
    .focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /^Make AND/ }).click();
  await expect(card(page)).toContainText('two peers are an OR');
  await card(page).getByRole('button', { name: 'Next: Empty and missing' }).click();

  await canvas(page).getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Deny all/ }).click();
  await expect(card(page)).toContainText('default deny');
  await card(page).getByRole('button', { name: 'Next' }).click();
  await file('api-from-web');
  await canvas(page)
    .getByRole('group', { name: 'Ingress: in cluster' })
    .getByRole('button', { name: /^app=web/ })
    .click();
  await dialog.getByLabel('Rule type').selectOption('Pods in this namespace');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(card(page)).toContainText('here, in this namespace.');
});
