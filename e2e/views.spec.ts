import { axe, expect, openFile, test } from './base';
import { DENSE, INGRESS_DENY } from './texts';

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

test('a dense policy says what each row means, and axe finds nothing serious', async ({ page }) => {
  test.slow();
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
  await axe(page);
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
