import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { stampBuild } from '../scripts/offline.mjs';
import { serve } from '../scripts/serve.mjs';
import { test as watched } from './base';

/** The built app. */
export const built = join(import.meta.dirname, '../dist/web');

/** A static host of the story's own, with the built app in one of its folders. */
export interface Host {
  readonly url: string;
  /** Where the app's files are. */
  readonly folder: string;
  /**
   * Puts another version in the place of the one that is there, all of whose files in assets/ have other names, and tells
   * those.
   */
  readonly update: (version: string) => readonly string[];
  /** What is asked for from now on is not answered. */
  readonly stop: () => Promise<void>;
}

/** Playwright's `test`, each story with a host of its own, which `page.goto('./')` goes to. `path` is where the app is on it. */
export const test = watched.extend<{ readonly path: string; readonly host: Host }>({
  path: ['', { option: true }],
  host: async ({ path }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'drawbridge-host-'));
    const app = join(folder, 'web', path);
    cpSync(built, app, { recursive: true });
    const server = await serve({ folder: join(folder, 'web'), port: 0 });
    let stopping: Promise<void> | undefined;
    const stop = (): Promise<void> => {
      stopping ??= server.close();
      return stopping;
    };
    const update = (version: string): readonly string[] => {
      const next = join(folder, version);
      cpSync(built, next, { recursive: true });
      const names = makeVersion(next, version);
      renameSync(app, join(folder, `before-${version}`));
      renameSync(next, app);
      return names;
    };
    try {
      await use({ url: `${server.url}${path}`, folder: app, update, stop });
    } finally {
      await stop();
      rmSync(folder, { recursive: true });
    }
  },
  baseURL: async ({ host }, use) => use(host.url),
});

/** The hash in the name of a built file. */
const HASH = /-([\w-]{8})\.(?:js|css|ttf)$/;

/** Makes another build of one, in its place: other names for all files in assets/, and another title. */
function makeVersion(folder: string, version: string): readonly string[] {
  const assets = readdirSync(join(folder, 'assets'));
  const renamed = new Map(
    assets.map((name) => [name, name.replace(HASH, (end, hash: string) => end.replace(hash, other(hash)))]),
  );
  const rename = (text: string): string => [...renamed].reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
  for (const [from, to] of renamed) {
    const file = join(folder, 'assets', to);
    renameSync(join(folder, 'assets', from), file);
    if (/\.(js|css)$/.test(to)) writeFileSync(file, rename(readFileSync(file, 'utf8')));
  }
  const page = join(folder, 'index.html');
  writeFileSync(page, rename(readFileSync(page, 'utf8')).replace(/<title>.*<\/title>/, `<title>Drawbridge, ${version}</title>`));
  stampBuild(folder);
  return [...renamed.values()];
}

const other = (hash: string): string => [...hash].reverse().join('');

/** How many files each build has that this browser keeps. */
export const kept = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => /^drawbridge \S+ \w+$/.test(name));
    return Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
  });

/** Opens the app and waits until the browser keeps it, and gives this tab its files from what it keeps. */
export async function visit(page: Page): Promise<void> {
  await page.goto('./?offline');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((taken) => navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }));
  });
}
