import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm, run, runInstalled } from './run.mjs';

/**
 * A Chromium that has been started once. `env` is what its process needs beyond the usual environment; `dispose` takes
 * away what was fetched for this run.
 *
 * @typedef {{ path: string, origin: string, version: string, sandbox: boolean, env: Record<string, string>, dispose(): void }} Chromium
 */

/** Environment variables that name a Chromium, the first one set wins. */
export const chromiumVariables = ['DRAWBRIDGE_CHROMIUM', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH', 'CHROME_PATH', 'CHROME_BIN'];

/** What a Chromium needs to start without a screen, without looking anything up, and with little shared memory. */
export const chromiumArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

const npmChromium = '@sparticuz/chromium@153.0.0';

/** Where this system may have a Chromium, best first; only those that are there. */
export function systemChromiums() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86 } = process.env;
  const windows = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].flatMap((folder) =>
    folder ? ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((app) => join(folder, app, 'Application')) : [],
  );
  const candidates =
    process.platform === 'win32'
      ? windows.flatMap((folder) => [join(folder, 'chrome.exe'), join(folder, 'msedge.exe')])
      : [
          ...(process.platform === 'darwin'
            ? ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)
            : []),
          ...names.flatMap((name) => onPath.map((folder) => join(folder, name))),
        ];
  return [...new Set(candidates)].filter((file) => existsSync(file));
}

/**
 * Starts a Chromium and lets it draw a page, the way the stories do: with its sandbox first, without where that cannot
 * work (as root, in many containers). Undefined when it does not start.
 *
 * @param {string} path
 * @param {string} origin
 * @param {Record<string, string>} [env]
 * @returns {Promise<Chromium | undefined>}
 */
async function prove(path, origin, env = {}) {
  if (!path || !existsSync(path)) return undefined;
  const { chromium } = await import('@playwright/test');
  for (const sandbox of process.getuid?.() === 0 ? [false] : [true, false]) {
    try {
      const browser = await chromium.launch({
        executablePath: path,
        args: chromiumArguments,
        chromiumSandbox: sandbox,
        env: { ...process.env, ...env },
        timeout: 30_000,
      });
      try {
        const page = await browser.newPage();
        await page.setContent('<p>drawn</p>');
        if ((await page.textContent('p')) === 'drawn') {
          return { path, origin, version: browser.version(), sandbox, env, dispose: () => {} };
        }
      } finally {
        await browser.close();
      }
    } catch (error) {
      const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
      console.log(`  ${path} does not start${sandbox ? ' with its sandbox' : ''}: ${reason.slice(0, 160)}`);
    }
  }
  return undefined;
}

async function provePlaywrights() {
  const { chromium } = await import('@playwright/test');
  return prove(chromium.executablePath(), "Playwright's");
}

/** @param {string} origin */
async function proveSystems(origin) {
  for (const path of systemChromiums()) {
    const found = await prove(path, origin);
    if (found) return found;
  }
  return undefined;
}

/** Installs Debian's Chromium. Only as root: it changes the machine. */
async function fromApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  console.log('  asking apt for the package chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true });
  if ((await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, quiet: true })) !== 0)
    return undefined;
  return proveSystems('installed by apt');
}

/** Fetches the Chromium that is inside an npm package into a folder that is gone after the run. Linux only. */
async function fromNpm() {
  if (process.platform !== 'linux') return undefined;
  console.log(`  fetching ${npmChromium} for this run …`);
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-chromium-'));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  const before = {
    TMPDIR: process.env.TMPDIR,
    AWS_LAMBDA_JS_RUNTIME: process.env.AWS_LAMBDA_JS_RUNTIME,
    LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
  };
  process.once('exit', dispose);
  try {
    const code = await npm([
      'install',
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--silent',
      '--prefix',
      folder,
      npmChromium,
    ]);
    if (code !== 0) return undefined;
    // It unpacks itself and the libraries it needs below the folder for temporary files, and only when it believes
    // to run where those are missing; both are read when it is imported.
    Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
    const entry = pathToFileURL(join(folder, 'node_modules/@sparticuz/chromium/build/index.js')).href;
    const { default: packed } = await import(entry);
    const path = await packed.executablePath();
    const env = { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '' };
    const found = await prove(path, `fetched for this run from ${npmChromium}`, env);
    return found && { ...found, dispose };
  } catch (error) {
    console.log(`  ${error instanceof Error ? error.message : error}`);
    return undefined;
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/**
 * Finds a Chromium that really starts: the one an environment variable names, the system's, Playwright's, else one that
 * Playwright downloads, one that apt installs (only when `apt`), one from an npm package for this run. A variable that
 * names a Chromium that does not start is an error: nothing else is tried. Undefined when there is none.
 *
 * @param {{ apt: boolean }} options
 * @returns {Promise<Chromium | undefined>}
 */
export async function findChromium({ apt }) {
  const variable = chromiumVariables.find((name) => process.env[name]);
  if (variable) {
    const path = process.env[variable] ?? '';
    const found = await prove(path, `named by ${variable}`);
    if (!found) console.error(`${variable} names ${path}, which is no Chromium that starts.`);
    return found;
  }
  const present = (await proveSystems("the system's")) ?? (await provePlaywrights());
  if (present) return present;
  console.log('No Chromium is here. Playwright is asked for one …');
  await runInstalled('@playwright/test/cli.js', ['install', 'chromium'], { quiet: true });
  const fetched = (await provePlaywrights()) ?? (apt ? await fromApt() : undefined) ?? (await fromNpm());
  if (!fetched) {
    console.error(
      `No Chromium was found and none could be fetched. Install one, or name one in ${chromiumVariables[0]}${apt ? '' : ', or let apt install one: npm test -- --apt'}.`,
    );
  }
  return fetched;
}
