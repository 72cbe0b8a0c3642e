import type { Locator, Page } from '@playwright/test';
import { axe, download, expect, openFile, prefer, test } from './base';

/** What another file makes known: labels, a namespace, a port by name. */
const OTHER = `apiVersion: networking.k8s.io/v1
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

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
  namespace: shop
spec:
  podSelector: {}
`;

/** Fields that are nearly right, a label whose value YAML reads as a number, and two rules. */
const WRONG = `${HEAD.replace('podSelector: {}', 'podSelector: # us\n    matchLabels:\n      version: 1.0 # first')}  ingress:
    # the web tier
    - form:
        - podSelector: {}
    - from:
        - ipBlock:
            cidr: 192.0.2.0/24
      ports:
        - port: 443
`;

const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'YAML editor' });
const suggestions = (page: Page): Locator => page.getByRole('listbox', { name: 'Suggest', exact: true });
const suggestion = (page: Page, name: RegExp): Locator => suggestions(page).getByRole('option', { name });
const fixes = (page: Page): Locator => page.getByRole('listbox', { name: 'Action Widget' });
const row = (page: Page, group: string, name: string): Locator =>
  page.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true });
/** A line of the text that shows a text, and a word on it: Monaco gives lines no role. */
const line = (page: Page, text: string): Locator => page.locator('.monaco-editor .view-line').filter({ hasText: text }).first();
const word = (page: Page, on: string, text: string): Locator => line(page, on).getByText(text, { exact: true });
/** The file as it would be saved now; the focus stays in the editor. */
const saved = async (page: Page): Promise<string> =>
  (await download(page, () => page.keyboard.press('ControlOrMeta+S'))).bytes.toString();

async function open(page: Page, name: string, text: string): Promise<void> {
  await openFile(page, name, text);
  await expect(page.getByRole('region', { name: 'YAML' }).getByText(name, { exact: true })).toBeVisible();
  await editor(page).waitFor({ state: 'attached' });
  await expect(line(page, 'kind')).toBeVisible();
}

/** Puts the caret at the end of the line that shows a text. */
async function caretBehind(page: Page, text: string): Promise<void> {
  await word(page, text, /\w+/.exec(text)?.[0] ?? text).click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('End');
}

/** Has the list shown. */
async function ask(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Space');
  await expect(suggestions(page).getByRole('option').first()).toBeVisible();
}

/** Goes down the list to an option. */
async function goTo(page: Page, option: Locator): Promise<void> {
  await expect(option).toBeVisible();
  for (let steps = 0; steps < 30; steps++) {
    const at = (await editor(page).getAttribute('aria-activedescendant')) ?? '';
    if (at === (await option.getAttribute('id'))) return;
    await page.keyboard.press('ArrowDown');
    await expect(editor(page)).not.toHaveAttribute('aria-activedescendant', at);
  }
  throw new Error('The list does not reach the option.');
}

async function accept(page: Page, name: RegExp): Promise<void> {
  await goTo(page, suggestion(page, name));
  await page.keyboard.press('Enter');
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('snippets: Tab goes from place to place, with the list open too, and ends behind the last one', async ({ page }) => {
  await open(page, 'other.yaml', OTHER.replace('tier: web', 'tier: web-site'));
  await open(page, 'shop.yaml', `${HEAD}  ingress:\n`);
  await caretBehind(page, 'ingress:');
  await page.keyboard.press('Enter');
  await ask(page);
  await accept(page, /^rule from pods, /);
  await expect.poll(() => saved(page)).toContain('app: frontend');
  await page.keyboard.type('ti');
  await goTo(page, suggestion(page, /^tier, /));
  await page.keyboard.press('Tab');
  await page.keyboard.type('web');
  await expect(suggestion(page, /^web-site, /)).toBeVisible();
  await goTo(page, suggestion(page, /^web, as typed/));
  await page.keyboard.press('Tab');
  await page.keyboard.type('9090');
  await expect(row(page, 'Ingress: in namespace', 'tier=web, allowed on TCP 9090')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  expect((await saved(page)).trimEnd()).toBe(`${HEAD}  ingress:
    - from:
        - podSelector:
            matchLabels:
              tier: web
      ports:
        - protocol: TCP
          port: 9090`);
});

test('Tab after Escape leaves the editor; after an Escape that closes the list it does not', async ({ page }) => {
  await open(page, 'shop.yaml', HEAD);
  await caretBehind(page, 'podSelector: {}');
  await page.keyboard.press('Enter');
  await page.keyboard.type('in');
  await expect(suggestion(page, /^ingress, /)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(suggestions(page)).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  expect(await saved(page)).toMatch(/\n {2}in +\n/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  expect(await saved(page)).toMatch(/\n {2}in +\n/);
});

test('typing by hand: Enter behind a whole word begins a line, and nothing comes up in comments', async ({ page }) => {
  await open(page, 'other.yaml', OTHER);
  await open(page, 'hand.yaml', '# kind\n');
  await page.keyboard.press('Escape');
  await line(page, '# kind').click();
  await page.keyboard.press('ControlOrMeta+End');
  // A line each; “<” takes it a level further out than the editor begins it.
  const written = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
name: a
namespace: par
<spec: # who: - p
podSelector: {}
ingress:
- from:
- podSelector:
matchLabels:
tier: w
<<<<ports:
- protocol: UDP
port: met
<<<<<---
apiVersion: v1
kind: Namespace
`;
  for (const key of written) {
    await page.keyboard.press(key === '\n' ? 'Enter' : key === '<' ? 'Backspace' : key);
    if (key === '#') await expect(suggestions(page)).toBeHidden();
  }
  await expect(suggestions(page)).toBeHidden();
  expect(await saved(page)).toBe(`# kind
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: a
  namespace: par
spec: # who: - p
  podSelector: {}
  ingress:
    - from:
        - podSelector:
            matchLabels:
              tier: w
      ports:
        - protocol: UDP
          port: met
---
apiVersion: v1
kind: Namespace
`);
});

test('hover tells what a field, a value and a block mean', async ({ page }) => {
  await open(page, 'shop.yaml', WRONG);
  const meaning = page.getByRole('tooltip');
  await word(page, 'podSelector: # us', 'podSelector').hover();
  await expect(meaning.filter({ hasText: 'The pods this policy is about' })).toBeVisible();
  await expect(meaning.getByRole('link', { name: 'Kubernetes documentation' })).toBeVisible();
  await word(page, '192.0.2.0/24', '192.0.2.0/24').hover();
  await expect(meaning.filter({ hasText: '256 addresses: 192.0.2.0 to 192.0.2.255' })).toBeVisible();
  await word(page, 'port: 443', '443').hover();
  await expect(meaning.filter({ hasText: 'HTTPS' })).toBeVisible();

  await word(page, 'ingress', 'ingress').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.press('ControlOrMeta+I');
  await expect(meaning.filter({ hasText: 'What may connect to the pods' })).toBeVisible();
});

test('the outline and folding lead to a rule', async ({ page }) => {
  const right = WRONG.replace('form', 'from').replace('1.0', '"1.0"');
  await open(page, 'shop.yaml', right);
  await caretBehind(page, 'kind');
  await page.keyboard.press('ControlOrMeta+Shift+O');
  const outline = page.getByRole('listbox', { name: 'Type to narrow down results.' });
  await expect(outline.getByRole('option', { name: /^pods: version=1\.0/ })).toBeVisible();
  await expect(outline.getByRole('option', { name: /^ingress rule 1: Every pod on every port/ })).toBeVisible();
  await page.keyboard.type('rule 2');
  await expect(outline.getByRole('option')).toHaveCount(1);
  await expect(outline.getByRole('option')).toHaveAccessibleName(/^ingress rule 2: 192\.0\.2\.0\/24 on TCP 443/);
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+[');
  await expect(line(page, 'cidr')).toBeHidden();
  await expect(line(page, 'the web tier')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+]');
  await expect(line(page, 'cidr')).toBeVisible();
  expect(await saved(page)).toBe(right);
});

test('carriage returns and a byte order mark: completions and fixes keep every other byte', async ({ page }) => {
  const crlf = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  await open(page, 'other.yaml', OTHER);
  await open(page, 'shop.yaml', crlf(WRONG));
  await caretBehind(page, '- form:');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(fixes(page)).toBeVisible();
  await page.keyboard.press('Enter');
  const renamed = WRONG.replace('form:', 'from:');
  await expect.poll(() => saved(page)).toBe(crlf(renamed));

  await caretBehind(page, '- podSelector');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await ask(page);
  await accept(page, /^namespace by name, /);
  await page.keyboard.type('par');
  await accept(page, /^partners, /);
  const written = renamed.replace(
    '- podSelector: {}\n',
    '- podSelector: {}\n        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: partners\n',
  );
  await expect.poll(() => saved(page)).toBe(crlf(written));
  await expect(row(page, 'Ingress: in cluster', 'partners, allowed')).toBeVisible();

  const undo = page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isEnabled()) await undo.click();
  expect(await saved(page)).toBe(crlf(WRONG));
});

test('axe finds nothing serious with the list of suggestions open', async ({ page }) => {
  test.slow();
  await open(page, 'other.yaml', OTHER);
  await open(page, 'shop.yaml', `${HEAD}  ingress:\n`);
  for (const theme of ['light', 'dark'] as const) {
    await prefer(page, theme);
    await caretBehind(page, 'ingress:');
    await page.keyboard.press('Enter');
    await ask(page);
    await goTo(page, suggestion(page, /^rule from a namespace, /));
    await axe(page, [theme]);
    await expect(suggestions(page)).toBeVisible();
    await page.keyboard.press('Escape');
  }
});
