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
  await table(page)
    .getByRole('button', { name: /^Allow this: default\/not-frontend.* 8080\/TCP$/ })
    .press('Enter');
  const details = page.getByRole('region', { name: /^default\/not-frontend.* to default\/backend.* 8080\/TCP$/ });
  await expect(details.getByText(/Refused by the destination’s ingress: no rule for it in backend-ingress-deny\./)).toBeVisible();
  await expect(details.getByRole('radio', { name: 'Adds a rule to backend-ingress-deny.' })).toBeFocused();

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

test('policies are proposed for a namespace, reviewed line by line by keyboard, and added as one file', async ({ page }) => {
  await openAtStart(page, [APP, BOTH]);
  // With no policy open there is nothing to be asked, and nothing is said.
  await expect(outcomes(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Maximise Flows' }).click();
  await page.getByRole('button', { name: 'Propose policies…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Propose policies' });
  await expect(dialog.getByRole('combobox', { name: 'Namespace' })).toHaveValue('default');
  await expect(dialog.getByText('Nothing that Hubble saw forwarded would be dropped.')).toBeVisible();
  const yaml = dialog.getByRole('region', { name: 'YAML' });
  await expect(yaml).toContainText('name: default-deny');
  const backend = dialog.getByRole('region', { name: 'Policy for backend' });
  const ingress = backend.getByRole('group', { name: 'Ingress of backend' });
  const frontend = ingress.getByRole('checkbox', { name: /^from pods labelled app=frontend in the same namespace TCP 8080/ });
  const refused = ingress.getByRole('checkbox', { name: /^from pods labelled app=not-frontend .* TCP 8080 was refused$/ });
  await expect(frontend).toBeChecked();
  await expect(refused).not.toBeChecked();
  await ingress.getByText('2 flows').click();
  await expect(
    ingress.getByText('default/frontend-8f467ccbd-2xkqp -> default/backend-65f7c794cc-pj2tc 8080/TCP FORWARDED'),
  ).toBeVisible();

  // Without its line what was forwarded would be dropped, and the text follows.
  await frontend.press('Space');
  await expect(dialog.getByText('2 flows that Hubble saw forwarded would be dropped.')).toBeVisible();
  await expect(yaml).not.toContainText('port: 8080\n          protocol: TCP\n    - from');
  await frontend.press('Space');
  await expect(dialog.getByText('Nothing that Hubble saw forwarded would be dropped.')).toBeVisible();
  await refused.press('Space');
  await expect(yaml).toContainText('app: not-frontend\n');
  await refused.press('Space');
  await dialog.getByRole('checkbox', { name: /^Close the namespace/ }).press('Space');
  await expect(yaml).not.toContainText('name: default-deny');
  await dialog.getByRole('checkbox', { name: /^Close the namespace/ }).press('Space');
  await expect(yaml).toContainText('name: default-deny');

  // Nothing is written by looking.
  await page.keyboard.press('Escape');
  const policies = page.getByRole('navigation', { name: 'Policies' });
  await expect(policies.getByText('default-policies.yaml')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Propose policies…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(frontend).toBeChecked();
  await dialog.getByRole('button', { name: 'Add as a new file' }).press('Enter');
  await expect(policies.getByText('default-policies.yaml')).toBeVisible();
  await expect(outcomes(page).getByRole('button', { name: 'still forwarded 2' })).toBeVisible();
  // Nobody tells the labels of the name server.
  await expect(outcomes(page).getByRole('button', { name: 'can’t be decided 2' })).toBeVisible();
  await expect(outcomes(page).getByRole('button', { name: 'still dropped 3' })).toBeVisible();
  const saved = await download(page);
  expect(saved.name).toBe('default-policies.yaml');
  const text = saved.bytes.toString();
  expect(text.match(/^kind: NetworkPolicy$/gm)).toHaveLength(4);
  expect(text).toContain('k8s-app: kube-dns');
  expect(text.match(/app: not-frontend/g)).toHaveLength(1);
});

test('a flow’s own workload, an address outside as a range, what was never seen, and flows for sharing', async ({ page }) => {
  const outside = `Jan 13 12:56:00.000: 203.0.113.7:41000 (world) <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)\n`;
  await openAtStart(page, [APP, ALLOW, file('hubble.txt', `${SEED_FLOWS}${outside}`)]);
  await page.getByRole('button', { name: 'Maximise Flows' }).click();
  await row(page, /^203\.0\.113\.7 .*DROPPED, still dropped$/).click();
  const details = page.getByRole('region', { name: /^203\.0\.113\.7 to / });
  await details.getByRole('combobox', { name: 'The rule names' }).selectOption('203.0.113.0/24');
  await details.getByRole('button', { name: 'Preview the edit…' }).click();
  const preview = page.getByRole('dialog', { name: 'Allow this connection' });
  await expect(preview).toContainText('cidr: 203.0.113.0/24');
  await preview.getByRole('button', { name: 'Cancel' }).click();

  await details.getByRole('button', { name: 'Propose policies…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Propose policies' });
  await expect(dialog.getByRole('combobox', { name: 'For' })).toHaveValue('Deployment backend');
  await expect(dialog.getByRole('region', { name: /^Policy for / })).toHaveCount(1);
  await page.keyboard.press('Escape');

  await page.getByText('Allowed, but never seen').click();
  const never = page.getByRole('table', { name: 'Allowed, but never seen' });
  await expect(never.getByRole('row').filter({ hasText: 'TCP 8080' })).toContainText(/frontend.*backend/);

  const shared = await download(page, () => page.getByRole('button', { name: 'Download without names' }).click());
  expect(shared.name).toBe('flows-anonymous.jsonl');
  const text = shared.bytes.toString();
  expect(text).not.toMatch(/frontend|backend|203\.0\.113/);
  expect(text).toContain('DROPPED');
  await expect(page.getByText(/^In flows-anonymous\.jsonl numbers stand for the names/)).toBeVisible();
});

test('on a phone what changes is told under the name, and a proposal is a sheet as wide as the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAtStart(page, [APP, DENY, BOTH]);
  await expect(table(page).getByText('would now be dropped').filter({ visible: true })).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Answers/ })).toContainText('2 observed flows would now be dropped');
  await page.getByRole('button', { name: 'Propose policies…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Propose policies' });
  await expect(dialog.getByRole('region', { name: 'Policy for backend' })).toBeVisible();
  expect((await dialog.boundingBox())?.width).toBe(390);
  const wider = await dialog.evaluate((element) =>
    [element, ...element.querySelectorAll(':not(pre, pre *)')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ className }) => String(className)),
  );
  expect(wider.filter((name) => !name.includes('visually-hidden'))).toEqual([]);
  await dialog.getByRole('button', { name: 'Add as a new file' }).scrollIntoViewIfNeeded();
  await axe(page, ['light']);
});
