import '../scripts/requireNode.mjs';
import { chromium } from '@playwright/test';
import { buildIfChanged } from '../scripts/build.mjs';
import { chromiumArguments, findChromium } from '../scripts/chromium.mjs';
import { root } from '../scripts/run.mjs';
import { serve } from '../scripts/serve.mjs';

// From a key or a click to the frame that shows what came of it, in the built app in a real browser, as a ratio to the
// same page with a handler that does nothing: a key it does not know, a click on nothing.

const SIZES = [1, 80, 500];
const TIMES = 30;

/** @param {number} rules */
function policyOf(rules) {
  const each = Array.from(
    { length: rules },
    (_, rule) =>
      `  - from:\n    - podSelector:\n        matchLabels:\n          app: a${rule}\n    ports:\n    - port: ${8000 + rule}\n`,
  );
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: many\nspec:\n  podSelector: {}\n  policyTypes:\n  - Ingress\n  ingress:\n${each.join('')}`;
}

/**
 * The value that a share of the values does not exceed: 0.5 is the median.
 *
 * @param {readonly number[]} values
 * @param {number} share
 */
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/**
 * The time in ms from the next event of a type to the frame after the first change inside an element, or, without one,
 * to the next frame.
 *
 * @param {import('@playwright/test').Page} page
 * @param {{ event: 'keydown' | 'click', inside: string | undefined }} what
 * @param {() => Promise<unknown>} act
 * @returns {Promise<number>}
 */
async function painted(page, what, act) {
  await page.evaluate(({ event, inside }) => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
    const shown = new Promise((done) => {
      addEventListener(
        event,
        ({ timeStamp }) => {
          const place = inside === undefined ? null : document.querySelector(inside);
          if (place === null) {
            void painted().then((end) => done(end - timeStamp));
            return;
          }
          const observer = new MutationObserver(() => {
            observer.disconnect();
            void painted().then((end) => done(end - timeStamp));
          });
          observer.observe(place, { subtree: true, childList: true, characterData: true, attributes: true });
        },
        { once: true, capture: true },
      );
    });
    Reflect.set(window, 'shown', shown);
  }, what);
  await act();
  return page.evaluate(() => Reflect.get(window, 'shown'));
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ event: 'keydown' | 'click', inside: string | undefined }} what
 * @param {(time: number) => Promise<unknown>} act
 * @param {(time: number) => Promise<unknown>} [prepare]
 */
async function timesOf(page, what, act, prepare) {
  const times = [];
  for (let time = 0; time < TIMES; time++) {
    await prepare?.(time);
    times.push(await painted(page, what, () => act(time)));
    await page.waitForTimeout(60);
  }
  // The first few warm the code up.
  const counted = times.slice(5);
  return { median: quantile(counted, 0.5), p95: quantile(counted, 0.95) };
}

// A text that was read before is not read again, so every key makes one that never was.
/** @param {number} time */
const letter = (time) => String.fromCharCode('a'.charCodeAt(0) + (time % 26));

const CANVAS = '[aria-label="Policy canvas"]';
const TEXT = '[aria-label="YAML"] .view-lines';

/** @param {import('@playwright/test').Browser} browser @param {string} address @param {number} rules */
async function measure(browser, address, rules) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).first().click();
  await (await chooser).setFiles([{ name: 'many.yaml', mimeType: 'application/yaml', buffer: Buffer.from(policyOf(rules)) }]);
  await page.locator(TEXT).getByText('podSelector').first().waitFor();
  await page.waitForTimeout(1500);

  const goToFirstPeer = async () => {
    await page.locator(TEXT).getByText('a0', { exact: false }).first().click();
    await page.keyboard.press('End');
  };
  await goToFirstPeer();
  const key = await timesOf(page, { event: 'keydown', inside: CANVAS }, (time) => page.keyboard.press(letter(time)));
  const nothing = await timesOf(page, { event: 'keydown', inside: undefined }, () => page.keyboard.press('F9'));

  const toggle = page.locator(CANVAS).getByRole('button', { name: /^Egress default/ });
  const click = await timesOf(
    page,
    { event: 'click', inside: TEXT },
    (time) => (time % 2 === 0 ? toggle.click() : page.getByRole('button', { name: 'Undo', exact: true }).click()),
    async (time) => {
      if (time % 2 === 1) return;
      await goToFirstPeer();
      await page.keyboard.press(letter(time));
      await page.waitForTimeout(60);
    },
  );
  const nowhere = await timesOf(page, { event: 'click', inside: undefined }, () =>
    page.locator('.status').click({ position: { x: 300, y: 10 } }),
  );
  await page.close();
  return { rules, key, nothing, click, nowhere };
}

if (!(await buildIfChanged())) process.exit(1);
const found = await findChromium({ apt: false });
if (found === undefined) {
  console.error('No Chromium was found to measure in.');
  process.exit(1);
}
const server = await serve({ folder: `${root}/dist/web`, port: 0 });
const browser = await chromium.launch({
  executablePath: found.path,
  args: chromiumArguments,
  chromiumSandbox: found.sandbox,
  env: { ...process.env, ...found.env },
});
try {
  console.log(`Medians of ${TIMES - 5}, ms from the event to the painted frame; ×: against the empty handler.\n`);
  console.log('rules   key → canvas     p95   empty key      ×   click → text     p95   empty click      ×');
  for (const rules of SIZES) {
    const { key, nothing, click, nowhere } = await measure(browser, server.url, rules);
    const cells = [
      key.median.toFixed(1),
      key.p95.toFixed(1),
      nothing.median.toFixed(1),
      (key.median / nothing.median).toFixed(2),
      click.median.toFixed(1),
      click.p95.toFixed(1),
      nowhere.median.toFixed(1),
      (click.median / nowhere.median).toFixed(2),
    ];
    const widths = [15, 8, 12, 7, 15, 8, 14, 7];
    console.log(String(rules).padStart(5) + cells.map((cell, index) => cell.padStart(widths[index] ?? 8)).join(''));
  }
} finally {
  await browser.close();
  await server.close();
  found.dispose();
}
