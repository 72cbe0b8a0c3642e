import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { axe, expect, openFiles, test } from './base';
import { jsonFlows, SEED_FLOWS } from './flowTexts';
import { INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, content: string | Buffer) => ({ name, bytes: Buffer.from(content) });
const SEED = file('hubble.txt', SEED_FLOWS);
const APP = file('simple-app.yaml', SIMPLE_APP);
const DENY = file('backend-ingress-deny.yaml', INGRESS_DENY);

const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });
const table = (page: Page) => page.getByRole('table', { name: 'Flows', exact: true });
const rows = (page: Page) => table(page).getByRole('row');
const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter flows' });
const tab = (page: Page) => page.getByRole('tab', { name: /^Flows/ });

async function openAtStart(page: Page, files: Parameters<typeof openFiles>[1]): Promise<void> {
  await page.goto('./');
  await openFiles(page, files);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test('the seed’s flows beside its manifest: three attempts were dropped, not six', async ({ page }) => {
  await openAtStart(page, [APP, DENY, SEED]);
  await expect(tab(page)).toHaveAttribute('aria-selected', 'true');
  await expect(tab(page)).toHaveText('Flows5');
  const dropped = table(page).getByRole('row').filter({ hasText: 'DROPPED' });
  await expect(dropped).toHaveCount(1);
  await expect(dropped.getByRole('cell', { name: '3', exact: true })).toBeVisible();
  await expect(dropped).toContainText('default/backend-65f7c794cc-pj2tc');
  await expect(dropped).toContainText('Policy denied');
  await expect(answers(page).getByText(/\d{4} assumed/)).toBeVisible();
  // The manifests are open as ever, the flows are no file among them.
  const policies = page.getByRole('navigation', { name: 'Policies' });
  await expect(policies.getByText('backend-ingress-deny', { exact: true })).toBeVisible();
  await expect(policies.getByText('hubble.txt')).toHaveCount(0);

  // A row tells what is known of both ends, and shows the records as they were written.
  await dropped.getByRole('rowheader').getByRole('button').click();
  const details = page.getByRole('region', { name: /^default\/not-frontend.* to default\/backend.* 8080\/TCP$/ });
  await expect(details.getByText('app=not-frontend', { exact: true })).toBeVisible();
  await expect(details.getByText('Deployment backend, by the pod’s name')).toBeVisible();
  await expect(details.getByText('hubble.txt, line 8')).toBeVisible();
  await page.getByRole('button', { name: 'Maximise Flows' }).click();
});

test('a pasted hubble command filters, and so do its labels where only manifests tell them', async ({ page }) => {
  await openAtStart(page, [APP, SEED]);
  await filter(page).fill('hubble observe --from-label app=not-frontend --verdict DROPPED --port 8080');
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(1)).toContainText('default/backend-65f7c794cc-pj2tc');
  await filter(page).fill('--from-label app=frontend');
  await expect(answers(page).getByText('No flow is kept by this filter.')).toBeVisible();
  await filter(page).fill('--to-label k8s-app=kube-dns');
  await expect(answers(page).getByText(/^2 flows are left out: nobody tells the labels/)).toBeVisible();
  await filter(page).fill('--verdict MAYBE --port 53');
  await expect(answers(page).getByText(/^Not read: --verdict MAYBE/)).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  // The quick choices write into the same text.
  await page.getByRole('combobox', { name: 'Verdict' }).selectOption('DROPPED');
  await expect(filter(page)).toHaveValue('--port 53 --verdict DROPPED');
});

test('a click on a chart narrows the filter; the table behind it does the same', async ({ page }) => {
  await openAtStart(page, [file('flows.json', jsonFlows(200))]);
  await expect(tab(page)).toHaveText('Flows200');
  const chart = page.getByRole('img', { name: /^Forwarded and dropped flows over time, .*: 150 forwarded, 50 dropped$/ });
  await expect(chart).toBeVisible();
  await page.getByRole('button', { name: 'shop/client-4 10' }).first().click();
  await expect(filter(page)).toHaveValue('--verdict DROPPED --from-pod shop/client-4');
  await expect(rows(page)).toHaveCount(2);
  await filter(page).fill('');
  await expect(chart).toBeVisible();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('The chart has no box.');
  await chart.click({ position: { x: box.width / 2, y: 60 } });
  await expect(filter(page)).toHaveValue(/^--since 2026-01-13T12:5\d:\d\dZ --until 2026-01-13T12:5\d:\d\dZ$/);
  await filter(page).fill('');
  await page.getByRole('button', { name: 'Show Forwarded vs Dropped as a table' }).click();
  const behind = page.getByRole('table', { name: 'Forwarded vs Dropped' });
  await behind.getByRole('button').first().press('Enter');
  await expect(filter(page)).toHaveValue(/^--since 2026-01-13T12:50:00Z --until /);
});

test('packed JSON adds up with what was read before, and can be closed', async ({ page }) => {
  await openAtStart(page, [file('a.jsonl.gz', gzipSync(jsonFlows(40)))]);
  await expect(tab(page)).toHaveText('Flows40');
  await openFiles(page, [SEED]);
  await expect(tab(page)).toHaveText('Flows45');
  await filter(page).fill('--namespace default');
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Close all flows' }).click();
  await expect(page.getByRole('heading', { name: 'Draw who may talk to whom.' })).toBeVisible();
});

test('a packed file that is cut off keeps what was read, and says so; lines that are none are shown', async ({ page }) => {
  const packed = gzipSync(jsonFlows(400));
  await openAtStart(page, [APP, file('cut.json.gz', packed.subarray(0, packed.length - 500))]);
  await expect(answers(page).getByText(/^cut\.json\.gz was not read to its end: it is damaged or cut off/)).toBeVisible();
  await expect(tab(page)).toHaveText(/^Flows\d{3}$/);
  await openFiles(page, [file('odd.txt', `${SEED_FLOWS}no flow at all\n`)]);
  await answers(page)
    .getByText(/lines? could not be read/)
    .click();
  await expect(answers(page).getByText('odd.txt, line 9')).toBeVisible();
});

test('pasted lines open as flows, a pasted manifest as a file', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Drop files here' })).toBeVisible();
  await paste(page, SEED_FLOWS);
  await expect(tab(page)).toHaveText('Flows5');
  await paste(page, INGRESS_DENY);
  await expect(page.getByRole('region', { name: 'Policy canvas' })).toBeVisible();
  const configMap = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: notes\ndata:\n  log: |\n    ${SEED_FLOWS.replaceAll('\n', '\n    ')}`;
  await paste(page, configMap);
  await expect(page.getByRole('navigation', { name: 'Policies' }).getByText('notes', { exact: true })).toBeVisible();
  await expect(tab(page)).toHaveText('Flows5');
});

test('among other files and inside a zip, flows are told from manifests by what is in them', async ({ page }) => {
  const kubectl = JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }],
  });
  const zipped = zipSync({
    'cluster/deny.yaml': strToU8(INGRESS_DENY),
    'cluster/list.json': strToU8(kubectl),
    'cluster/flows.json': strToU8(jsonFlows(12)),
    'cluster/more.jsonl.gz': gzipSync(jsonFlows(3)),
    'cluster/other.jsonl': strToU8('{"a":1}\n'),
  });
  await openAtStart(page, [file('cluster.zip', Buffer.from(zipped)), file('flows.yaml', SEED_FLOWS)]);
  await expect(tab(page)).toHaveText('Flows20');
  const policies = page.getByRole('navigation', { name: 'Policies' });
  await expect(policies.getByText('backend-ingress-deny', { exact: true })).toBeVisible();
  await expect(policies.getByText('2 files, 1 policy, 1 other object.')).toBeVisible();
  await expect(page.getByText(/other\.jsonl \(it holds no flows of Hubble\)/)).toBeVisible();
});

test('a reading that takes long shows how far it is and can be cancelled', async ({ page, context }) => {
  // What reads flows is long in coming, and so is their end.
  let letGo = (): void => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await context.route(/\/assets\/reader-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openAtStart(page, [APP, file('long.json', jsonFlows(50))]);
  await expect(answers(page).getByText('Reading flows …')).toBeVisible();
  await page.getByRole('region', { name: 'Opening long.json' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar', { name: 'Opening long.json' })).toHaveCount(0);
  letGo();
  await expect(answers(page).getByRole('heading', { name: 'No flows are open' })).toBeVisible();
  await openFiles(page, [SEED]);
  await expect(tab(page)).toHaveText('Flows5');
});

test('on a phone everything has room, and nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAtStart(page, [file('flows.json', jsonFlows(60))]);
  await expect(table(page)).toBeVisible();
  const clientNine = table(page).getByRole('row', { name: /client-9/ });
  await clientNine.getByRole('button').click();
  await expect(page.getByRole('region', { name: 'shop/client-9 to shop/server-0 8443/TCP' }).first()).toBeVisible();
  const wider = await page.evaluate(
    () =>
      [...document.querySelectorAll('.answers__body, .answers__body *')].filter(
        (one) => getComputedStyle(one).overflowX === 'auto' && one.scrollWidth > one.clientWidth + 1,
      ).length,
  );
  expect(wider).toBe(0);
  await axe(page);
});

test('nothing is open: the tab says what to do', async ({ page }) => {
  await openAtStart(page, [APP]);
  await tab(page).click();
  await expect(answers(page).getByRole('heading', { name: 'No flows are open' })).toBeVisible();
  await expect(answers(page).getByText('hubble observe --last 100000 -o jsonpb > flows.json')).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await answers(page).getByRole('button', { name: 'Open flows' }).click();
  await (await chooser).setFiles([{ name: 'hubble.txt', mimeType: 'text/plain', buffer: SEED.bytes }]);
  await expect(table(page)).toBeVisible();
});
