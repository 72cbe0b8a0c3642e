import type { Locator, Page } from '@playwright/test';
import { download, expect, openFile, openFiles, test } from './base';
import { TWO_POLICIES } from './texts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
`;

/** Files as people break them, and what they meant; each mended by quick fixes alone, always the first one offered. */
const BROKEN: readonly (readonly [name: string, text: string, mended: string])[] = [
  [
    'a tab for indentation',
    `${HEAD.slice(0, HEAD.indexOf('  podSelector'))}\tpodSelector: {} # us\n\tpolicyTypes:\n\t- Ingress\n`,
    `${HEAD.slice(0, HEAD.indexOf('  podSelector'))}  podSelector: {} # us\n  policyTypes:\n  - Ingress\n`,
  ],
  [
    'fields that are nearly right',
    `${HEAD.replace('policyTypes', 'policyType')}  ingres:\n    - form:\n        - podSelector: {} # us\n`,
    `${HEAD}  ingress:\n    - from:\n        - podSelector: {} # us\n`,
  ],
  [
    'values of the wrong type',
    `${HEAD.replace('app: web', 'app: true\n      version: 1.0 # first')}  ingress:\n    - ports:\n        - port: "80" # http\n          protocol: tcp\n`,
    `${HEAD.replace('app: web', 'app: "true"\n      version: "1.0" # first')}  ingress:\n    - ports:\n        - port: 80 # http\n          protocol: TCP\n`,
  ],
  [
    'a key written twice, a block without its mask',
    `${HEAD.replace('  namespace: shop\n', '  namespace: shop\n  namespace: shop\n')}  ingress:\n    - from:\n        - ipBlock:\n            cidr: 10.0.0.7 # the gateway\n`,
    `${HEAD}  ingress:\n    - from:\n        - ipBlock:\n            cidr: 10.0.0.7/32 # the gateway\n`,
  ],
  [
    'lists and operators',
    `${HEAD.replace('policyTypes:\n    - Ingress', 'policyTypes: ingress')}  ingress:\n    - from:\n        podSelector:\n          matchExpressions:\n            - key: app\n              operator: in\n              values: [a]\n`,
    `${HEAD}  ingress:\n    - from:\n        - podSelector:\n            matchExpressions:\n              - key: app\n                operator: In\n                values:\n                  - a\n`,
  ],
];

const problems = (page: Page): Locator => page.getByRole('region', { name: 'Answers' }).getByRole('list', { name: 'Problems' });

async function openProblems(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Show Problems' }).click();
  return problems(page);
}

/** Presses the first fix of the first error until there is none; every press must change the list. */
async function mendErrors(page: Page): Promise<void> {
  const errors = problems(page)
    .getByRole('listitem')
    .filter({ hasText: /^error: / });
  for (let presses = 0; presses < 12; presses++) {
    if ((await errors.count()) === 0) return;
    const first = errors.first();
    const before = await first.textContent();
    await first
      .getByRole('button', { name: /^Fix: / })
      .first()
      .click();
    await expect(async () =>
      expect((await errors.count()) === 0 || (await errors.first().textContent()) !== before).toBe(true),
    ).toPass();
  }
  expect(await errors.allTextContents()).toEqual([]);
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

for (const [name, text, mended] of BROKEN) {
  test(`a broken file is mended by quick fixes only: ${name}`, async ({ page }) => {
    await openFile(page, 'shop.yaml', text);
    await openProblems(page);
    await expect(problems(page).getByText('error: ', { exact: false }).first()).toBeAttached();
    await mendErrors(page);
    await expect(page.getByRole('region', { name: 'Policy canvas' }).getByText('Protects pods')).toBeVisible();
    const saved = (await download(page)).bytes.toString();
    expect(saved).toBe(mended);
    const undo = page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true });
    while (await undo.isEnabled()) await undo.click();
    expect((await download(page)).bytes.toString()).toBe(text);
  });
}

test('the Problems panel: all files, by severity, with a way to each line', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openFiles(page, [
    { name: 'two.yaml', bytes: Buffer.from(TWO_POLICIES) },
    { name: 'bad.yaml', bytes: Buffer.from(`${HEAD}  ingress:\n    - ports:\n        - port: 70000\n`) },
  ]);
  const list = await openProblems(page);
  const [first] = await list.getByRole('listitem').allTextContents();
  expect(first).toContain('must be between 1 and 65535, inclusive');
  await list.getByRole('button', { name: /must be between 1 and 65535/ }).click();
  await expect(page.getByRole('region', { name: 'YAML' })).toContainText('70000');
  await expect(page.getByRole('button', { name: 'shop', exact: false }).first()).toBeVisible();

  await page.getByRole('region', { name: 'Answers' }).getByRole('button', { name: '1 error' }).click();
  await expect(list.getByText('must be between 1 and 65535')).toHaveCount(0);
  await page.getByRole('region', { name: 'Answers' }).getByRole('button', { name: '1 error' }).click();

  await list.getByRole('listitem').first().getByRole('button', { name: 'Show details' }).click();
  await expect(list.getByText('spec.ingress[0].ports[0].port')).toBeVisible();
  await page.getByRole('button', { name: 'Copy all' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^bad\.yaml:14: error .*\[port\]\n/);
});

test('a lint says why, can be silenced with a comment, and is back after undo', async ({ page }) => {
  await openFile(page, 'shop.yaml', `${HEAD}  ingress:\n    - from:\n        - ipBlock:\n            cidr: 0.0.0.0/0\n`);
  const list = await openProblems(page);
  const finding = list.getByRole('listitem').filter({ hasText: '::/0' });
  await finding.getByRole('button', { name: 'Show details' }).click();
  await finding.getByRole('button', { name: /^Fix: Silence/ }).click();
  await expect(finding).toHaveCount(0);
  expect((await download(page)).bytes.toString()).toContain('# drawbridge-ignore one-address-family');
  await page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(finding).toHaveCount(1);
});

test('the chosen cluster decides what is refused', async ({ page }) => {
  await openFile(page, 'shop.yaml', `${HEAD}  ingress:\n    - from:\n        - ipBlock:\n            cidr: 10.0.0.1/8\n`);
  const list = await openProblems(page);
  const strict = list.getByRole('listitem').filter({ hasText: 'must not have bits set beyond the prefix length' });
  await expect(strict).toContainText('warning: ');
  await page.getByRole('button', { name: 'Cluster: not chosen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cluster' });
  await dialog.getByLabel('Kubernetes version').selectOption({ label: '1.36' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(strict).toContainText('error: ');
  await expect(page.getByRole('button', { name: /^Kubernetes 1\.36/ })).toBeVisible();
});
