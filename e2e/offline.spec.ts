import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { appFiles, keptFiles } from '../scripts/offline.mjs';
import { download, expect, openFile, openFiles } from './base';
import { built, kept, test, visit } from './host';
import { INGRESS_DENY, SIMPLE_APP } from './texts';

const files = appFiles(built).length;
const news = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByText('A new version is ready.');

/** Has the browser look for a new version, as it does when a page is opened, and tells what came of it. */
const lookForVersion = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const fresh = registration?.installing;
    while (fresh?.state === 'installing') {
      await new Promise((changed) => fresh.addEventListener('statechange', changed, { once: true }));
    }
    return fresh?.state ?? 'nothing new';
  });

/** Opens manifests and has every part loaded that is loaded when it is needed: editor, workers, dialogs, charts, zips. */
async function useAllParts(page: Page): Promise<void> {
  await openFiles(page, [
    { name: 'deny.yaml', bytes: Buffer.from(INGRESS_DENY) },
    { name: 'app.yaml', bytes: Buffer.from(SIMPLE_APP) },
  ]);
  await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
  await expect(page.locator('.monaco-editor .view-line').first()).toContainText('---');
  await page.getByRole('button', { name: 'Edit policy' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  const answers = page.getByRole('region', { name: 'Answers' });
  await answers.getByRole('button', { name: 'Matrix', exact: true }).click();
  await expect(answers.getByRole('button', { name: 'default/frontend to default/backend: denied', exact: true })).toBeVisible();
  for (const tab of ['Flows', 'What changes']) await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  const zip = await download(page, () => page.getByRole('menuitem', { name: 'Download all as zip' }).click());
  expect(zip.bytes.subarray(0, 2).toString()).toBe('PK');
  await expect(page.getByText('could not be loaded')).toHaveCount(0);
}

for (const path of ['', 'tools/drawbridge/'] as const) {
  test.describe(path === '' ? 'at the root of a host' : 'in a folder of a host', () => {
    test.use({ path });

    test('after the first visit everything works without a network', async ({ page, host, context }) => {
      test.slow();
      await visit(page);
      expect(await kept(page)).toEqual([files]);
      await host.stop();
      const missed: string[] = [];
      context.on('requestfailed', (request) => missed.push(request.url()));
      // In the tab of the first visit, and in one that begins without a network.
      await useAllParts(page);
      const later = await context.newPage();
      await page.close();
      await later.goto('./?offline');
      await openFile(later, 'deny.yaml', INGRESS_DENY);
      await expect(later.locator('.monaco-editor .view-line').first()).toContainText('---');
      expect(missed).toEqual([]);
    });

    test('a tab keeps its version while a new one appears, is told, and has the new one once it is reloaded', async ({
      page,
      host,
      context,
    }) => {
      test.slow();
      await visit(page);
      host.update('next');
      expect(await lookForVersion(page)).toBe('installed');
      await expect(news(page)).toBeVisible();
      expect(await kept(page)).toEqual([files, files]);

      // The old one goes on, with parts it never had loaded and that its host has no more.
      await useAllParts(page);
      await expect(page).toHaveTitle('Drawbridge');
      const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      const parts = asked.filter((address) => address.includes('/assets/')).map((address) => address.replace(/^.*\//, ''));
      const old = new Set(readdirSync(join(built, 'assets')));
      expect(parts.length).toBeGreaterThan(10);
      expect(parts.filter((part) => !old.has(part))).toEqual([]);

      // One that begins now has the new one, and nothing to be told.
      const other = await context.newPage();
      await other.goto('./?offline');
      await expect(other).toHaveTitle('Drawbridge, next');
      await expect(news(page)).toBeVisible();
      await expect(news(other)).toHaveCount(0);
      await other.close();

      await page.getByRole('button', { name: 'Reload', exact: true }).click();
      await expect(page).toHaveTitle('Drawbridge, next');
      await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
      await expect(page.locator('.monaco-editor .view-line').first()).toContainText('---');
      await expect(news(page)).toHaveCount(0);

      // The old one is dropped when no tab is left that could need it: whenever the browser has seen to that.
      await page.close();
      const beginAgain = async (): Promise<readonly number[]> => {
        const last = await context.newPage();
        await last.goto('./?offline');
        await expect(last).toHaveTitle('Drawbridge, next');
        const left = await kept(last);
        await last.close();
        return left;
      };
      await expect.poll(beginAgain).toEqual([files]);
    });
  });
}

test('what the service worker keeps is what was built', () => {
  expect(keptFiles(built).files.map(([path]) => path)).toEqual(appFiles(built));
});

test('a new version that does not come in whole is not begun with', async ({ page, host, context, faults }) => {
  await visit(page);
  const part = host.update('next').find((name) => name.startsWith('monaco'));
  // Half of the upload: an old page in the place of a part, as a host may answer for what it does not have.
  writeFileSync(join(host.folder, 'assets', part ?? ''), '<!doctype html>');
  expect(await lookForVersion(page)).toBe('redundant');
  expect(await kept(page)).toEqual([files]);
  await expect(news(page)).toHaveCount(0);
  const later = await context.newPage();
  await page.close();
  await later.goto('./?offline');
  await expect(later).toHaveTitle('Drawbridge');
  await openFile(later, 'deny.yaml', INGRESS_DENY);
  await expect(later.locator('.monaco-editor .view-line').first()).toContainText('---');
  faults.splice(0);
});

test('where storage is full the app works as before', async ({ page, host, context }) => {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(host.url).origin, quotaSize: 2_000_000 });
  await page.goto('./?offline');
  await page.evaluate(async () => {
    const register = await new Promise<ServiceWorkerRegistration | undefined>((found) => {
      const look = () =>
        navigator.serviceWorker.getRegistration().then((one) => (one ? found(one) : requestAnimationFrame(look)));
      look();
    });
    while (register?.installing) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
  // What was begun is taken away once the filling has failed.
  await expect.poll(() => kept(page)).toEqual([]);
  await useAllParts(page);
});

test('where the host has no service worker the app works as before', async ({ page, host, faults }) => {
  rmSync(join(host.folder, 'service-worker.js'));
  await page.goto('./?offline');
  await expect.poll(() => faults).toHaveLength(1);
  await useAllParts(page);
  expect(faults.splice(0)).toEqual([expect.stringContaining('A bad HTTP response code (404)')]);
});

test('on this machine nothing is kept unless the address asks for it', async ({ page }) => {
  await visit(page);
  expect(await kept(page)).toEqual([files]);
  await page.goto('./');
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect.poll(() => kept(page)).toEqual([]);
});

test('a host that gives the app up takes it away from browsers, as docs/hosting.md tells', async ({ page, host }) => {
  await visit(page);
  const [, code = ''] = /```js\n(.*?)```/s.exec(readFileSync(join(import.meta.dirname, '../docs/hosting.md'), 'utf8')) ?? [];
  writeFileSync(join(host.folder, 'service-worker.js'), code);
  await lookForVersion(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await page.goto('./');
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('the service worker asks for nothing elsewhere, either', async ({ page, context }) => {
  await visit(page);
  const [worker] = context.serviceWorkers();
  expect(await worker?.evaluate(() => fetch('http://192.0.2.1/').then(String, () => 'stopped'))).toBe('stopped');
});

test('it can be installed, and what the browser draws around it follows the theme', async ({ page, context }) => {
  await visit(page);
  const session = await context.newCDPSession(page);
  const { url, data, errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons }: { icons: { src: string; sizes: string }[] } = JSON.parse(data ?? '{}');
  const sizes = await page.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          return address.endsWith('.svg') ? 'any' : `${image.naturalWidth}x${image.naturalHeight}`;
        }),
      ),
    icons.map(({ src }) => new URL(src, url).href),
  );
  expect(sizes).toEqual(icons.map((icon) => icon.sizes));
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // The stories' tabs are private windows.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);

  const shown = () => page.locator('meta[name="theme-color"][media="all"]').getAttribute('content');
  expect(await shown()).toBe('#ffffff');
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  expect(await shown()).toBe('#14171d');
});
