import type { Locator, Page } from '@playwright/test';
import { download, expect, openFile } from './base';

/** What another file makes known: labels, a namespace, a port by name. */
export const OTHER = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: other
  namespace: partners
spec:
  podSelector:
    matchLabels:
      tier: web
  ingress:
    - ports:
        - port: metrics
`;

export const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
  namespace: shop
spec:
  podSelector: {}
`;

/** Fields that are nearly right, a label whose value YAML reads as a number, and two rules. */
export const WRONG = `${HEAD.replace('podSelector: {}', 'podSelector: # us\n    matchLabels:\n      version: 1.0 # first')}  ingress:
    # the web tier
    - form:
        - podSelector: {}
    - from:
        - ipBlock:
            cidr: 192.0.2.0/24
      ports:
        - port: 443
`;

export const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'YAML editor' });
export const suggestions = (page: Page): Locator => page.getByRole('listbox', { name: 'Suggest', exact: true });
export const suggestion = (page: Page, name: RegExp): Locator => suggestions(page).getByRole('option', { name });
export const fixes = (page: Page): Locator => page.getByRole('listbox', { name: 'Action Widget' });
export const row = (page: Page, group: string, name: string): Locator =>
  page.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true });
/** A line of the text that shows a text, and a word on it: Monaco gives lines no role. */
export const line = (page: Page, text: string): Locator =>
  page.locator('.monaco-editor .view-line').filter({ hasText: text }).first();
export const word = (page: Page, on: string, text: string): Locator => line(page, on).getByText(text, { exact: true });
/**
 * What the editor shows once it has drawn what happened so far: all of a short text. For stories of many steps: the browser
 * does not save as often as they would ask it to.
 */
export const shown = (page: Page): Promise<string> =>
  page.locator('.monaco-editor .view-lines').evaluate(async (text) => {
    for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
    const lines = [...text.querySelectorAll<HTMLElement>('.view-line')];
    const inOrder = lines.sort((one, other) => Number.parseFloat(one.style.top) - Number.parseFloat(other.style.top));
    return inOrder.map((one) => one.textContent.replaceAll('\u00a0', ' ')).join('\n');
  });
/** The file as it would be saved now; the focus stays in the editor. */
export const saved = async (page: Page): Promise<string> =>
  (await download(page, () => page.keyboard.press('ControlOrMeta+S'))).bytes.toString();

export async function open(page: Page, name: string, text: string): Promise<void> {
  await openFile(page, name, text);
  await expect(page.getByRole('region', { name: 'YAML' }).getByText(name, { exact: true })).toBeVisible();
  await editor(page).waitFor({ state: 'attached' });
  await expect(line(page, 'kind')).toBeVisible();
}

/** Puts the caret at the end of the line that shows a text. */
export async function caretBehind(page: Page, text: string): Promise<void> {
  await word(page, text, /\w+/.exec(text)?.[0] ?? text).click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('End');
}

/** Has the list shown. */
export async function ask(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Space');
  await expect(suggestions(page).getByRole('option').first()).toBeVisible();
}

/** Goes down the list to an option. */
export async function goTo(page: Page, option: Locator): Promise<void> {
  await expect(option).toBeVisible();
  for (let steps = 0; steps < 30; steps++) {
    const at = (await editor(page).getAttribute('aria-activedescendant')) ?? '';
    if (at === (await option.getAttribute('id'))) return;
    await page.keyboard.press('ArrowDown');
    await expect(editor(page)).not.toHaveAttribute('aria-activedescendant', at);
  }
  throw new Error('The list does not reach the option.');
}

export async function accept(page: Page, name: RegExp): Promise<void> {
  await goTo(page, suggestion(page, name));
  await page.keyboard.press('Enter');
}
