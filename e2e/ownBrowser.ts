import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page, type TestInfo } from '@playwright/test';

/** A browser of a story's own, on a profile of its own, which may be killed and started again. */
export interface OwnBrowser {
  /** Starts it on the profile, with the app open. */
  start(): Promise<Page>;
  /** Kills its processes as a crash does: nothing in them is told. */
  kill(): Promise<void>;
  /** Kills what runs, and takes the profile away. */
  dispose(): Promise<void>;
}

export function ownBrowser({ project }: TestInfo): OwnBrowser {
  const { launchOptions, baseURL } = project.use;
  const profile = mkdtempSync(join(tmpdir(), 'drawbridge-story-'));
  let running: { readonly child: ChildProcess; readonly browser: Browser } | undefined;

  const kill = async (): Promise<void> => {
    if (!running) return;
    const { child, browser } = running;
    running = undefined;
    const ended = new Promise((done) => child.once('exit', done));
    // It leads a group of its own, in which all its processes are; Windows has no groups, and there they end with it.
    if (process.platform === 'win32') child.kill();
    else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
    await browser.close();
  };
  return {
    kill,
    async start() {
      const path = launchOptions?.executablePath ?? chromium.executablePath();
      const sandbox = launchOptions?.chromiumSandbox === true ? [] : ['--no-sandbox'];
      const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--password-store=basic'];
      const child = spawn(path, [...(launchOptions?.args ?? []), ...sandbox, ...own, '--window-size=1440,900', 'about:blank'], {
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const browser = await chromium.connectOverCDP(await addressOf(child));
      running = { child, browser };
      const context = browser.contexts()[0];
      const page = context?.pages()[0] ?? (await context?.newPage());
      if (!page) throw new Error('The browser has no page.');
      await page.goto(baseURL ?? '');
      return page;
    },
    async dispose() {
      await kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where a browser that was just started listens, as it says itself. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stderr) {
    for await (const line of createInterface({ input: child.stderr })) {
      const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (address !== undefined) {
        child.stderr.resume();
        return address;
      }
    }
  }
  throw new Error('The browser did not say where it listens.');
}
