import type { Page } from '@playwright/test';
import { download, expect, openFile, savedText, test } from './base';
import { INGRESS_DENY } from './texts';

const egress = (page: Page) => page.getByRole('button', { name: 'Egress default deny' });
const said = (page: Page, text: RegExp) => page.getByRole('region', { name: 'Messages' }).getByText(text);

/** Work goes on: an edit by click is made, and taken away as a file. */
async function workGoesOn(page: Page): Promise<void> {
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await egress(page).click();
  await expect(egress(page)).toHaveAttribute('aria-pressed', 'true');
  expect((await download(page)).bytes.toString()).toContain('- Egress');
}

test('where storage is forbidden that is said once, and work goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await page.goto('./');
  await expect(said(page, /does not let Drawbridge keep your work between visits/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss message' }).click();
  await workGoesOn(page);
  await expect(said(page, /does not let Drawbridge/)).toHaveCount(0);
  await page.getByRole('button', { name: /^Drawbridge, / }).click();
  await expect(page.getByText('This browser keeps nothing between visits.')).toBeVisible();
  // A menu without an entry is none for a screen reader.
  await expect(page.getByRole('menuitem')).toHaveText([/^About workspaces/]);
});

test('where session and local storage are forbidden, too', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['sessionStorage', 'localStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
  });
  await page.goto('./');
  await expect(said(page, /does not let Drawbridge keep your work between visits/)).toBeVisible();
  await workGoesOn(page);
});

test('where the part that keeps work cannot be fetched, that is said, and work goes on', async ({ page, faults }) => {
  await page.route(/\/saveChanges-[^/]*\.js$/, (route) => route.abort());
  await page.goto('./');
  await expect(said(page, /Your work is not kept: a part of Drawbridge could not be loaded/)).toBeVisible();
  await workGoesOn(page);
  faults.splice(0);
});

test('where storage is full that is said once; when there is room again, everything is kept', async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    Reflect.set(window, 'room', () => {
      IDBObjectStore.prototype.put = put;
    });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await expect(said(page, /no room left in this browser/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss message' }).click();
  await egress(page).click();
  await expect(egress(page)).toHaveAttribute('aria-pressed', 'true');
  // Nothing is left behind for an empty workspace.
  await page.getByRole('button', { name: /^Drawbridge, / }).click();
  await page.getByRole('menuitem', { name: 'New workspace' }).click();
  await expect(said(page, /could not be saved in this browser, so nothing else was opened/)).toBeVisible();
  await expect(said(page, /no room left/)).toHaveCount(0);
  await page.evaluate(() => Reflect.get(window, 'room')());
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(said(page, /kept in this browser again/)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(egress(page)).toHaveAttribute('aria-pressed', 'true');
});

/** Puts something into the browser's storage as an earlier or a later Drawbridge would have. */
async function put(page: Page, entries: readonly (readonly [string, unknown])[]): Promise<void> {
  await page.evaluate(
    (all) =>
      new Promise<void>((done) => {
        const opening = indexedDB.open('keyval-store');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('keyval', 'readwrite');
          for (const [key, value] of all) transaction.objectStore('keyval').put(value, key);
          transaction.oncomplete = () => done();
        };
      }),
    entries,
  );
}

const FILE = { id: 'k7', name: 'deny.yaml', downloaded: undefined, namedAfter: undefined };

for (const version of [1, 2])
  test(`what version ${version} kept is read`, async ({ page }) => {
    await page.goto('./');
    await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
    const text = version === 1 ? INGRESS_DENY : 'drawbridge-text:drawbridge:old/1';
    await put(page, [
      ...(version === 1 ? [] : [[text, INGRESS_DENY] as const]),
      ['drawbridge:old', { version, at: Date.now(), files: [{ ...FILE, opened: text, text }], activeFile: 'k7' }],
    ]);
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Drawbridge, Workspace' })).toBeVisible();
    await egress(page).click();
    await expect.poll(() => savedText(page)).toContain('"version":3');
    await page.reload();
    await expect(egress(page)).toHaveAttribute('aria-pressed', 'true');
  });

test('what a newer version kept is left untouched, and said; work goes on in a new workspace', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
  const newer = { version: 4, at: Date.now(), title: 'From tomorrow', sheets: ['unknown'] };
  await put(page, [
    ['drawbridge:new', newer],
    ['drawbridge-text:drawbridge:new/1', 'kept: as it is'],
  ]);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await expect(said(page, /“From tomorrow” was kept by a newer version/)).toBeVisible();
  await workGoesOn(page);
  await expect.poll(() => savedText(page)).toContain('backend-ingress-deny');
  expect(await savedText(page)).toContain(JSON.stringify(newer));
  expect(await savedText(page)).toContain('kept: as it is');
  await page.getByRole('button', { name: /^Drawbridge, / }).click();
  await expect(page.getByRole('menuitem', { name: 'From tomorrow' })).toContainText('a newer version');
});

test('where a text is gone what is left of a file is put back, and said', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
  const text = (name: string): string => `drawbridge-text:drawbridge:hurt/${name}`;
  const file = (id: string, opened: string, now: string) => ({
    ...FILE,
    id,
    name: `${id}.yaml`,
    opened: text(opened),
    text: text(now),
  });
  const at = Date.now();
  await put(page, [
    [text('now'), INGRESS_DENY],
    [text('before'), INGRESS_DENY.replace('backend-ingress-deny', 'as-it-was')],
    [
      'drawbridge:hurt',
      {
        version: 3,
        at,
        title: 'Hurt',
        files: [file('k1', 'gone-1', 'now'), file('k2', 'before', 'gone-2'), file('k3', 'gone-3', 'gone-4')],
        activeFile: 'k1',
      },
    ],
  ]);
  // The step that took a part out of k2's text: taken back, it would put it into any text.
  await page.evaluate(
    (saved) =>
      new Promise<void>((done) => {
        const opening = indexedDB.open('keyval-store');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('keyval', 'readwrite');
          const edits = new Map([['k2', [{ offset: 4, length: 5, content: '' }]]]);
          const inverse = new Map([['k2', [{ offset: 4, length: 0, content: 'wrong' }]]]);
          const step = { edits, inverse, label: 'take out', origin: 'canvas' };
          transaction.objectStore('keyval').put({ at: saved, past: [step], future: [] }, 'drawbridge-history:drawbridge:hurt');
          transaction.oncomplete = () => done();
        };
      }),
    at,
  );
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await expect(
    said(page, /Not everything of k1\.yaml, k2\.yaml and k3\.yaml was there .* is open, of k3\.yaml nothing/),
  ).toBeVisible();
  const files = page.getByRole('navigation', { name: 'Policies' });
  await expect(files.getByRole('button', { name: 'backend-ingress-deny', exact: true })).toBeVisible();
  await expect(files.getByRole('button', { name: 'as-it-was', exact: true })).toBeVisible();
  await expect(files.getByText('k3.yaml')).toHaveCount(0);
  // What it was opened with is gone: nobody knows that this is the same.
  await page.getByRole('button', { name: 'Close k1.yaml' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  expect((await download(page)).bytes.toString()).toBe(INGRESS_DENY);
  // The history is put back before anything is written.
  await expect.poll(() => savedText(page)).not.toContain('gone-1');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});
