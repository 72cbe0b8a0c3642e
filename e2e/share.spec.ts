import { inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, openFile, test } from './base';
import { address } from './shareAddress';
import { INGRESS_DENY, SIMPLE_APP } from './texts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const question = (page: Page) => page.getByRole('alertdialog');

/** What a link holds. */
const inflated = (link: string): string =>
  inflateRawSync(Buffer.from(new URL(link).hash.slice('#share='.length), 'base64url')).toString();

async function linkOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog(page).getByRole('status')).toHaveText(/^\d+ characters\.$/);
  return dialog(page).getByRole('textbox', { name: 'Link' }).inputValue();
}

test('a link holds the work, and opens beside what is open elsewhere', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  const link = await linkOf(page);
  expect(new URL(link).hash).toMatch(/^#share=[\w-]+$/);
  await dialog(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const other = await context.newPage();
  await other.goto('./');
  // The first page has the workspace: this one begins another.
  await other.getByRole('button', { name: /empty workspace/i }).click();
  await expect(other.getByRole('heading', { name: 'Drop files here' })).toBeVisible();
  await openFile(other, 'mine.yaml', INGRESS_DENY.replace('backend-ingress-deny', 'mine'));
  await expect(other.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
  await other.goto(link);
  await expect(question(other)).toContainText('backend-ingress-deny.yaml');
  await expect(question(other)).toContainText('which stays as it is');
  await question(other).getByRole('button', { name: 'Open' }).click();
  const files = other.getByRole('navigation', { name: 'Policies' });
  await expect(files.getByRole('button', { name: 'mine.yaml', exact: true })).toBeVisible();
  await expect(files.getByRole('button', { name: 'backend-ingress-deny.yaml modified', exact: true })).toBeVisible();
  await expect(other.locator('.status')).toContainText('backend-ingress-deny.yaml');
  expect(new URL(other.url()).hash).toBe('');
  await other.close();
});

test('who opens a link sees what was shown, and is told of another cluster', async ({ page, browser }) => {
  await page.goto('./');
  await openFile(page, 'shop.yaml', `${SIMPLE_APP}\n${INGRESS_DENY}`);
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  await expect(page.getByRole('combobox', { name: 'Port' })).not.toHaveValue('');
  await page.getByRole('combobox', { name: 'From' }).fill('default/frontend');
  await page.getByRole('combobox', { name: 'Port' }).fill('8765');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cluster: not chosen' }).click();
  const cluster = page.getByRole('dialog', { name: 'Cluster' });
  await cluster.getByLabel('Network plugin').selectOption({ label: 'Cilium' });
  await cluster.getByRole('button', { name: 'Save' }).click();
  // A question may name what is not in one policy.
  expect(inflated(await linkOf(page))).not.toContain('default/frontend');
  await dialog(page).getByRole('radio', { name: 'The file shop.yaml' }).check();
  const field = dialog(page).getByRole('textbox', { name: 'Link' });
  await expect.poll(async () => inflated(await field.inputValue())).toContain('default/frontend');
  const link = await field.inputValue();
  // As somebody else would: nothing is kept there.
  const other = await browser.newContext();
  const fresh = await other.newPage();
  await fresh.goto(link);
  await expect(question(fresh)).toContainText(
    'looked at for Kubernetes, any version, Cilium, and is read here for no cluster in particular',
  );
  await question(fresh).getByRole('button', { name: 'Open' }).click();
  await expect(fresh.getByRole('tab', { name: 'Connectivity' })).toHaveAttribute('aria-selected', 'true');
  await expect(fresh.getByRole('combobox', { name: 'From' })).toHaveValue('default/frontend');
  await expect(fresh.getByRole('combobox', { name: 'Port' })).toHaveValue('8765');
  await expect(fresh.getByRole('button', { name: 'Cluster: not chosen' })).toBeVisible();
  await other.close();
});

test('the summary is of as much as is shared', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./');
  await openFile(page, 'first.yaml', INGRESS_DENY);
  const cilium = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: theirs, namespace: shop }\nspec: {}\n';
  await openFile(page, 'second.yaml', `${INGRESS_DENY.replace('backend-ingress-deny', 'another')}\n---\n${cilium}`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const headings = async () => {
    await dialog(page).getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect(dialog(page).getByRole('button', { name: 'Copied' })).toBeVisible();
    return (await page.evaluate(() => navigator.clipboard.readText())).match(/^### .*$/gm);
  };
  expect(await headings()).toEqual(['### NetworkPolicy `another`']);
  await dialog(page).getByRole('radio', { name: 'All 2 open files' }).check();
  expect(await headings()).toEqual(['### NetworkPolicy `backend-ingress-deny`', '### NetworkPolicy `another`']);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /\*\*Not among these:\*\*\n\n- shop\/theirs: CiliumNetwork/,
  );
});

test('what is too long for a link is offered as a file', async ({ page }) => {
  const lines = Array.from({ length: 9000 }, (_, index) => `# ${Math.sin(index)}${Math.cos(index * 7)}`);
  await page.goto('./');
  await openFile(page, 'long.yaml', `${INGRESS_DENY}\n${lines.join('\n')}\n`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog(page).getByRole('status')).toContainText('Send it as a file');
  const saved = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Download the file' }).click();
  expect((await saved).suggestedFilename()).toBe('long.yaml');
});

test('on a phone it is in the menu of files', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  await expect(dialog(page).getByRole('textbox', { name: 'Link' })).toHaveValue(/#share=/);
  await expect(dialog(page).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Files', exact: true })).toBeFocused();
});

test.describe('links that anybody could have made', () => {
  test('one that holds more than there may be is refused, and the page goes on', async ({ page }) => {
    await page.goto(address(`{"drawbridge":1,"files":[["a.yaml","${'x'.repeat(12_000_000)}"]]}`));
    await expect(question(page)).toContainText('holds more than Drawbridge takes');
    await expect(question(page)).toContainText('nothing of yours was changed');
    await question(page).getByRole('button', { name: 'Close' }).click();
    await openFile(page, 'a.yaml', INGRESS_DENY);
    await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
  });

  test('one that is no JSON, or was cut off, is told as that', async ({ page }) => {
    await page.goto(address('{"drawbridge":1,"files":[['));
    await expect(question(page)).toContainText('was cut on its way');
    await page.goto('about:blank');
    await page.goto('./#share=%%%');
    await expect(question(page)).toContainText('This link is broken');
  });

  test('names of views that there are not, whatever they are, show the first', async ({ page }) => {
    const view = { shown: 'answers', answers: 'panel', tab: 'connectivity', connectivity: 'constructor' };
    await page.goto(address(JSON.stringify({ drawbridge: 1, files: [['a.yaml', SIMPLE_APP]], view })));
    await question(page).getByRole('button', { name: 'Open' }).click();
    await expect(page.getByRole('combobox', { name: 'From' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'About the check' })).toBeVisible();
  });

  test('script in every text stays text', async ({ page }) => {
    const script = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
    const policy = INGRESS_DENY.replace('backend-ingress-deny', JSON.stringify(script)).replace(
      'app: backend',
      `app: ${JSON.stringify(script)}`,
    );
    await page.goto(
      address(
        JSON.stringify({
          drawbridge: 1,
          files: [
            [script, policy],
            ['../../b.yaml', script],
          ],
          active: 0,
          object: 0,
        }),
      ),
    );
    await expect(question(page)).toContainText('2 shared files');
    await question(page).getByRole('button', { name: 'Open' }).click();
    await expect(page.getByRole('navigation', { name: 'Policies' }).getByText('-..-b.yaml')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Policy canvas' })).toBeVisible();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });
});

test('a link that is opened over a form waits until that is closed, so that nothing typed is lost', async ({ page }) => {
  await page.goto('./');
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  const link = await linkOf(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Edit policy' }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('half-typed');
  await page.goto(link);
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await expect(name).toHaveValue('half-typed');
  await expect(question(page)).toHaveCount(0);
  await name.press('Enter');
  await expect(question(page)).toContainText('backend-ingress-deny.yaml');
  await question(page).getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'half-typed' })).toBeVisible();
});
