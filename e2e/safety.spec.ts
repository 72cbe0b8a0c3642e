import { download, expect, openFile, test } from './base';
import { INGRESS_DENY } from './texts';

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

test('a policy named like markup runs nothing', async ({ page }) => {
  const hostile = INGRESS_DENY.replace('backend-ingress-deny', `'<img src=x onerror="window.hacked = true">'`).replace(
    'app: backend',
    `__proto__: "<b>"`,
  );
  await openFile(page, 'hostile.yaml', hostile);
  const canvas = page.getByRole('region', { name: 'Policy canvas' });
  await expect(canvas.getByRole('heading', { name: '<img src=x onerror="window.hacked = true">' }).first()).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  expect(await page.evaluate(() => Reflect.get({}, 'app'))).toBeUndefined();
});

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghij'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`),
].join('\n');
const hostile: readonly (readonly [string, string])[] = [
  ['an alias bomb', bomb],
  ['a thousand levels of brackets', `a: ${'['.repeat(1000)}`],
  ['a thousand levels of indentation', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
];

for (const [what, text] of hostile) {
  test(`${what} gives a message, and the page goes on answering`, async ({ page }) => {
    await openFile(page, 'hostile.yaml', text);
    await expect(page.getByRole('region', { name: 'Policy canvas' }).getByRole('alert')).toBeVisible();
    // The editor has it, too, and colours it.
    await expect(page.locator('.monaco-editor .view-line').first()).toContainText('a:');
    await openFile(page, 'deny.yaml', INGRESS_DENY);
    await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
  });
}

test('20,000 labels are read without a hang', async ({ page }) => {
  const labels = Array.from({ length: 20_000 }, (_, index) => `    k${index}: v`).join('\n');
  await openFile(page, 'labels.yaml', INGRESS_DENY.replace('metadata:\n', `metadata:\n  annotations:\n${labels}\n`));
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible({ timeout: 15_000 });
});

test('a text broken half-way keeps the last picture, marked stale; undo mends it', async ({ page }) => {
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  const line = page.locator('.monaco-editor .view-line', { hasText: 'podSelector' });
  await line.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(' [');
  const canvas = page.getByRole('region', { name: 'Policy canvas' });
  await expect(canvas.getByRole('alert')).toContainText('stands still');
  await expect(canvas.getByRole('button', { name: 'Edit policy' })).toHaveAttribute('aria-disabled', 'true');
  await download(page);
  await expect(page.getByText('This file does not parse. It is saved as it stands.')).toBeVisible();
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isEnabled()) await undo.click();
  await expect(canvas.getByRole('alert')).toBeHidden();
  await expect(canvas.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
});

test('a file without a policy says so, and draws none', async ({ page }) => {
  await openFile(page, 'map.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n');
  await expect(page.getByRole('heading', { name: 'No NetworkPolicy in this file' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit policy' })).toBeHidden();
});

test('a policy the API server would refuse says why', async ({ page }) => {
  await openFile(page, 'refused.yaml', `${INGRESS_DENY}\n  ingress:\n  - ports:\n    - port: 70000\n`);
  await expect(page.getByRole('region', { name: 'Policy canvas' }).getByRole('alert')).toContainText(
    'spec.ingress[0].ports[0].port',
  );
});

test('rules in a direction that policyTypes leaves out are drawn as ignored', async ({ page }) => {
  await openFile(
    page,
    'ignored.yaml',
    `${INGRESS_DENY}\n  egress:\n  - to:\n    - podSelector:\n        matchLabels: {app: db}\n`,
  );
  await expect(page.getByRole('button', { name: 'app=db, ignored: policyTypes has no Egress' })).toBeVisible();
  await expect(
    page.getByRole('group', { name: 'Egress: in namespace' }).getByRole('button', { name: 'Any pod, allowed' }),
  ).toBeVisible();
});

test('a part that cannot be fetched says so and how to go on; the picture stands', async ({ page, faults }) => {
  await page.route(/\/assets\/(YamlPane|AnswersPanel)/, (route) => route.abort());
  await page.goto('./');
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  await expect(page.getByRole('region', { name: 'YAML' }).getByRole('alert')).toContainText('could not be loaded');
  await expect(page.getByText('Protects pods')).toBeVisible();
  await page.unroute(/\/assets\/(YamlPane|AnswersPanel)/);
  await page.getByRole('region', { name: 'YAML' }).getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('region', { name: 'YAML' }).getByText('backend-ingress-deny').first()).toBeVisible();
  const met = faults.splice(0);
  expect(met.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);
});
