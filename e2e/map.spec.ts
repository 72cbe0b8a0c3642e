import type { Page } from '@playwright/test';
import { axe, expect, openFiles, test } from './base';
import { pods, policy, SHOP, SHOP_BEFORE } from './shopTexts';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });
const map = (page: Page) => page.getByRole('group', { name: 'Map of allowed connections' });
const line = (page: Page, name: string) => map(page).getByRole('button', { name, exact: true });
const words = (page: Page) => page.getByRole('complementary', { name: 'The map in words' });

async function showMap(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  await answers(page).getByRole('button', { name: 'Map', exact: true }).click();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('the seed on the map: nothing reaches backend, then frontend does, by a rule that is told', async ({ page }) => {
  await openFiles(page, [file('simple-app.yaml', SIMPLE_APP), file('deny.yaml', INGRESS_DENY)]);
  await showMap(page);
  await expect(map(page).getByRole('button', { name: 'default/backend, closed by default' })).toBeVisible();
  await expect(words(page)).toContainText('No rule allows anything here');

  await openFiles(page, [file('allow.yaml', INGRESS_ALLOW_FRONTEND)]);
  const edge = line(page, 'default/frontend to default/backend, allowed on every port');
  await edge.press('Enter');
  await expect(edge).toHaveAttribute('aria-pressed', 'true');
  await words(page)
    .getByRole('button', { name: /^Rule 1 of default\/backend-allow-ingress-frontend lets it in/ })
    .click();
  await expect(page.getByRole('region', { name: 'Policy canvas' }).getByText('app=frontend').first()).toBeVisible();

  // Undone in the text, gone from the map.
  await page.getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Allow all/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Allow all' }).click();
  await expect(line(page, 'anyone to default/backend, allowed on every port')).toBeVisible();
});

test('a shop: walls, ports, anyone; a workload and its lines; by keyboard; in both themes', async ({ page }) => {
  await openFiles(page, [file('shop.yaml', SHOP)]);
  await showMap(page);
  await page.getByRole('button', { name: 'Maximise Connectivity' }).click();
  await expect(line(page, 'anyone to monitoring/grafana, allowed on TCP 3000')).toBeVisible();
  await expect(words(page).getByRole('list', { name: 'Rules allow 6 connections' }).getByRole('listitem')).toHaveText([
    'anyone to monitoring/grafana, allowed on TCP 3000',
    'default/backend to default/db, allowed on TCP 5432',
    'default/db to kube-system/coredns, allowed on TCP 53, UDP 53',
    'default/frontend to default/backend, allowed on every port',
    'monitoring/grafana to monitoring/prometheus, allowed on TCP 9090',
    'monitoring/prometheus to default/db, allowed on TCP 9187',
  ]);
  await map(page).getByRole('button', { name: 'Fold namespace kube-system' }).press('Enter');
  await expect(line(page, 'namespace kube-system, 3 workloads')).toBeVisible();
  await axe(page);

  await map(page).getByRole('button', { name: 'default/frontend, accepts everyone' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const db = map(page).getByRole('button', { name: 'default/db, closed both ways' });
  await expect(db).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(words(page).getByRole('list', { name: 'Rules let in' }).getByRole('listitem')).toHaveCount(2);
  await expect(words(page).getByRole('list', { name: 'Rules let out' }).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(db).toHaveAttribute('aria-pressed', 'false');

  await answers(page).getByLabel('Port', { exact: true }).fill('5432');
  await expect(map(page).getByRole('button', { name: / to .*, allowed on / })).toHaveCount(2);
  await map(page).getByRole('button', { name: 'Fold namespace default' }).press('Enter');
  await expect(line(page, 'namespace default, 4 workloads, some closed')).toBeVisible();
});

test('what changes on the map: against other files, told by more than colour, and the ways back', async ({ page }) => {
  test.slow();
  await openFiles(page, [file('shop.yaml', SHOP)]);
  await page.getByRole('tab', { name: /^What changes/ }).click();
  await page.getByRole('button', { name: 'Maximise What changes' }).click();
  await answers(page).getByLabel('Against').selectOption('others');
  const chooser = page.waitForEvent('filechooser');
  await answers(page).getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([{ name: 'old.yaml', mimeType: 'application/yaml', buffer: Buffer.from(SHOP_BEFORE) }]);
  await answers(page).getByRole('button', { name: 'Show on map' }).click();

  await expect(
    answers(page).getByText(
      /^What changes against the other files: 2 connections newly allowed, \d+ narrowed and 1 newly refused\.$/,
    ),
  ).toBeVisible();
  await expect(words(page).getByRole('list', { name: '4 lines that change' }).getByRole('listitem')).toHaveText([
    'anyone to monitoring/grafana, narrowed: every port, now TCP 3000',
    'default/frontend to default/backend, newly allowed on every port',
    'monitoring/prometheus to default/db, newly allowed on TCP 9187',
    'monitoring/prometheus to default/db, newly refused on TCP 9100',
  ]);
  const changed = page.getByRole('group', { name: 'Map of what changes' });
  // What rules allow besides is drawn, and is nothing to be picked.
  await expect(changed.getByRole('button', { name: / to / })).toHaveCount(4);
  await axe(page);
  const refused = changed.getByRole('button', { name: 'monitoring/prometheus to default/db, newly refused on TCP 9100' });
  await refused.press('Enter');
  await expect(words(page)).toContainText('was allowed on TCP 9100');
  await expect(words(page)).toContainText('is denied');
  await expect(words(page).getByRole('list', { name: 'Because' }).getByRole('listitem')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await answers(page).getByLabel('Port', { exact: true }).fill('9187');
  await expect(
    changed.getByRole('button', { name: 'monitoring/prometheus to default/db, newly allowed on TCP 9187' }),
  ).toBeVisible();
  await expect(refused).toHaveCount(0);

  await answers(page).getByRole('button', { name: 'Back to the table' }).click();
  await expect(answers(page).getByRole('table', { name: 'Connections that change' })).toBeVisible();
  await answers(page).getByRole('button', { name: 'Show on map' }).click();
  await answers(page).getByRole('button', { name: 'Show all connections' }).click();
  await expect(line(page, 'monitoring/prometheus to default/db, allowed on TCP 9187')).toBeVisible();
});

test('what changes on the map follows an edit and its undoing, and leads to the line', async ({ page }) => {
  await openFiles(page, [file('deny.yaml', INGRESS_DENY), file('simple-app.yaml', SIMPLE_APP)]);
  await page.getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Allow all/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Allow all' }).click();
  await page.getByRole('tab', { name: /^What changes/ }).click();
  await answers(page).getByRole('button', { name: 'Show on map' }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Connectivity' })).toBeFocused();
  const changed = page.getByRole('group', { name: 'Map of what changes' });
  await changed.getByRole('button', { name: 'anyone to default/backend, newly allowed on every port' }).press('Enter');
  await expect(words(page)).toContainText('Anyone is every address');
  await words(page)
    .getByRole('button', { name: /^line \d+$/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(words(page)).toContainText('No connection changes');
  await expect(changed.getByRole('button', { name: / to / })).toHaveCount(0);
});

test('200 workloads begin folded, and a namespace is unfolded by a click', async ({ page }) => {
  const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `w${index}`);
  const namespaces = names(20).map((name) => name.replace('w', 'team-'));
  const cluster = namespaces.map((namespace) => pods(namespace, ...names(10))).join('');
  const closed = namespaces
    .map((namespace, index) => {
      const from = `{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${namespaces[index - 1] ?? 'nobody'} } } }`;
      return policy('w0', namespace, `  ingress: [{ from: [${from}], ports: [{ port: 8080 }] }]`);
    })
    .join('');
  await openFiles(page, [file('cluster.yaml', cluster + closed)]);
  await showMap(page);
  await expect(map(page).getByRole('button', { name: /, 10 workloads, some closed$/ })).toHaveCount(20);
  await expect(line(page, 'namespace team-3 to namespace team-4, allowed for some of them on TCP 8080')).toBeVisible();
  await map(page).getByRole('button', { name: 'Show the workloads of team-4' }).press('Enter');
  await expect(map(page).getByRole('button', { name: 'team-4/w0, closed by default' })).toBeVisible();
  await expect(line(page, 'namespace team-3 to team-4/w0, allowed on TCP 8080')).toBeVisible();
});

test('by the keyboard: the focus is on what shows the view, and on what unfolds what was folded', async ({ page }) => {
  await openFiles(page, [file('simple-app.yaml', SIMPLE_APP), file('deny.yaml', INGRESS_DENY)]);
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  for (const view of ['Matrix', 'Map']) {
    const button = answers(page).getByRole('button', { name: view, exact: true });
    await button.press('Enter');
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await expect(button).toBeFocused();
  }
  await map(page).getByRole('button', { name: 'Fold namespace default' }).press('Enter');
  await expect(map(page).getByRole('button', { name: 'Show the workloads of default' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(map(page).getByRole('button', { name: 'Fold namespace default' })).toBeFocused();
});
