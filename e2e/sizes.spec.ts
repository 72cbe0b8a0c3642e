import type { Locator, Page } from '@playwright/test';
import { axe, expect, openFile, savedText, test } from './base';
import { DENSE, INGRESS_DENY, LONG_LABELS, MANY_RULES, TWO_POLICIES } from './texts';

/** A small laptop; a window of 1440 x 900 at a zoom of 200 %; a phone, upright and on its side. */
const SMALL = { width: 1024, height: 768 };
const ZOOMED = { width: 720, height: 450 };
const PHONE = { width: 390, height: 844 };
const LANDSCAPE = { width: 844, height: 390 };

const row = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const canvas = (page: Page): Locator => page.getByRole('region', { name: 'Policy canvas' });

/** How much of an element's middle can be pressed: true, unless something lies on it. */
function isFree(element: Locator): Promise<boolean> {
  return element.evaluate((own) => {
    const { left, top, width, height } = own.getBoundingClientRect();
    const under = document.elementFromPoint(left + width / 2, top + height / 2);
    return own.contains(under);
  });
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

for (const size of [SMALL, ZOOMED, PHONE, LANDSCAPE]) {
  test(`the start screen takes all of a window of ${size.width} x ${size.height} and leads to its last lesson`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    const box = await page.getByRole('main').boundingBox();
    const status = page.getByRole('contentinfo');
    const end = (await status.isVisible()) ? (await status.boundingBox())?.y : size.height;
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(end);
    // They are fetched after the first picture.
    const last = page.getByRole('main').getByRole('button', { name: /^Empty and missing/ });
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 0.9 });
    expect(await isFree(last)).toBe(true);
  });
}

test('at 320 px, which is a zoom of 400 %, nothing has to be scrolled sideways, and every button of the top bar is there', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await wider()).toBe(0);
  await openFile(page, 'api.yaml', DENSE);
  await expect(row(page, 'Kubernetes DNS, allowed')).toBeVisible();
  expect(await wider()).toBe(0);
  for (const view of ['YAML', 'Answers']) {
    await page.getByRole('button', { name: new RegExp(`^${view}`) }).click();
    expect(await wider()).toBe(0);
  }
  await expect(page.getByRole('banner').getByRole('button', { name: 'Files' })).toBeInViewport({ ratio: 1 });
});

for (const size of [SMALL, { width: 900, height: 600 }, { width: 899, height: 600 }, ZOOMED, PHONE, LANDSCAPE]) {
  test(`in the top bar of a window of ${size.width} x ${size.height} no button lies on another, nor its name beside it`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await openFile(page, 'api.yaml', INGRESS_DENY);
    await expect(row(page, 'Any pod, denied')).toBeVisible();
    const tight = await page.getByRole('banner').evaluate((bar) => {
      const shown = [...bar.querySelectorAll('button')].filter((one) => one.getClientRects().length > 0);
      return shown.flatMap((one, at) => {
        const { left, right } = one.getBoundingClientRect();
        const parts = [...one.children].map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
        const wide = parts.some((part) => part.left < left - 0.5 || part.right > right + 0.5);
        const next = shown[at + 1]?.getBoundingClientRect().left ?? innerWidth;
        return left < 0 || wide || right > next + 0.5 ? [one.getAttribute('aria-label') ?? one.textContent] : [];
      });
    });
    expect(tight).toEqual([]);
  });
}

test('in a small window a policy is drawn at full size from its top, and nothing lies on its rows', async ({ page }) => {
  await page.setViewportSize(SMALL);
  await openFile(page, 'api.yaml', DENSE);
  await expect(canvas(page).getByText('100 %')).toBeVisible();
  for (const heading of ['Ingress', 'Egress'])
    await expect(canvas(page).getByRole('heading', { name: heading, exact: true })).toBeInViewport({ ratio: 1 });

  const drawn = await page.locator('.react-flow').boundingBox();
  const rows = await canvas(page).locator('.pc-row').all();
  const free: boolean[] = [];
  for (const one of rows) {
    const box = await one.boundingBox();
    if (!box || !drawn || box.y + box.height > drawn.y + drawn.height) continue;
    free.push(await isFree(one));
  }
  expect(free.length).toBeGreaterThan(4);
  expect(free).not.toContain(false);

  // Further down there is more, and it can be reached.
  const last = row(page, 'app=prometheus AND namespace monitoring, allowed');
  expect(await isFree(last)).toBe(false);
  await page.mouse.move(500, 300);
  await page.mouse.wheel(0, 2000);
  await expect.poll(() => isFree(last)).toBe(true);

  await expect(page.getByRole('list', { name: 'Legend' })).toBeHidden();
  await page.getByRole('button', { name: 'Legend', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Legend' })).toBeVisible();
  await axe(page);
});

for (const size of [ZOOMED, LANDSCAPE]) {
  test(`a window of ${size.width} x ${size.height} shows one pane at a time, and the picture as lists`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(size);
    await openFile(page, 'deny.yaml', INGRESS_DENY);
    await expect(row(page, 'Any endpoint, denied')).toBeInViewport({ ratio: 1 });
    await axe(page);
    // Arrow keys go on to what is out of view.
    await row(page, 'Any endpoint, denied').focus();
    await page.keyboard.press('End');
    await expect(row(page, 'Everything in the cluster, denied')).toBeFocused();
    await expect(row(page, 'Everything in the cluster, denied')).toBeInViewport({ ratio: 1 });
    await page.getByRole('button', { name: 'YAML', exact: true }).click();
    await expect(page.getByRole('region', { name: 'YAML' })).toBeInViewport({ ratio: 1 });
    await expect(canvas(page)).toBeHidden();
    await page.getByRole('button', { name: /^Answers/ }).click();
    await expect(page.getByRole('region', { name: 'Answers' })).toBeInViewport({ ratio: 1 });
  });
}

test('on a phone what is active is in view among what is open, also after a reload', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await openFile(page, 'shop.yaml', TWO_POLICIES);
  const list = page.getByRole('navigation', { name: 'Policies' });
  await list.getByRole('button', { name: 'db', exact: true }).click();
  await expect(list.getByRole('button', { name: 'db', exact: true })).toBeInViewport({ ratio: 1 });
  await expect.poll(() => savedText(page)).toContain('shop.yaml');
  await page.reload();
  await expect(list.locator('[aria-current="true"]')).toBeInViewport({ ratio: 1 });
  await openFile(page, 'api.yaml', DENSE);
  await expect(list.getByRole('button', { name: 'api', exact: true })).toBeInViewport({ ratio: 1 });
});

test('on a phone the whole sentence is read by scrolling its pane, and another policy begins at its top', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await openFile(page, 'deny.yaml', `${DENSE}---\n${INGRESS_DENY.slice(4)}`);
  await page.getByRole('button', { name: 'more', exact: true }).click();
  const sentence = canvas(page).getByRole('paragraph').first();
  await expect(sentence).toContainText('Every other outgoing connection is refused.');
  expect(await sentence.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(1);
  const last = row(page, 'Kubernetes DNS, allowed');
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'backend-ingress-deny', exact: true }).click();
  await expect(canvas(page).getByText('who may connect to it', { exact: true })).toBeInViewport({ ratio: 1 });
});

test('many long labels leave the card its size, and the picture too', async ({ page }) => {
  await openFile(page, 'long.yaml', LONG_LABELS);
  await expect(canvas(page).getByText('and 10 more', { exact: true })).toBeVisible();
  await expect(canvas(page).getByText('100 %')).toBeVisible();
  const chip = canvas(page).getByRole('listitem').filter({ hasText: 'a-key-of-many-words-0' });
  await expect(chip).toHaveAttribute('title', `example.com/a-key-of-many-words-0=value-${'x'.repeat(50)}`);
  expect((await chip.boundingBox())?.height).toBeLessThan(44);

  // Where the room gets short the rows become smaller, and that is that: the card, lower with them, does not bring it back.
  for (let height = 560; height <= 700; height += 20) {
    await page.setViewportSize({ width: 1440, height });
    const seen = await canvas(page).evaluate(async (own) => {
      const drawn: string[] = [];
      for (let frame = 0; frame < 20; frame += 1) {
        await new Promise(requestAnimationFrame);
        drawn.push(`${own.querySelector('.pc-flow')?.className} ${own.querySelector('.pc-card')?.clientHeight}`);
      }
      return drawn.slice(10);
    });
    expect(new Set(seen).size).toBe(1);
  }
});

test('the rules of a side with many are opened from their frames, and light their own way to the policy', async ({ page }) => {
  test.slow();
  await openFile(page, 'many.yaml', MANY_RULES);
  const group = page.getByRole('group', { name: 'Ingress: in namespace' });
  const rule = group.getByRole('button', { name: /^Ingress rule 2:/ });
  const lit = page.locator('.pc-line__path--lit');
  await expect(lit).toHaveCount(0);
  await group.getByRole('button', { name: /^app=client-1, allowed/ }).hover();
  await expect(lit).toHaveCount(1);
  await axe(page);
  await rule.click();
  await expect(page.getByRole('dialog', { name: 'Edit rule' })).toContainText('Ingress rule 2');
  await page.keyboard.press('Escape');
  await expect(rule).toBeFocused();
});
