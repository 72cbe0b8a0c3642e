import type { Page } from '@playwright/test';
import { generateCluster } from '../bench/cluster';
import { jsonOf, listOf } from '../bench/manifests';
import { download, expect, openFile, openFiles, savedText, test } from './base';
import { INGRESS_DENY } from './texts';

const cluster = generateCluster({ pods: 300, policies: 0 });
const policy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'closed', namespace: 'shop' },
  spec: { podSelector: {}, policyTypes: ['Ingress'] },
};
const objects = [...cluster.pods, policy, ...cluster.services];
const LIST = listOf(objects);

const canvas = (page: Page) => page.getByRole('region', { name: 'Policy canvas' });

/** Holds back what reads large texts, until it is let. */
async function hold(page: Page): Promise<() => void> {
  let release = (): void => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  return release;
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

test('a dump of a cluster is read, and its policy changed by click: one line of the text changes', async ({ page }) => {
  await openFile(page, 'dump.yaml', LIST);
  await canvas(page).getByRole('button', { name: 'Edit policy' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('open-soon');
  await page.keyboard.press('Enter');
  await expect(canvas(page).getByRole('heading', { name: 'open-soon' }).first()).toBeVisible();
  const { bytes } = await download(page);
  expect(bytes.toString()).toBe(LIST.replace('name: closed', 'name: open-soon'));
});

test('the same in JSON', async ({ page }) => {
  const text = jsonOf(objects);
  await openFile(page, 'dump.json', text);
  await canvas(page).getByRole('button', { name: 'Edit policy' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('open-soon');
  await page.keyboard.press('Enter');
  await expect(canvas(page).getByRole('heading', { name: 'open-soon' }).first()).toBeVisible();
  const { bytes } = await download(page);
  expect(bytes.toString()).toBe(text.replace('"name": "closed"', '"name": "open-soon"'));
});

test('reading shows that it goes on, can be cancelled, and taken up again; the text stays', async ({ page }) => {
  const release = await hold(page);
  await openFile(page, 'dump.yaml', LIST);
  await expect(page.getByRole('progressbar', { name: 'Reading dump.yaml' })).toBeVisible();
  const cancel = canvas(page).getByRole('button', { name: 'Cancel', exact: true });
  await expect(cancel).toBeVisible();
  await cancel.click();
  await expect(canvas(page).getByText('dump.yaml has not been read to its end')).toBeVisible();
  expect((await download(page)).bytes.toString()).toBe(LIST);
  release();
  await canvas(page).getByRole('button', { name: 'Read it' }).click();
  await expect(canvas(page).getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
});

test('of many files those that wait can be cancelled together', async ({ page }) => {
  await hold(page);
  const names = ['first.yaml', 'second.yaml', 'third.yaml'];
  await openFiles(
    page,
    names.map((name) => ({ name, bytes: Buffer.from(LIST) })),
  );
  await canvas(page).getByRole('button', { name: 'Cancel all' }).click();
  await expect(page.getByRole('navigation', { name: 'Policies' }).getByText('not read')).toHaveCount(3);
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  await expect(canvas(page).getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
});

test('a text too large for the editor is shown a stretch at a time; a row of the picture leads to its line', async ({ page }) => {
  const pods = `- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: pod\n    annotations:\n      note: ${'x'.repeat(400)}\n`;
  const text = `apiVersion: v1\nitems:\n${pods.repeat(21_000)}${listOf([policy]).split('items:\n')[1] ?? ''}`;
  await openFile(page, 'huge.yaml', text);
  const yaml = page.getByRole('region', { name: 'YAML' });
  await expect(yaml.getByText(/^Lines 1 to 2,000 of 126,0\d\d$/)).toBeVisible();
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  await yaml.getByRole('button', { name: 'Later lines' }).click();
  await expect(yaml.getByText(/^Lines 2,001 to 4,000 of/)).toBeVisible();
  await canvas(page).getByRole('button', { name: 'Any pod, denied' }).hover();
  await expect(yaml.getByText(/^Lines 125,\d{3} to 126,0\d\d of/)).toBeVisible();
  await expect(yaml.getByRole('document')).toContainText('policyTypes:');
  await page.reload();
  await expect(canvas(page).getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
  expect((await download(page)).bytes.toString()).toBe(text);
});

test('after a reload the policy of a large file is shown that was shown before', async ({ page }) => {
  const other = { ...policy, metadata: { name: 'other', namespace: 'shop' } };
  await openFile(page, 'dump.yaml', listOf([policy, other, ...cluster.pods, ...cluster.services]));
  const policies = page.getByRole('navigation', { name: 'Policies' });
  await policies.getByRole('button', { name: 'other', exact: true }).click();
  const shown = canvas(page).getByRole('heading', { name: 'other', level: 1 });
  await expect(shown).toBeVisible();
  await expect.poll(() => savedText(page)).toMatch(/"activeObject":[1-9]/);
  await page.reload();
  await expect(shown).toBeVisible();
});
