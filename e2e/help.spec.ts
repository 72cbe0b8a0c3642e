import type { Page } from '@playwright/test';
import type { HelpTopic } from '../src/words/help/help';
import { HELP } from '../src/words/help/topics';
import { axe, expect, openFiles, test } from './base';
import { jsonFlows } from './flowTexts';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const FILES = [
  file('deny.yaml', INGRESS_DENY),
  file('app.yaml', SIMPLE_APP),
  file('allow.yaml', INGRESS_ALLOW_FRONTEND),
  file('flows.json', jsonFlows(40)),
];

const button = (page: Page, topic: HelpTopic) => page.getByRole('button', { name: `About ${HELP[topic].about}`, exact: true });
const help = (page: Page, topic: HelpTopic) => page.getByRole('dialog', { name: `About ${HELP[topic].about}`, exact: true });
/** A sentence as it is read: without the marks for code and for names. */
const said = (text: string) => text.replaceAll(/[`*]/g, '');
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });
const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });

/** Opens a help by mouse and by key: it says its first sentence, has the focus, and gives it back. */
async function asked(page: Page, topic: HelpTopic): Promise<void> {
  const { purpose } = HELP[topic];
  await button(page, topic).click();
  await expect(help(page, topic).getByText(said(purpose), { exact: true })).toBeVisible();
  await help(page, topic).getByRole('button', { name: 'Close', exact: true }).click();
  await expect(help(page, topic)).toHaveCount(0);
  await expect(button(page, topic)).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(help(page, topic).getByText(said(purpose), { exact: true })).toBeVisible();
  await expect(help(page, topic).getByRole('document')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(help(page, topic)).toHaveCount(0);
  await expect(button(page, topic)).toBeFocused();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
  await openFiles(page, FILES);
  await expect(tab(page, /^Flows/)).toHaveAttribute('aria-selected', 'true');
});

test('the panels tell what they are for, by mouse and by keyboard', async ({ page }) => {
  test.slow();
  for (const topic of ['files', 'rules', 'canvas', 'yaml'] as const) await asked(page, topic);
  await button(page, 'canvas').click();
  await expect(help(page, 'canvas')).toBeVisible();
  await axe(page);
  await page.keyboard.press('Escape');
  const size = await button(page, 'canvas').boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24);
});

test('so do the answers, each tab and view', async ({ page }) => {
  test.slow();
  for (const topic of ['flows', 'charts', 'replay'] as const) await asked(page, topic);
  await tab(page, /^Problems/).click();
  await asked(page, 'problems');
  await tab(page, /^What changes/).click();
  await asked(page, 'changes');
  await tab(page, /^Policies and pods/).click();
  await asked(page, 'tables');
  await tab(page, /^Connectivity/).click();
  await asked(page, 'check');
  await asked(page, 'reach');
  for (const [view, topic] of [
    ['Matrix', 'matrix'],
    ['Map', 'map'],
  ] as const) {
    await answers(page).getByRole('button', { name: view, exact: true }).click();
    await asked(page, topic);
  }
  await button(page, 'map').click();
  await expect(help(page, 'map')).toBeVisible();
  await axe(page);
});

test('help inside a dialog stands over it, and what is typed stays', async ({ page }) => {
  test.slow();
  await page.getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
  const form = page.getByRole('dialog', { name: 'Add rule' });
  const field = form.getByLabel('Pod selector');
  await expect(field).toBeFocused();
  await page.keyboard.type('app=web');
  await asked(page, 'rule');
  await expect(field).toHaveValue('app=web');
  await button(page, 'rule').click();
  await expect(help(page, 'rule')).toBeVisible();
  await axe(page);
  await page.keyboard.press('Tab');
  await expect(help(page, 'rule').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await asked(page, 'share');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Propose policies…' }).click();
  await asked(page, 'proposal');
  // What is chosen in the review would be gone.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Propose policies' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: /^Cluster/ }).click();
  await asked(page, 'cluster');
});

test('workspaces tell of themselves; lessons and shortcuts are one press away', async ({ page }) => {
  const logo = page.getByRole('button', { name: /^Drawbridge,/ });
  await logo.click();
  await page.getByRole('menuitem', { name: /^About workspaces/ }).click();
  await expect(help(page, 'workspaces').getByText(said(HELP.workspaces.purpose), { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(logo).toBeFocused();

  await button(page, 'canvas').click();
  await help(page, 'canvas').getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button(page, 'canvas')).toBeFocused();
  await page.keyboard.press('Enter');
  await help(page, 'canvas').getByRole('button', { name: 'From deny to allow' }).click();
  await expect(page.getByRole('region', { name: 'Lesson: From deny to allow' })).toBeVisible();
  await expect(help(page, 'canvas')).toHaveCount(0);
});

test('Ctrl+K finds the help of each panel that is on the page', async ({ page }) => {
  await expect(button(page, 'charts')).toBeVisible();
  await expect(button(page, 'replay')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Find/ })).toBeFocused();
  await page.keyboard.type('help:');
  const found = page.getByRole('dialog', { name: 'Find' }).getByRole('option');
  await expect(found).toHaveText([
    /^Help: Policies/,
    /^Help: Rules/,
    /^Help: Canvas/,
    /^Help: YAML/,
    /^Help: Flows/,
    /^Help: Charts/,
    /^Help: Replay/,
    /^Help: Workspaces/,
  ]);
  await page.keyboard.type(' canvas');
  await page.keyboard.press('Enter');
  await expect(help(page, 'canvas').getByRole('document')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button(page, 'canvas')).toBeFocused();
});

test('on a phone it is a sheet that fits and scrolls', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  const sheet = async (topic: HelpTopic): Promise<void> => {
    await button(page, topic).click();
    const text = help(page, topic).getByRole('document');
    await expect(text).toBeFocused();
    await expect(help(page, topic)).toBeInViewport({ ratio: 1 });
    const [wide, room] = await text.evaluate((one) => [one.scrollWidth, one.clientWidth]);
    expect(wide).toBeLessThanOrEqual(room ?? 0);
    await page.keyboard.press('End');
    await expect(text.locator(':scope > :last-child')).toBeInViewport();
  };
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await sheet('canvas');
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(button(page, 'canvas')).toBeFocused();
  await page.getByRole('button', { name: 'YAML', exact: true }).click();
  await sheet('yaml');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Answers/ }).click();
  await sheet('flows');
});
