import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axe, expect, prefer, type Theme, test } from './base';
import { ONE_OF_EACH, VISITS } from './everyView';
import { outOfReach, pastWindow } from './everyView/reach';
import { leave, type View } from './everyView/visit';

/** A folder: every view is then drawn into it, at each size and in each theme, and nothing is checked. */
const PICTURES = process.env.DRAWBRIDGE_PICTURES;

const DESKTOP = { width: 1440, height: 900 };
const LAPTOP = { width: 1024, height: 768 };
const PHONE = { width: 390, height: 844 };
const THEMES: readonly Theme[] = ['light', 'dark'];

/** What is wrong with a view as it stands. */
async function faultsOf(page: Page, size: typeof DESKTOP): Promise<readonly string[]> {
  const past = await pastWindow(page);
  if (size === PHONE) return [...past, ...(await outOfReach(page))];
  return axe(page, THEMES).then(
    () => past,
    (error: unknown) => [...past, String(error)],
  );
}

async function draw(page: Page, { name }: View, size: typeof DESKTOP, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const theme of THEMES) {
    await prefer(page, theme);
    // The editor takes up its new colours a frame later.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const path = join(folder, `${name.replaceAll(/[^\w]+/g, '-')}-${size.width}x${size.height}-${theme}.png`);
    await page.screenshot({ path, animations: 'disabled' });
  }
  await prefer(page, 'light');
}

test('no two views have the same name, and every dialog and tab is among them', () => {
  const names = VISITS.flatMap(({ views }) => views.map(({ name }) => name));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(Object.values(ONE_OF_EACH).filter((name) => !names.includes(name))).toEqual([]);
});

for (const size of PICTURES === undefined ? [DESKTOP, PHONE] : [DESKTOP, LAPTOP, PHONE]) {
  const isPhone = size === PHONE;
  for (const { name, open, views, touch } of VISITS) {
    test.describe(`every view, ${size.width} x ${size.height}`, () => {
      test.use({ viewport: size, hasTouch: isPhone || touch === true, isMobile: isPhone });
      test(name, async ({ page }) => {
        test.slow();
        await open(page);
        // Of all its views: one that is wrong hides none that comes after it.
        const found: string[] = [];
        for (const view of views) {
          if (isPhone && view.wide) continue;
          await test.step(view.name, async () => {
            await view.show(page);
            if (PICTURES === undefined) found.push(...(await faultsOf(page, size)).map((fault) => `${view.name}: ${fault}`));
            else await draw(page, view, size, PICTURES);
            await leave(page);
          });
        }
        expect(found).toEqual([]);
      });
    });
  }
}
