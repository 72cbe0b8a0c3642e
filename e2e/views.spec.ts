import type { Page } from '@playwright/test';
import { axe, expect, openFile, test } from './base';
import { DENSE, INGRESS_DENY } from './texts';

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

test('a dense policy says what each row means', async ({ page }) => {
  await openFile(page, 'api.yaml', DENSE);
  const egress = page.getByRole('group', { name: 'Egress: in cluster' });
  await expect(egress.getByRole('button', { name: 'Kubernetes DNS, allowed', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'app=prometheus AND namespace monitoring, allowed', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '203.0.113.0/24, allowed on TCP 443', exact: true })).toBeVisible();
  await expect(
    page
      .getByRole('group', { name: 'Egress: in namespace' })
      .getByRole('button', { name: 'Any other pod, nobody left', exact: true }),
  ).toBeVisible();
});

test('rows are heard as a list: how many they are, each with its state, those of a rule within it', async ({ page }) => {
  await openFile(page, 'few.yaml', rulesOver(2));
  const items = page.getByRole('group', { name: 'Ingress: in namespace' }).getByRole('list').first().getByRole('listitem');
  await expect(items.first()).toBeAttached();
  const rows = page.getByRole('group', { name: 'Ingress: in namespace' }).locator('.pc-row');
  for (const row of await rows.all()) {
    await expect(row.locator('xpath=..')).toHaveAttribute('role', 'listitem');
    expect(await row.getAttribute('aria-label')).toMatch(/, (allowed|denied|depends)/);
  }
  expect(await rows.count()).toBe(3);
});

test('a row says what decides it and lights its lines', async ({ page }) => {
  await openFile(page, 'deny.yaml', DENSE.replace('name: api', 'name: lit'));
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  await expect(page.locator('.linked-line')).toHaveCount(0);
  await page.getByRole('button', { name: 'app=prometheus AND namespace monitoring, allowed', exact: true }).hover();
  await expect(page.getByText('Decided by')).toBeVisible();
  await expect(page.locator('.linked-line').first()).toBeVisible();
});

test('on a narrow window the picture reads as lists with words, and the text is one press away', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  await expect(page.getByRole('button', { name: 'Any pod, denied', exact: true })).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'YAML', exact: true }).click();
  await expect(page.getByRole('region', { name: 'YAML' })).toBeVisible();
});

test('what changed is one press away before a download', async ({ page }) => {
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  await page.getByRole('button', { name: 'Egress default deny' }).click();
  await page.getByRole('button', { name: 'Changes', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('Egress')).toBeVisible();
});

test('allowing everything again in a closed direction is asked about, and undone in one step', async ({ page }) => {
  await openFile(page, 'deny.yaml', INGRESS_DENY);
  await page.getByRole('button', { name: 'Ingress default deny' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Any pod, denied', exact: true })).toBeVisible();
});

/** Many rules of two peers each: more than fit, so that the picture is drawn smaller. */
/** So many rules, each with a peer in two groups: up to four of them meet in circles. */
const rulesOver = (count: number): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: many, namespace: shop }
spec:
  podSelector: {}
  ingress:
${Array.from({ length: count }, (_, rule) => `  - from: [{podSelector: {matchLabels: {app: a${rule}}}}, {namespaceSelector: {matchLabels: {team: t${rule}}}}]`).join('\n')}
`;

/** The names of the controls of a kind on the canvas that are given more than once. */
const namesTwice = (page: Page, kind: string): Promise<readonly (string | null)[]> =>
  page.locator(`.pc ${kind}`).evaluateAll((all) => {
    const names = all.map((one) => one.ariaLabel);
    return names.filter((name, index) => names.indexOf(name) !== index);
  });

test('no two circles and no two menus of rules have the same name', async ({ page }) => {
  await openFile(page, 'few.yaml', rulesOver(4));
  await expect(page.getByRole('button', { name: 'Ingress rule 1: app=a0 and 1 more', exact: true })).toBeAttached();
  await expect(page.locator('.pc-hub')).toHaveCount(4);
  expect(await namesTwice(page, '.pc-hub')).toEqual([]);
  await openFile(page, 'many.yaml', rulesOver(14));
  await expect(page.getByRole('button', { name: 'Actions for ingress rule 1, in namespace', exact: true })).toBeAttached();
  await expect(page.getByRole('button', { name: 'Actions for ingress rule 1, in cluster', exact: true })).toBeAttached();
  expect(await namesTwice(page, '.pc-frame__menu')).toEqual([]);
  expect(await namesTwice(page, 'button.pc-frame__head')).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('button', { name: 'Ingress rule 1: app=a0 and 1 more, in cluster', exact: true })).toBeAttached();
  expect(await namesTwice(page, 'button.pc-frame__head')).toEqual([]);
});

test('what can be pressed does not shrink with the picture, and takes nothing of its neighbours', async ({ page }) => {
  await openFile(page, 'few.yaml', rulesOver(4));
  await expect(page.locator('.pc-hub')).toHaveCount(4);
  for (const zoom of ['83 %', '69 %']) {
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect(page.getByText(zoom, { exact: true })).toBeVisible();
  }
  const pressed = await page.locator('.pc-window').evaluate((canvas) => {
    const inside = canvas.getBoundingClientRect();
    const overlays = [...canvas.querySelectorAll('.pc-legend, .pc-zoom')].map((one) => one.getBoundingClientRect());
    const hit = (element: Element, x: number, y: number) => element.contains(document.elementFromPoint(x, y));
    const sizes: { readonly kind: string; readonly width: number; readonly height: number; readonly whole: boolean }[] = [];
    for (const element of canvas.querySelectorAll('.pc-frame__menu, .pc-hub, .pc-row')) {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      const covered = overlays.some(
        (one) => one.left < right && one.right > left && one.top < bottom + 20 && one.bottom > top - 20,
      );
      if (covered || left < inside.left + 20 || right > inside.right - 20 || top < inside.top + 20 || bottom > inside.bottom - 20)
        continue;
      const [x, y] = [left + width / 2, top + height / 2];
      const along = (from: number, to: number, at: (place: number) => boolean): number => {
        let count = 0;
        for (let place = from; place < to; place += 0.5) if (at(place)) count++;
        return count / 2;
      };
      sizes.push({
        kind: element.classList[element.classList.length > 3 ? 3 : 0] ?? '',
        width: along(left - 20, right + 20, (place) => hit(element, place, y)),
        height: along(top - 20, bottom + 20, (place) => hit(element, x, place)),
        whole: hit(element, x, top + 2) && hit(element, x, bottom - 2),
      });
    }
    return sizes;
  });
  const of = (kind: string) => pressed.filter((one) => one.kind === kind);
  expect(of('pc-frame__menu').length).toBeGreaterThan(4);
  expect(of('pc-hub').length).toBe(4);
  expect(pressed.filter(({ whole }) => !whole)).toEqual([]);
  expect(pressed.filter(({ width }) => width < 23.5)).toEqual([]);
  // Circles may stand closer to each other than that: each then has half of what is between them.
  expect(pressed.filter(({ kind, height }) => height < (kind === 'pc-hub' ? 17 : 22.5))).toEqual([]);
});

test('a menu says what its foot is for, and what stands apart', async ({ page }) => {
  await openFile(page, 'api.yaml', DENSE);
  await page.getByRole('button', { name: 'Actions for ingress rule 2, in cluster' }).click();
  const menu = page.getByRole('dialog', { name: 'Ingress rule 2' });
  await expect(menu.getByText('Point at an entry to see which lines it changes.')).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Move up' }).hover();
  await expect(menu.getByText('Adds 6 lines, removes 6 lines')).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Copy rule in words' }).hover();
  await expect(menu.getByText('Changes nothing.')).toBeVisible();
  await expect(menu.locator('[role=separator] + [role=group]').getByRole('menuitem')).toHaveText([/^Remove rule/]);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Actions for ingress rule 2, in cluster' }).click();
  await expect(page.getByRole('menuitem', { name: 'Move up' })).toBeVisible();
  await expect(page.getByText('Point at an entry to see which lines it changes.')).toBeHidden();
});
