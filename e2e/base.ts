import { AxeBuilder } from '@axe-core/playwright';
import { type Page, test as plain } from '@playwright/test';

export { expect } from '@playwright/test';

/** A file as it comes in or goes out. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

export type Theme = 'light' | 'dark';

interface Fixtures {
  /**
   * What went wrong in the page so far: requests to a foreign origin (they are stopped), errors, messages on the console
   * at level error, violations of the content security policy. A story fails when anything is left in it at its end;
   * one that provokes a fault takes it out: `faults.splice(0)`.
   */
  readonly faults: string[];
}

/** Playwright's `test`, with every page watched. */
export const test = plain.extend<Fixtures>({
  faults: [
    async ({ context, baseURL }, use) => {
      const faults: string[] = [];
      const own = new URL(baseURL ?? '').origin;
      const isForeign = (url: URL) => !['data:', 'blob:', 'about:'].includes(url.protocol) && url.origin !== own;
      await context.route(isForeign, (route) => route.abort());
      context.on('request', (request) => {
        if (isForeign(new URL(request.url()))) faults.push(`request to a foreign origin: ${request.url()}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => {
        faults.push(`error: ${error.error().message}`);
      });
      await context.exposeBinding('reportViolation', (_, text: string) => {
        faults.push(text);
      });
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          const report: unknown = Reflect.get(window, 'reportViolation');
          if (typeof report === 'function') report(`content security policy: ${violatedDirective} stopped ${blockedURI}`);
        });
      });
      await use(faults);
      if (faults.length > 0) throw new Error(`Faults in the page:\n${faults.join('\n')}`);
    },
    { auto: true },
  ],
});

/** Opens files through the file chooser of the button "Open". */
export async function openFiles(page: Page, files: readonly NamedBytes[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).first().click();
  await (await chooser).setFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'application/yaml', buffer: bytes })));
}

/** Opens one file; a text is taken as UTF-8. */
export async function openFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  await openFiles(page, [{ name, bytes: Buffer.from(content) }]);
}

/** What the browser saves after an action that starts a download: by default a click on the button "Download". */
export async function download(
  page: Page,
  action: () => Promise<void> = () => page.getByRole('button', { name: 'Download', exact: true }).click(),
): Promise<NamedBytes> {
  const saved = page.waitForEvent('download');
  await action();
  const file = await saved;
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Everything that is kept in this browser, as one text. */
export function savedText(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open('keyval-store');
        opening.onsuccess = () => {
          const all = opening.result.transaction('keyval').objectStore('keyval').getAll();
          all.onsuccess = () => done(JSON.stringify(all.result));
        };
      }),
  );
}

/** Has the system prefer a theme. */
export async function prefer(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
}

/** The rules whose answer another theme may change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Lets axe look at the page as it stands, in each theme; fails on what it calls moderate, serious or critical, naming the
 * places. Themes differ in colours alone, so after the first it looks at those only.
 */
export async function axe(page: Page, themes: readonly Theme[] = ['light', 'dark']): Promise<void> {
  const found: string[] = [];
  const isBelow = await page.locator('[role=dialog], [role=alertdialog], [role=menu]').filter({ visible: true }).count();
  for (const [index, theme] of themes.entries()) {
    await prefer(page, theme);
    // In the page itself, since there are no frames: the other way opens a page to put together what several found.
    // Only faults are told with their places: telling all that is right would take most of the time.
    const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    // The drawing and the text below a dialog or a menu were looked at without it, and are most of the page.
    if (isBelow) for (const one of ['.pc-window', '.monaco-editor']) builder.exclude(one);
    const { violations } = await (index === 0 ? builder : builder.withRules(OF_COLOURS)).analyze();
    for (const { id, impact, help, nodes } of violations) {
      if (impact !== 'moderate' && impact !== 'serious' && impact !== 'critical') continue;
      const places = nodes.slice(0, 5).map(({ target, failureSummary }) => `    ${target.join(' ')}: ${failureSummary ?? ''}`);
      found.push(`${theme}, ${impact}: ${id}, ${help}\n${places.join('\n')}`);
    }
  }
  await prefer(page, 'light');
  if (found.length > 0) throw new Error(`axe found:\n${found.join('\n')}`);
}
