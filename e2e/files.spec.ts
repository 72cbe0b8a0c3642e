import type { Page } from '@playwright/test';
import { download, expect, openFile, openFiles, savedText, test } from './base';
import { INGRESS_DENY, TWO_POLICIES } from './texts';

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

test('several files and documents are listed and switched', async ({ page }) => {
  await openFiles(page, [
    { name: 'shop.yaml', bytes: Buffer.from(TWO_POLICIES) },
    { name: 'deny.yaml', bytes: Buffer.from(INGRESS_DENY) },
  ]);
  const policies = page.getByRole('navigation', { name: 'Policies' });
  await expect(policies.getByRole('button', { name: 'web' })).toBeVisible();
  await policies.getByRole('button', { name: 'db' }).click();
  const canvas = page.getByRole('region', { name: 'Policy canvas' });
  await expect(canvas.getByRole('button', { name: 'tier=web, allowed on TCP 5432' })).toBeVisible();
  await expect(canvas.getByText('This policy alone')).toBeVisible();
  await policies.getByRole('button', { name: 'backend-ingress-deny' }).click();
  await expect(canvas.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
});

test('bytes survive: BOM, CRLF, mixed endings, no final newline', async ({ page }) => {
  const awkward = Buffer.from(`\uFEFF# c\r\n${INGRESS_DENY.replaceAll('\n', '\r\n').replace('spec:\r\n', 'spec:\n')}`);
  await openFile(page, 'awkward.yaml', awkward);
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  expect((await download(page)).bytes.equals(awkward)).toBe(true);
  expect((await download(page)).name).toBe('awkward.yaml');
});

test('what cannot be opened is refused with words, and nothing is lost', async ({ page }) => {
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  await openFile(page, 'latin1.yaml', Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]));
  await expect(page.getByText(/latin1\.yaml was not opened.*UTF-8/)).toBeVisible();
  await openFile(page, 'picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
  await expect(page.getByText(/picture\.png was not opened/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
});

test('what cannot be read is named by the same line everywhere', async ({ page }) => {
  await openFile(page, 'deny.yaml', `# ours\n${INGRESS_DENY}\n  ingress:\n  - from: [\n    - podSelector: {}\n`);
  const canvas = page.getByRole('region', { name: 'Policy canvas' });
  await expect(canvas.getByRole('alert')).toContainText('Line 15 cannot be read');
  await expect(canvas.getByText(/^Line 15: A bracket is open here/)).toBeVisible();
  const policies = page.getByRole('navigation', { name: 'Policies' });
  await expect(policies.getByRole('button', { name: 'Line 15 cannot be read' })).toBeVisible();
});

test('the same name twice is told apart, and opening never replaces', async ({ page }) => {
  await openFile(page, 'policy.yaml', INGRESS_DENY);
  await openFile(page, 'policy.yaml', TWO_POLICIES);
  const policies = page.getByRole('navigation', { name: 'Policies' });
  await expect(policies.getByRole('button', { name: 'Close policy.yaml', exact: true })).toBeAttached();
  await expect(policies.getByRole('button', { name: 'Close policy.yaml (2)', exact: true })).toBeAttached();
});

test('what is open is there again after a reload', async ({ page }) => {
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await page.getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
  await expect(page.getByLabel('Pod selector')).toBeFocused();
  await page.keyboard.type('app=frontend');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'app=frontend, allowed' })).toBeVisible();
  await expect.poll(() => savedText(page)).toContain('app: frontend');
  await page.reload();
  await expect(page.getByRole('button', { name: 'app=frontend, allowed' })).toBeVisible();
  expect((await download(page)).bytes.toString()).toContain('app: frontend');
});

test('a pasted manifest opens; a pasted word does not', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((content) => {
      const data = new DataTransfer();
      data.setData('text/plain', content);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
  };
  await paste('hello');
  await expect(page.getByText(/does not look like YAML/)).toBeVisible();
  await paste(INGRESS_DENY);
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
  // It may be nowhere else.
  await page.getByRole('button', { name: 'Close pasted.yaml' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Its text was never downloaded.');
});

test('files dropped anywhere are opened', async ({ page }) => {
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'dropped.yaml', { type: 'application/yaml' }));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, INGRESS_DENY);
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
});

test('a new policy starts from a template and is drawn', async ({ page }) => {
  await page.getByRole('button', { name: 'New policy' }).click();
  await page.getByRole('menuitem', { name: /Deny all/ }).click();
  await expect(
    page.getByRole('group', { name: 'Egress: in cluster' }).getByRole('button', { name: 'Kubernetes DNS, denied' }),
  ).toBeVisible();
});

test('closing a changed file asks, and can be called off', async ({ page }) => {
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await page.getByRole('button', { name: 'Ingress default deny' }).waitFor();
  await page.getByRole('button', { name: 'Egress default deny' }).click();
  await expect(page.getByRole('button', { name: 'Egress default deny' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Close backend-ingress-deny.yaml' }).click({ force: true });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Egress default deny' })).toBeVisible();
});

test('the picture of an opened policy is on screen before the editor is asked for', async ({ page }) => {
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
  const order = await page.evaluate(() => {
    const scripts = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /monaco|editor/i.test(name) && /\.js$/.test(name));
    const paint = performance.getEntriesByName('drawbridge:canvas')[0]?.startTime;
    return { paint, first: Math.min(...scripts.map(({ startTime }) => startTime)) };
  });
  expect(order.paint).toBeDefined();
  expect(order.paint ?? Number.POSITIVE_INFINITY).toBeLessThan(order.first);
});

test('what was chosen first stands first, also while the part that opens it is being fetched', async ({ page }) => {
  let arrive = (): void => {};
  await page.route(/\/files-[^/]*\.js$/, async (route) => {
    await new Promise<void>((done) => {
      arrive = done;
    });
    await route.continue();
  });
  // Two imports that wait for the same file end in either order.
  for (let round = 0; round < 4; round++) {
    if (round > 0) await beginAnew(page);
    await openFile(page, 'first.yaml', INGRESS_DENY);
    await openFile(page, 'second.yaml', INGRESS_DENY.replace('backend-ingress-deny', 'second'));
    arrive();
    const names = page.getByRole('navigation', { name: 'Policies' }).getByRole('button', { name: /^(first|second)\.yaml$/ });
    await expect(names).toHaveText(['first.yaml', 'second.yaml']);
  }
});

/** The page as at a first visit. */
async function beginAnew(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Drawbridge/ }).click();
  await page.getByRole('menuitem', { name: 'New workspace' }).click();
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
}
