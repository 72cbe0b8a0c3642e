import type { Locator } from '@playwright/test';
import { axe, expect, prefer, test } from './base';
import {
  accept,
  ask,
  caretBehind,
  editor,
  fixes,
  goTo,
  HEAD,
  line,
  OTHER,
  open,
  row,
  saved,
  shown,
  suggestion,
  suggestions,
  WRONG,
  word,
} from './yamlPane';

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('a rule is written with completions alone, each of them one step back', async ({ page }) => {
  test.slow();
  await open(page, 'other.yaml', OTHER);
  await page.getByRole('button', { name: 'New policy', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Deny incoming/ }).click();
  await caretBehind(page, '- Ingress');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await expect.poll(() => shown(page)).toMatch(/- Ingress\n {2}\n/);
  const begun = await shown(page);
  const steps: (readonly [before: string, after: string])[] = [];
  const choose = async (name: RegExp, written: string): Promise<void> => {
    const before = await shown(page);
    await accept(page, name);
    await expect.poll(() => shown(page)).toContain(written);
    steps.push([before, await shown(page)]);
  };
  /** Another line below, some levels further out than the editor indents it. */
  const nextLine = async (out: number): Promise<void> => {
    await page.keyboard.press('Enter');
    for (let level = 0; level < out; level++) await page.keyboard.press('Backspace');
    await ask(page);
  };

  await ask(page);
  await choose(/^ingress, /, 'ingress:\n    - from:\n        - ');
  await choose(/^namespaceSelector, /, '- namespaceSelector:\n            matchLabels:\n              ');
  await choose(/^kubernetes\.io\/metadata\.name, /, 'kubernetes.io/metadata.name: ');
  await choose(/^partners, /, 'metadata.name: partners');
  await nextLine(2);
  await choose(/^podSelector, /, '          podSelector:\n            matchLabels:\n              ');
  await choose(/^tier, /, '              tier: ');
  await choose(/^web, /, 'tier: web');
  await expect(row(page, 'Ingress: in cluster', 'tier=web AND namespace partners, allowed')).toBeVisible();
  await nextLine(4);
  await choose(/^ports, /, '      ports:\n        - protocol: TCP\n          port: 8080');
  await choose(/^UDP/, '- protocol: UDP\n          port: 8080');
  await page.keyboard.type('m');
  await choose(/^metrics, /, 'port: metrics');

  const whole = `${begun.trimEnd()}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: partners
          podSelector:
            matchLabels:
              tier: web
      ports:
        - protocol: UDP
          port: metrics
`;
  expect(await saved(page)).toBe(whole);

  const states = [await shown(page)];
  while (states.at(-1) !== begun && states.length < 60) {
    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => shown(page)).not.toBe(states.at(-1));
    states.push(await shown(page));
  }
  for (const [before, after] of steps) {
    expect(states).toContain(after);
    expect(states[states.indexOf(after) + 1]).toBe(before);
  }
  expect(states.at(-1)).toBe(begun);
  await expect(row(page, 'Ingress: in cluster', 'Everything in the cluster, denied')).toBeVisible();
});

test('snippets: Tab goes from place to place, with the list open too, and ends behind the last one', async ({ page }) => {
  await open(page, 'other.yaml', OTHER.replace('tier: web', 'tier: web-site'));
  await open(page, 'shop.yaml', `${HEAD}  ingress:\n`);
  await caretBehind(page, 'ingress:');
  await page.keyboard.press('Enter');
  await ask(page);
  await accept(page, /^rule from pods, /);
  await expect.poll(() => shown(page)).toContain('app: frontend');
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
  await page.keyboard.press('Shift+F1');
  await expect(meaning.filter({ hasText: 'What may connect to the pods' })).toBeVisible();
});

test('quick fixes from the keyboard and from the light bulb, through the one history', async ({ page }) => {
  await open(page, 'shop.yaml', WRONG);
  const mended = (count: number) => {
    const renamed = count > 0 ? WRONG.replace('form:', 'from:') : WRONG;
    return count > 1 ? renamed.replace('1.0 #', '"1.0" #') : renamed;
  };
  await caretBehind(page, '- form:');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(fixes(page).getByRole('option').first()).toHaveAccessibleName(/^Rename to from/);
  await page.keyboard.press('Enter');
  await expect.poll(() => shown(page)).toBe(mended(1));

  await word(page, 'version: 1.0', 'version').click();
  const bulb = page.getByRole('listbox', { name: /^Show Code Actions/ });
  // Until Monaco has asked for this line's fixes, the one of the line before stays.
  const middle = async (one: Locator) => (await one.boundingBox())?.y ?? Number.NaN;
  await expect(async () => expect(await middle(bulb)).toBeCloseTo(await middle(line(page, 'version: 1.0')), -1)).toPass();
  await bulb.click();
  await fixes(page)
    .getByRole('option', { name: /"1\.0"/ })
    .click();
  await expect.poll(() => shown(page)).toBe(mended(2));
  expect(await saved(page)).toBe(mended(2));
  await expect(page.getByRole('region', { name: 'Policy canvas' }).getByText('version=1.0').first()).toBeVisible();

  await page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => shown(page)).toBe(mended(1));
  await word(page, 'kind: ', 'kind').click();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => shown(page)).toBe(mended(0));
  expect(await saved(page)).toBe(WRONG);
  await page.keyboard.press('ControlOrMeta+Y');
  await page.keyboard.press('ControlOrMeta+Y');
  await expect.poll(() => shown(page)).toBe(mended(2));
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
  await expect.poll(() => shown(page)).toBe(renamed);
  expect(await saved(page)).toBe(crlf(renamed));

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
  await expect.poll(() => shown(page)).toBe(written);
  expect(await saved(page)).toBe(crlf(written));
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
