import { readdirSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { cacheControl, securityHeaders } from '../scripts/csp.mjs';
import { appFiles } from '../scripts/offline.mjs';
import { expect, openFile, test as watched } from './base';
import { built, kept, visit } from './host';
import { nginx, startNginx } from './nginx';
import { INGRESS_DENY } from './texts';

const test = watched.extend<{ readonly url: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern
  url: async ({}, use) => {
    const { url, stop } = await startNginx(nginx ?? '');
    try {
      await use(url);
    } finally {
      await stop();
    }
  },
  baseURL: async ({ url }, use) => use(url),
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Asks for an address just as it is written, as a browser that takes gzip. */
const ask = (url: string, path: string): Promise<Answer> =>
  new Promise((done, failed) => {
    get(`${url}${path}`, { headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
      response.resume().on('end', () => done({ status: response.statusCode, headers: response.headers }));
    }).on('error', failed);
  });

const security = Object.fromEntries(Object.entries(securityHeaders).map(([name, value]) => [name.toLowerCase(), value]));

test.describe('where nginx is installed (Debian: nginx-light)', () => {
  // biome-ignore lint/suspicious/noSkippedTests: nobody needs nginx to work on this; the run counts what it leaves out
  test.skip(nginx === undefined, 'There is no nginx on this machine.');

  test('deploy/nginx.conf has it send each file with its type, the headers, and compressed', async ({ url }) => {
    const named = (end: string): string => `assets/${readdirSync(join(built, 'assets')).find((name) => name.endsWith(end))}`;
    const files = [
      ['', 'text/html; charset=utf-8'],
      ['index.html', 'text/html; charset=utf-8'],
      ['service-worker.js', 'application/javascript; charset=utf-8'],
      ['manifest.webmanifest', 'application/manifest+json'],
      ['icon.svg', 'image/svg+xml'],
      ['icon-192.png', 'image/png'],
      [named('.js'), 'application/javascript; charset=utf-8'],
      [named('.css'), 'text/css; charset=utf-8'],
      [named('.ttf'), 'font/ttf'],
      ['third-party-licences.md', 'text/markdown; charset=utf-8'],
    ] as const;
    for (const [path, type] of files) {
      const { status, headers } = await ask(url, path);
      expect({ status, headers }, path).toMatchObject({
        status: 200,
        headers: { ...security, 'content-type': type, 'cache-control': cacheControl(`/${path}`) },
      });
      const compressed = !/\.(svg|png|webmanifest)$/.test(path);
      expect(headers['content-encoding'], path).toBe(compressed ? 'gzip' : undefined);
    }
    for (const path of ['assets/gone-12345678.js', 'nothing', '_headers', '.git/config', 'assets/']) {
      const { status, headers } = await ask(url, path);
      expect([403, 404], path).toContain(status);
      expect(headers, path).toMatchObject(security);
      // A part that is missing for a moment must not be missing for a year.
      expect(headers['cache-control'], path).toBeUndefined();
    }
  });

  test('the app works behind it, and is kept for visits without it', async ({ page }) => {
    await visit(page);
    expect(await kept(page)).toEqual([appFiles(built).length]);
    await openFile(page, 'deny.yaml', INGRESS_DENY);
    await expect(page.getByRole('button', { name: 'Any pod, denied' })).toBeVisible();
    await expect(page.locator('.monaco-editor .view-line').first()).toContainText('---');
  });
});
