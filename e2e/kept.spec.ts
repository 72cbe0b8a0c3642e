import { setTimeout as wait } from 'node:timers/promises';
import { download, expect, openFile, openFiles, savedText, test } from './base';
import { ownBrowser } from './ownBrowser';
import { INGRESS_DENY, SIMPLE_APP, TWO_POLICIES } from './texts';
import { saved } from './yamlPane';

test('the browser is killed: files, history and view are there again, at most the last second is lost', async ({
  browserName: _,
}, info) => {
  const own = ownBrowser(info);
  try {
    let page = await own.start();
    await openFiles(page, [
      { name: 'shop.yaml', bytes: Buffer.from(TWO_POLICIES) },
      { name: 'deny.yaml', bytes: Buffer.from(INGRESS_DENY) },
    ]);
    const canvas = () => page.getByRole('region', { name: 'Policy canvas' });
    const policies = () => page.getByRole('navigation', { name: 'Policies' });
    const undo = () => page.getByRole('button', { name: 'Undo', exact: true });
    // By click, in one file …
    await policies().getByRole('button', { name: 'backend-ingress-deny' }).click();
    await canvas().getByRole('button', { name: 'Egress default deny' }).click();
    await expect(canvas().getByRole('button', { name: 'Egress default deny' })).toHaveAttribute('aria-pressed', 'true');
    // … by typing, in the other, with its second policy shown.
    await policies().getByRole('button', { name: 'db' }).click();
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('# typed before the crash');
    await expect(undo()).toHaveAttribute('title', /typing/);
    await page.getByRole('tab', { name: 'Connectivity' }).click();
    await page.getByRole('button', { name: 'Maximise Connectivity' }).click();
    // What the promise grants: a second.
    await wait(1000);
    await own.kill();

    page = await own.start();
    await expect(page.getByRole('button', { name: 'Restore the size of Connectivity' })).toBeVisible();
    await page.getByRole('button', { name: 'Restore the size of Connectivity' }).click();
    await expect(canvas().getByRole('heading', { name: 'db', level: 1 })).toBeVisible();
    expect((await saved(page)).endsWith('# typed before the crash')).toBe(true);
    // The history is that from before, across both files, to the first bytes.
    await undo().click();
    await expect.poll(() => saved(page)).not.toContain('typed before');
    while (await undo().isEnabled()) await undo().click();
    expect((await download(page)).bytes.toString()).toBe(INGRESS_DENY);
    await policies().getByRole('button', { name: 'db' }).click();
    expect((await download(page)).bytes.toString()).toBe(TWO_POLICIES);
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(canvas().getByRole('button', { name: 'Egress default deny' })).toHaveAttribute('aria-pressed', 'true');
  } finally {
    await own.dispose();
  }
});

test('after a reload undo takes back what was done before it, and the view is as it was', async ({ page }) => {
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await page.getByRole('button', { name: 'Egress default deny' }).click();
  await page.getByRole('tab', { name: 'Policies and pods' }).click();
  await expect.poll(() => savedText(page)).toContain('"tables"');
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Policies and pods' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name: 'Policies and pods' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect((await download(page)).bytes.toString()).toBe(INGRESS_DENY);
});

test('what was asked, folded and made wider is as it was', async ({ page }) => {
  await page.goto('./');
  await openFile(page, 'shop.yaml', `${SIMPLE_APP}\n${INGRESS_DENY}`);
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  // What is suggested takes no part of what is typed.
  await expect(page.getByRole('combobox', { name: 'Port' })).not.toHaveValue('');
  await page.getByRole('combobox', { name: 'Port' }).fill('8765');
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: 'How to look at it' }).getByRole('button', { name: 'Matrix' }).click();
  const edge = page.getByRole('separator', { name: 'Width of the list' });
  const width = Number(await edge.getAttribute('aria-valuenow'));
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', `${width + 32}`);
  const rules = page.getByRole('button', { name: /^Rules/ });
  await rules.click();
  await expect.poll(() => savedText(page)).toMatch(/"rulesFolded":true/);
  await page.reload();
  await expect(rules).toHaveAttribute('aria-expanded', 'false');
  await expect(edge).toHaveAttribute('aria-valuenow', `${width + 32}`);
  await expect(page.getByRole('button', { name: 'Matrix', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Port' })).toHaveValue('8765');
});
