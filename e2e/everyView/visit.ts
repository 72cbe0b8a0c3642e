import type { Locator, Page } from '@playwright/test';
import { expect } from '../base';

/** Something a person sees, and the way there from the view before it in its visit. */
export interface View {
  /** Unique among all views; pictures are named for it. */
  readonly name: string;
  readonly show: (page: Page) => Promise<void>;
  /** Left out where the window is that of a phone: there is no such thing. */
  readonly wide?: true;
}

/** Views that are reached on one visit, in this order. What is above the page after one (a dialog, a menu) is left before the next. */
export interface Visit {
  readonly name: string;
  /** Opens the page. */
  readonly open: (page: Page) => Promise<void>;
  readonly views: readonly View[];
  /** Looked at with a finger at every size, not on the phone alone. */
  readonly touch?: true;
}

export const START = 'Draw who may talk to whom.';

export const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
export const canvas = (page: Page): Locator => page.getByRole('region', { name: 'Policy canvas' });
export const answers = (page: Page): Locator => page.getByRole('region', { name: 'Answers' });
export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true }).first();
export const item = (page: Page, name: string | RegExp): Locator => page.getByRole('menuitem', { name }).first();

/** Goes to the app with nothing open. */
export async function begin(page: Page): Promise<void> {
  await page.goto('./');
  await page.getByRole('heading', { name: START }).waitFor();
}

/** Has a pane shown where there is room for one at a time. */
export async function showPane(page: Page, name: 'Picture' | 'YAML' | 'Answers'): Promise<void> {
  const views = page.locator('.views');
  await views.waitFor({ state: 'attached' });
  const choice = views.getByRole('button', { name: new RegExp(`^${name}`) });
  if (await choice.isVisible()) await choice.click();
}

/** Has a tab of the answers shown, in as much of the window as it can have. */
export async function showTab(page: Page, name: RegExp): Promise<void> {
  await showPane(page, 'Answers');
  const tab = page.getByRole('tab', { name });
  const isOpen = (await tab.getAttribute('aria-controls')) !== null;
  if (!isOpen) await tab.click();
  await expect(page.getByRole('tabpanel', { name })).toBeVisible();
}

/** Gives the answers the whole work area, where they share it. */
export async function maximise(page: Page): Promise<void> {
  const larger = answers(page).getByRole('button', { name: /^Maximise / });
  if (await larger.isVisible()) await larger.click();
}

/** Has the list of rules beside the picture, where it is not below it. */
export async function showRules(page: Page): Promise<void> {
  const show = page.getByRole('button', { name: 'Show rules' });
  if (await show.isVisible()) await show.click();
  await expect(page.getByRole('region', { name: 'Rules' }).getByRole('heading', { name: 'Rules' })).toBeVisible();
}

/** Presses a button of the top bar, or its entry in the menu of files where the bar has no room for it. */
export async function pressAbove(page: Page, name: 'Share'): Promise<void> {
  const above = page.getByRole('banner').getByRole('button', { name, exact: true });
  if (await above.isVisible()) await above.click();
  else {
    await button(page, 'Files').click();
    await item(page, name).click();
  }
}

/** Presses something on the canvas, which brings into view what has the focus. */
export async function press(control: Locator): Promise<void> {
  await control.press('Enter');
}

/** Leaves whatever is above the page. */
export async function leave(page: Page): Promise<void> {
  const above = page.locator('[role=dialog], [role=alertdialog], [role=menu]').filter({ visible: true });
  await expect(async () => {
    if ((await above.count()) > 0) await page.keyboard.press('Escape');
    await expect(above).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}
