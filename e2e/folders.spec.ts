import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axe, download, expect, openFiles, savedText, test } from './base';
import { dropEntries, openFolder, putOnDisk, readFromDisk, removeFromDisk } from './disk';
import { INGRESS_DENY } from './texts';

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

/** A policy in a spelling of its own: CRLF in some files, a byte order mark in others, no newline at the end. */
function policy(name: string, number: number): string {
  const text = `# ${name}, by hand\n${INGRESS_DENY.replace('backend-ingress-deny', name)}`;
  return (number % 7 === 0 ? '\uFEFF' : '') + (number % 5 === 0 ? text.replaceAll('\n', '\r\n') : text);
}

const pathOf = (number: number): string => `team-${number % 6}/policy-${String(number).padStart(3, '0')}.yaml`;

function manyPolicies(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, number) => [pathOf(number), policy(`policy-${String(number).padStart(3, '0')}`, number)]),
  );
}

const tree = (page: Page) => page.getByRole('navigation', { name: 'Policies' });
const toggleEgress = (page: Page) => page.getByRole('button', { name: 'Egress default deny' });
const chooseInFiles = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
};

/** Isolates egress of the policy on the canvas, with a click. */
async function edit(page: Page): Promise<void> {
  await toggleEgress(page).click();
  await expect(toggleEgress(page)).toHaveAttribute('aria-pressed', 'true');
}

const edited = (text: string): string => `${text}${text.includes('\r\n') ? '\r\n' : '\n'}  - Egress`;

test('a folder of 300 files is opened, edited and saved; one that was changed on disk meanwhile is never overwritten unasked', async ({
  page,
}) => {
  // Three hundred files are written to the disk first.
  test.slow();
  const files = manyPolicies(300);
  await putOnDisk(page, 'manifests', {
    ...files,
    'README.md': 'read me',
    '.git/config.yaml': 'a: 1',
    'node_modules/a.yaml': 'a: 1',
  });
  await openFolder(page, 'manifests');
  await expect(page.getByText('300 files, 300 policies.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('manifests: 300 files opened. 1 other file was left out.')).toBeVisible();

  // One is found, edited on the canvas and saved.
  await tree(page).getByRole('searchbox', { name: 'Filter files' }).fill('policy-035');
  await tree(page).getByRole('button', { name: 'policy-035.yaml', exact: true }).click();
  await edit(page);
  await expect(tree(page).getByRole('button', { name: 'policy-035.yaml modified' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('policy-035.yaml saved.')).toBeVisible();
  await expect(tree(page).getByRole('button', { name: 'policy-035.yaml', exact: true })).toBeVisible();
  expect(await readFromDisk(page, 'manifests', pathOf(35))).toBe(edited(policy('policy-035', 35)));
  await page.getByRole('button', { name: 'Dismiss message' }).first().click();

  // Another was changed on disk meanwhile: nothing is written before somebody chose.
  const theirs = `${policy('policy-123', 123)}\n# theirs\n`;
  await putOnDisk(page, 'manifests', { [pathOf(123)]: theirs });
  await tree(page).getByRole('searchbox', { name: 'Filter files' }).fill('policy-123');
  await tree(page).getByRole('button', { name: 'policy-123.yaml', exact: true }).click();
  await edit(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Changed on disk' });
  await expect(question.getByText('# theirs')).toBeVisible();
  expect(await readFromDisk(page, 'manifests', pathOf(123))).toBe(theirs);
  await question.getByRole('button', { name: 'Open the disk’s version beside' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'policy-123', exact: true })).toBeVisible();
  await expect(tree(page).getByRole('button', { name: 'policy-123 (on disk).yaml', exact: true })).toBeVisible();
  expect(await readFromDisk(page, 'manifests', pathOf(123))).toBe(theirs);

  await tree(page).getByRole('button', { name: 'policy-123.yaml modified' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await question.getByRole('button', { name: 'Overwrite with mine' }).click();
  await expect(page.getByText('policy-123.yaml saved.')).toBeVisible();
  expect(await readFromDisk(page, 'manifests', pathOf(123))).toBe(edited(policy('policy-123', 123)));

  // All others are, byte for byte, what they were.
  for (const number of [0, 7, 34, 36, 299])
    expect(await readFromDisk(page, 'manifests', pathOf(number))).toBe(files[pathOf(number)]);
});

test('all modified files are saved with one message, which names what was not written', async ({ page }) => {
  await putOnDisk(page, 'shop', { 'a.yaml': policy('a', 1), 'b.yaml': policy('b', 2), 'c.yaml': policy('c', 3) });
  await openFolder(page, 'shop');
  for (const name of ['a', 'b', 'c']) {
    await tree(page)
      .getByRole('button', { name: `${name}.yaml`, exact: true })
      .click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await edit(page);
  }
  await expect(tree(page).getByRole('button', { name: 'shop 3 modified 3 files' })).toBeVisible();
  await putOnDisk(page, 'shop', { 'b.yaml': 'theirs: 1\n' });
  await removeFromDisk(page, 'shop', 'c.yaml');
  await chooseInFiles(page, 'Save all');
  const said = page.getByText(/^1 file saved\./);
  await expect(said).toContainText('Changed on disk meanwhile, so not written: shop/b.yaml.');
  await expect(said).toContainText('shop/c.yaml was not saved: it is not on disk any more');
  expect(await readFromDisk(page, 'shop', 'a.yaml')).toBe(edited(policy('a', 1)));
  expect(await readFromDisk(page, 'shop', 'b.yaml')).toBe('theirs: 1\n');
  await expect(tree(page).getByRole('button', { name: 'shop 2 modified 3 files' })).toBeVisible();
});

test('after a reload the tree is there again, and files are still saved back', async ({ page }) => {
  await putOnDisk(page, 'shop', { 'a.yaml': policy('a', 1), 'x/b.yaml': policy('b', 2) });
  await openFolder(page, 'shop');
  await tree(page).getByRole('button', { name: 'a.yaml', exact: true }).click();
  await edit(page);
  await expect.poll(() => savedText(page)).toContain('Egress');
  await page.reload();
  await expect(tree(page).getByRole('button', { name: 'x 1 file' })).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('a.yaml saved.')).toBeVisible();
  expect(await readFromDisk(page, 'shop', 'a.yaml')).toBe(edited(policy('a', 1)));
});

test('reverting is one step of the history', async ({ page }) => {
  const text = policy('a', 5);
  await putOnDisk(page, 'shop', { 'a.yaml': text });
  await openFolder(page, 'shop');
  await edit(page);
  await chooseInFiles(page, 'Revert to what was opened');
  await expect(toggleEgress(page)).toHaveAttribute('aria-pressed', 'false');
  const whole = () => download(page, () => chooseInFiles(page, 'Download this file'));
  expect((await whole()).bytes.toString()).toBe(text);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(toggleEgress(page)).toHaveAttribute('aria-pressed', 'true');
  expect((await whole()).bytes.toString()).toBe(edited(text));
});

test('the tree is walked with the arrow keys, folded, and says what it holds', async ({ page }) => {
  await putOnDisk(page, 'manifests', manyPolicies(60));
  await openFolder(page, 'manifests');
  const folder = tree(page).getByRole('button', { name: 'manifests 60 files' });
  await folder.focus();
  await page.keyboard.press('ArrowRight');
  await expect(tree(page).getByRole('button', { name: 'team-0 10 files' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tree(page).getByRole('button', { name: 'team-0 10 files' })).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('End');
  await expect(tree(page).getByRole('button', { name: 'policy-059.yaml', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tree(page).getByRole('button', { name: 'team-5 10 files' })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(folder).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(folder).toHaveAttribute('aria-expanded', 'false');
  await expect(tree(page).getByRole('button', { name: 'team-5 10 files' })).toHaveCount(0);
  await axe(page);
});

test('a zip of everything comes back as it was, byte for byte', async ({ page }) => {
  await putOnDisk(page, 'manifests', manyPolicies(40));
  await openFolder(page, 'manifests');
  await expect(page.getByText('40 files, 40 policies.')).toBeVisible();
  const first = await download(page, () => chooseInFiles(page, 'Download all as zip'));
  expect(first.name).toBe('manifests.zip');

  await openFiles(page, [first]);
  await expect(page.getByText('80 files, 80 policies.')).toBeVisible();
  await tree(page).getByRole('searchbox', { name: 'Filter files' }).fill('manifests (2)/team-5/policy-035');
  await tree(page).getByRole('button', { name: 'policy-035.yaml', exact: true }).click();
  const one = await download(page);
  expect(one.bytes.toString()).toBe(policy('policy-035', 35));
  await edit(page);
  const modified = await download(page, () => chooseInFiles(page, 'Download modified as zip'));
  expect(modified.name).toBe('manifests (2).zip');
  await openFiles(page, [modified]);
  await expect(page.getByText('81 files, 81 policies.')).toBeVisible();
});

test('a dropped folder opens as one, with the way back to its files', async ({ page }) => {
  await putOnDisk(page, 'shop', { 'a.yaml': policy('a', 1), 'x/b.yaml': policy('b', 2) });
  await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('shop');
    Object.assign(DataTransferItem.prototype, { getAsFileSystemHandle: async () => folder });
    const data = new DataTransfer();
    data.items.add(new File([''], 'shop'));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(tree(page).getByRole('button', { name: 'shop 2 files' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
});

test('a browser without handles opens a dropped folder too, however many files it holds', async ({ page }) => {
  // Entries are handed over a hundred at a time.
  const files = { ...manyPolicies(130), 'notes.txt': 'no manifest', '.git/config.yaml': 'a: 1' };
  await dropEntries(page, 'shop', files);
  await expect(page.getByText('shop: 130 files opened. 1 other file was left out.')).toBeVisible();
  await expect(tree(page).getByRole('button', { name: 'shop 130 files' })).toBeVisible();
  await tree(page).getByRole('searchbox', { name: 'Filter files' }).fill('policy-035');
  await tree(page).getByRole('button', { name: 'policy-035.yaml', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  expect((await download(page)).bytes.toString()).toBe(policy('policy-035', 35));
});

test('a refused permission writes nothing and loses nothing; once it is given, the file is saved', async ({ page }) => {
  await putOnDisk(page, 'shop', { 'a.yaml': policy('a', 5), 'b.yaml': policy('b', 2) });
  await openFolder(page, 'shop');
  await tree(page).getByRole('button', { name: 'a.yaml', exact: true }).click();
  await edit(page);
  const answer = (to: PermissionState) =>
    page.evaluate(
      (state) =>
        Object.assign(FileSystemFileHandle.prototype, {
          queryPermission: async () => 'prompt',
          requestPermission: async () => state,
        }),
      to,
    );
  await answer('denied');
  const refused = 'the browser may not write there. Allow it when you are asked, or download the file.';
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`a.yaml was not saved: ${refused}`, { exact: true })).toBeVisible();
  await chooseInFiles(page, 'Save all');
  await expect(page.getByText(`0 files saved. shop/a.yaml was not saved: ${refused}`)).toBeVisible();
  expect(await readFromDisk(page, 'shop', 'a.yaml')).toBe(policy('a', 5));
  await expect(tree(page).getByRole('button', { name: 'a.yaml modified' })).toBeVisible();

  await answer('granted');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('a.yaml saved.', { exact: true })).toBeVisible();
  expect(await readFromDisk(page, 'shop', 'a.yaml')).toBe(edited(policy('a', 5)));
});

test('a zip that is damaged is refused with words', async ({ page }) => {
  await openFiles(page, [{ name: 'broken.zip', bytes: Buffer.from('PK\u0003\u0004 and nothing else') }]);
  await expect(page.getByText(/broken\.zip was not opened: it is not a zip that can be read/)).toBeVisible();
});

test('a browser without handles reads a folder too, and downloads', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-'));
  try {
    await mkdir(join(folder, 'web'));
    await writeFile(join(folder, 'a.yaml'), policy('a', 7));
    await writeFile(join(folder, 'web', 'b.yml'), policy('b', 5));
    await writeFile(join(folder, 'notes.txt'), 'no manifest');
    await page.evaluate(() => {
      Object.assign(window, { showDirectoryPicker: undefined });
      // As Safari does it: a page may ask for files while a click is handled, and no more when something was fetched since.
      let handled = false;
      const over = new MessageChannel();
      over.port2.onmessage = () => {
        handled = false;
      };
      window.addEventListener(
        'click',
        ({ isTrusted }) => {
          if (!isTrusted) return;
          handled = true;
          over.port1.postMessage('');
        },
        true,
      );
      const { click } = HTMLInputElement.prototype;
      HTMLInputElement.prototype.click = function () {
        if (handled) click.call(this);
      };
    });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open folder' }).click();
    await (await chooser).setFiles(folder);
    await expect(page.getByText(/2 files opened\. 1 other file was left out\./)).toBeVisible();
    await tree(page).getByRole('button', { name: 'b.yml', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'b', exact: true }).waitFor();
    expect((await download(page)).bytes.toString()).toBe(policy('b', 5));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('on a phone the tree unfolds from the name of the file', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await putOnDisk(page, 'manifests', manyPolicies(60));
  await openFolder(page, 'manifests');
  await page.getByRole('button', { name: 'manifests/team-0/policy-000.yaml 60 files' }).click();
  await axe(page);
  await tree(page).getByRole('button', { name: 'policy-001.yaml', exact: true }).click();
  await expect(page.getByRole('button', { name: 'manifests/team-1/policy-001.yaml 60 files' })).toBeVisible();
  await expect(tree(page).getByRole('searchbox')).toHaveCount(0);
});
