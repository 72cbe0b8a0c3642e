import type { Page } from '@playwright/test';
import { axe, download, expect, openFiles, test } from './base';
import { SEED_FLOWS } from './flowTexts';
import { INGRESS_DENY, SIMPLE_APP } from './texts';

const file = (name: string, content: string) => ({ name, bytes: Buffer.from(content) });
/** Somebody who may: what the story's flows lack. */
const FORWARDED = `Jan 13 12:55:10.100: default/frontend-8f467ccbd-2xkqp:41000 -> default/backend-65f7c794cc-pj2tc:8080 to-endpoint FORWARDED (TCP Flags: SYN)
Jan 13 12:55:11.100: default/frontend-8f467ccbd-2xkqp:41001 -> default/backend-65f7c794cc-pj2tc:8080 to-endpoint FORWARDED (TCP Flags: SYN)
`;
const SEED = file('hubble.txt', SEED_FLOWS);
const BOTH = file('hubble.txt', `${SEED_FLOWS}${FORWARDED}`);
const APP = file('simple-app.yaml', SIMPLE_APP);
const DENY = file('backend-ingress-deny.yaml', INGRESS_DENY);
const ALLOW = file(
  'backend-ingress.yaml',
  `${INGRESS_DENY.replace('backend-ingress-deny', 'backend-ingress')}
  ingress:
  - from:
    - podSelector:
        matchLabels:
          app: frontend
    ports:
    - port: 8080
      protocol: TCP
`,
);

const answers = (page: Page) => page.getByRole('region', { name: 'Answers' });
const table = (page: Page) => page.getByRole('table', { name: 'Flows', exact: true });
const row = (page: Page, name: RegExp) => table(page).getByRole('button', { name });
const outcomes = (page: Page) => page.getByRole('group', { name: 'With the policies as they stand' });
const status = (page: Page) => page.getByRole('contentinfo');
const REFUSED = /^default\/not-frontend.* request to default\/backend.* 8080\/TCP, DROPPED/;

async function openAtStart(page: Page, files: Parameters<typeof openFiles>[1]): Promise<void> {
  await page.goto('./');
  await openFiles(page, files);
  await expect(table(page)).toBeVisible();
}

test('the seed: three attempts are still dropped; allowing them writes the rule one would write by hand', async ({ page }) => {
  await openAtStart(page, [APP, DENY, SEED]);
  await page.getByRole('button', { name: 'Maximise Flows' }).click();
  await expect(outcomes(page).getByRole('button', { name: 'still dropped 3' })).toBeVisible();
  await expect(row(page, REFUSED)).toHaveAccessibleName(/DROPPED, still dropped$/);
  await row(page, REFUSED).click();
  const details = page.getByRole('region', { name: /^default\/not-frontend.* to default\/backend.* 8080\/TCP$/ });
  await expect(details.getByText(/Refused by the destination’s ingress: no rule for it in backend-ingress-deny\./)).toBeVisible();
  await axe(page);

  await details.getByRole('button', { name: 'Preview the edit…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Allow this connection' });
  const changes = dialog.getByRole('region', { name: 'Changes of backend-ingress-deny.yaml' });
  await expect(changes).toContainText('app: not-frontend');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await expect(details.getByRole('button', { name: 'Preview the edit…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Make the edit' }).click();
  await expect(row(page, REFUSED)).toHaveAccessibleName(/DROPPED, would now be forwarded$/);
  await expect(outcomes(page).getByRole('button', { name: 'would now be forwarded 3' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(row(page, REFUSED)).toHaveAccessibleName(/DROPPED, still dropped$/);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(row(page, REFUSED)).toHaveAccessibleName(/DROPPED, would now be forwarded$/);

  // The link leads to the policy, whose text now holds the rule.
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await details.getByRole('button', { name: 'backend-ingress-deny', exact: true }).click();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  const saved = await download(page);
  expect(saved.name).toBe('backend-ingress-deny.yaml');
  expect(saved.bytes.toString()).toBe(`${INGRESS_DENY}
  ingress:
  - from:
    - podSelector:
        matchLabels:
          app: not-frontend
    ports:
    - port: 8080`);
});

test('an edit that breaks what was forwarded is told before the download, wherever one looks', async ({ page }) => {
  await openAtStart(page, [APP, ALLOW, BOTH]);
  await expect(outcomes(page).getByRole('button', { name: 'still forwarded 4' })).toBeVisible();
  await expect(status(page)).not.toContainText('would');
  await page.getByRole('navigation', { name: 'Policies' }).getByText('backend-ingress', { exact: true }).click();
  await page.getByRole('button', { name: /^app=frontend, allowed on TCP 8080/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove rule' }).click();
  await expect(status(page).getByRole('button', { name: 'Edits would drop 2 observed flows' })).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Flows/ })).toContainText('Edits would drop 2 observed flows');
  await page.getByRole('button', { name: 'Changes', exact: true }).click();
  const changes = page.getByRole('dialog', { name: 'What changes' });
  await expect(changes.getByText('Your edits would drop 2 flows that Hubble saw forwarded.')).toBeVisible();
  await changes.getByRole('button', { name: 'Show what would be dropped' }).click();
  await expect(outcomes(page).getByRole('button', { name: 'would now be dropped 2' })).toHaveAttribute('aria-pressed', 'true');
  await expect(table(page).getByRole('row')).toHaveCount(2);
  await expect(table(page)).toContainText('default/frontend-8f467ccbd-2xkqp');
  // Together with the filter nothing is left; without the outcome the filter's own.
  await page.getByRole('searchbox', { name: 'Filter flows' }).fill('--port 53');
  await expect(answers(page).getByText('No flow is kept by this filter.')).toBeVisible();
  await outcomes(page).getByRole('button', { name: 'would now be dropped 0' }).press('Enter');
  await expect(table(page).getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(status(page)).not.toContainText('would');
});
