import type { Page } from '@playwright/test';
import { generateCluster } from '../bench/cluster';
import { documentsOf } from '../bench/manifests';
import { expect, openFiles, test } from './base';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const APP = file('simple-app.yaml', SIMPLE_APP);
const DENY = file('backend-ingress-deny.yaml', INGRESS_DENY);
const ALLOW = file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND);

const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });
const show = (page: Page, tab: RegExp) => page.getByRole('tab', { name: tab }).click();
const lineLinks = (page: Page) => answers(page).getByRole('button', { name: /^line \d+$/ });

/** Keeps what the page says to its workers, until it is let go: answers stay out as long. */
async function hold(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const say = Worker.prototype.postMessage;
    const kept: (() => void)[] = [];
    Worker.prototype.postMessage = function (this: Worker, message: unknown): void {
      kept.push(() => say.call(this, message));
    };
    Object.assign(window, {
      letGo: () => {
        Worker.prototype.postMessage = say;
        for (const one of kept) one();
      },
    });
  });
  return () =>
    page.evaluate(() => {
      const letGo: unknown = Reflect.get(window, 'letGo');
      if (typeof letGo === 'function') letGo();
    });
}

/** On the canvas, everybody is let in. */
async function allowAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Allow all/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Allow all' }).click();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('while a newer answer is worked out the verdict is marked as old, and leads to no line', async ({ page }) => {
  await openFiles(page, [ALLOW, APP]);
  await show(page, /^Connectivity/);
  const verdict = answers(page).getByRole('status');
  const reach = answers(page).getByRole('table', { name: /^Who reaches/ });
  const row = reach.getByRole('row', { name: /default \/ not-frontend/ });
  await row.getByRole('button', { name: 'default / not-frontend' }).click();
  await expect(verdict).toContainText('Denied');
  await expect(lineLinks(page).first()).toBeVisible();

  const letGo = await hold(page);
  await allowAll(page);
  await expect(verdict).toContainText('Denied');
  await expect(verdict).toContainText('Updating.');
  const sheet = answers(page)
    .locator('[aria-busy]')
    .filter({ has: page.getByRole('status') });
  await expect(sheet).toHaveAttribute('aria-busy', 'true');
  await expect(sheet).not.toHaveCSS('opacity', '1');
  await expect(lineLinks(page)).toHaveCount(0);
  await expect(
    answers(page)
      .getByText(/^line \d+$/)
      .first(),
  ).toBeVisible();

  await letGo();
  await expect(verdict).toContainText('Allowed');
  await expect(verdict).not.toContainText('Updating.');
  await expect(sheet).toHaveCSS('opacity', '1');
  await expect(lineLinks(page).first()).toBeVisible();
  await expect(answers(page).locator('[aria-busy=true]')).toHaveCount(0);
});

test('while it is worked out what changes, the rows of before are marked as old, and nothing is copied', async ({ page }) => {
  await openFiles(page, [DENY, APP]);
  await show(page, /^What changes/);
  await allowAll(page);
  const table = answers(page).getByRole('table', { name: 'Connections that change' });
  await expect(table).toContainText('anyone → default/backend');
  await expect(lineLinks(page).first()).toBeVisible();
  const copy = answers(page).getByRole('button', { name: 'Copy as Markdown' });
  await expect(copy).toBeEnabled();

  const letGo = await hold(page);
  // By keyboard: what the pointer rests on may tell about itself, above the switch.
  await page.getByRole('button', { name: 'Egress default deny' }).press('Space');
  await expect(
    answers(page)
      .locator('[aria-busy=true]')
      .filter({ has: page.getByRole('table') })
      .first(),
  ).toBeVisible();
  await expect(lineLinks(page)).toHaveCount(0);
  await expect(copy).toBeDisabled();

  await letGo();
  await expect(table).toContainText('default/backend → anyone');
  await expect(copy).toBeEnabled();
  await expect(lineLinks(page).first()).toBeVisible();
});

test('of many pods two hundred are shown, more on demand; those that are shown stay meanwhile', async ({ page }) => {
  const { pods } = generateCluster({ pods: 450, policies: 0 });
  await openFiles(page, [DENY, file('pods.yaml', documentsOf(pods))]);
  await show(page, /^Policies and pods/);
  const endpoints = answers(page).getByRole('region', { name: 'Endpoints' });
  const rows = endpoints.getByRole('row');
  await expect(rows).toHaveCount(201);
  const letGo = await hold(page);
  await endpoints.getByRole('button', { name: 'Show 200 more of 450' }).click();
  await expect(endpoints.getByRole('table')).toHaveAttribute('aria-busy', 'true');
  await expect(rows).toHaveCount(201);
  await letGo();
  await expect(rows).toHaveCount(401);
  await endpoints.getByRole('button', { name: 'Show 50 more of 450' }).click();
  await expect(rows).toHaveCount(451);
  await expect(endpoints.getByRole('button', { name: /^Show \d+ more/ })).toHaveCount(0);

  // The filter looks through all of them, shown or not.
  const last = pods.at(-1)?.metadata.name ?? '';
  await endpoints.getByRole('searchbox', { name: 'Filter pods' }).fill(last);
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(last);
});

test('of many changes two hundred are shown, more on demand', async ({ page }) => {
  const names = Array.from({ length: 230 }, (_, index) => `app-${String(index).padStart(3, '0')}`);
  const pods = names.map((name) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: name } } }));
  // One after the other is let in by the one before it alone.
  const policies = names.slice(1).map((name, index) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: {
      podSelector: { matchLabels: { app: name } },
      ingress: [{ from: [{ podSelector: { matchLabels: { app: names[index] } } }] }],
    },
  }));
  const closed = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'closed' },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  };
  await openFiles(page, [file('now.yaml', documentsOf([closed, ...policies, ...pods]))]);
  await show(page, /^What changes/);
  await answers(page).getByLabel('Against').selectOption('others');
  const chooser = page.waitForEvent('filechooser');
  await answers(page).getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([
    { name: 'old.yaml', mimeType: 'application/yaml', buffer: Buffer.from(documentsOf([closed, ...pods])) },
  ]);
  const rows = answers(page).getByRole('table', { name: 'Connections that change' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(200);
  await expect(answers(page).getByRole('list', { name: 'How much changes' })).toHaveText('229 newly allowed');
  await answers(page).getByRole('button', { name: 'Show 29 more of 229' }).click();
  await expect(rows).toHaveCount(229);
  await expect(answers(page).getByRole('button', { name: /^Show \d+ more/ })).toHaveCount(0);
});
