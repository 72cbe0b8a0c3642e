import type { Locator, Page } from '@playwright/test';
import { download, expect, openFile, test } from './base';

const RULES = `# The backend of the shop
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: backend
  policyTypes:
    - Ingress
  ingress:
    # the web tier, see the diagram
    - from: # who
        - podSelector:
            matchLabels:
              app: frontend # the shop itself
      ports:
        - port: 8080
    # scraped every 15 s
    - from:
        # only Prometheus
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
          podSelector:
            matchLabels:
              app: prometheus
      ports:
        - port: 9090 # metrics
`;

const FIRST = RULES.slice(RULES.indexOf('    # the web tier'), RULES.indexOf('    # scraped'));
const SECOND = RULES.slice(RULES.indexOf('    # scraped'));
const SWAPPED = RULES.slice(0, RULES.indexOf('    # the web tier')) + SECOND + FIRST;

/** What the story of three rules ends with, whichever hand wrote it. */
const THREE_RULES = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny-incoming
spec:
  podSelector: {}
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: frontend
      ports:
        - port: 8080
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
          podSelector:
            matchExpressions:
              - key: app
                operator: In
                values:
                  - prometheus
                  - thanos
    - from:
        - ipBlock:
            cidr: 10.0.0.0/8
            except:
              - 10.1.0.0/16
      ports:
        - port: 8000
          endPort: 8010
        - port: 53
          protocol: UDP
`;

const list = (page: Page): Locator => page.getByRole('region', { name: 'Rules' });
const canvas = (page: Page): Locator => page.getByRole('region', { name: 'Policy canvas' });
const rule = (page: Page, number: number): Locator =>
  list(page).getByRole('button', { name: new RegExp(`^Rule ${number}, ingress`) });

/** Has the list shown beside the one open file, which begins with it folded away; waits until the file is open. */
async function showRules(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show rules' }).click();
  await expect(list(page).getByRole('heading', { name: 'Rules' })).toBeVisible();
}

async function saved(page: Page): Promise<string> {
  return (await download(page)).bytes.toString();
}

async function undoAll(page: Page): Promise<void> {
  const undo = page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isEnabled()) await undo.click();
}

/** Presses Tab, or Shift and Tab, until the focus is on the control of that name. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const control = page.getByRole('button', { name, exact: true }).first();
  for (let presses = 0; presses < 150; presses++) {
    if (await control.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach "${name}".`);
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('a policy of three rules from nothing, by mouse', async ({ page }) => {
  await page.getByRole('button', { name: 'New policy' }).first().click();
  await page.getByRole('menuitem', { name: /^Deny incoming/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Add rule' });
  const add = async (group: string, fill: () => Promise<void>): Promise<void> => {
    await page.getByRole('button', { name: `Add ingress rule: ${group}`, exact: true }).click();
    await fill();
    await dialog.getByRole('button', { name: 'Add rule', exact: true }).click();
    await expect(dialog).toBeHidden();
  };
  await add('in namespace', async () => {
    await dialog.getByLabel('Pod selector').fill('app=frontend');
    await dialog.getByLabel('Ports', { exact: true }).fill('8080');
  });
  await add('in cluster', async () => {
    await dialog.getByLabel('Namespace selector').fill('kubernetes.io/metadata.name=monitoring');
    await dialog.getByLabel('Pod selector').fill('app in (prometheus, thanos)');
  });
  await add('outside cluster', async () => {
    await dialog.getByLabel('CIDR', { exact: true }).fill('10.0.0.0/8');
    await dialog.getByLabel('Except', { exact: true }).fill('10.1.0.0/16');
    await dialog.getByLabel('Ports', { exact: true }).fill('8000-8010, 53/UDP');
  });
  expect(await saved(page)).toBe(THREE_RULES);
  await showRules(page);
  await expect(rule(page, 3)).toHaveAccessibleName('Rule 3, ingress, 10.0.0.0/8 on TCP 8000-8010, UDP 53');
});

test('a policy of three rules from nothing, by keyboard', async ({ page }) => {
  await tabTo(page, 'New policy');
  await page.keyboard.press('Enter');
  const choice = page.getByRole('menuitem', { name: /^Deny incoming/ });
  await expect(choice).toBeVisible();
  for (let presses = 0; presses < 12 && !(await choice.evaluate((element) => element === document.activeElement)); presses++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(canvas(page).getByText('Protects pods')).toBeVisible();

  const dialog = page.getByRole('dialog', { name: 'Add rule' });
  /** Types into one field after the other; Tab leads on until the labelled one has the focus. */
  const add = async (
    group: string,
    fields: readonly (readonly [label: string, text: string])[],
    key: 'Tab' | 'Shift+Tab' = 'Tab',
  ): Promise<void> => {
    await tabTo(page, `Add ingress rule: ${group}`, key);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    for (const [label, text] of fields) {
      const field = dialog.getByLabel(label, { exact: true });
      for (let presses = 0; presses < 30 && !(await field.evaluate((element) => element === document.activeElement)); presses++)
        await page.keyboard.press('Tab');
      await page.keyboard.type(text);
      if (label.endsWith('selector')) await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  };
  await add('in namespace', [
    ['Pod selector', 'app=frontend'],
    ['Ports', '8080'],
  ]);
  await add('in cluster', [
    ['Namespace selector', 'kubernetes.io/metadata.name=monitoring'],
    ['Pod selector', 'app in (prometheus, thanos)'],
  ]);
  await add(
    'outside cluster',
    [
      ['CIDR', '10.0.0.0/8'],
      ['Except', '10.1.0.0/16'],
      ['Ports', '8000-8010, 53/UDP'],
    ],
    'Shift+Tab',
  );
  expect(await saved(page)).toBe(THREE_RULES);
});

test('a rule moves with its comments: by keyboard, by menu, by mouse', async ({ page }) => {
  await openFile(page, 'backend.yaml', RULES);
  await showRules(page);
  await rule(page, 1).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rule(page, 2)).toHaveAccessibleName(/app=frontend/);
  await expect(rule(page, 2)).toBeFocused();
  expect(await saved(page)).toBe(SWAPPED);
  await rule(page, 2).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rule(page, 1)).toHaveAccessibleName(/app=frontend/);
  expect(await saved(page)).toBe(RULES);

  await list(page).getByRole('button', { name: 'Actions for ingress rule 1' }).click();
  await page.getByRole('menuitem', { name: 'Move down' }).click();
  await expect(rule(page, 2)).toHaveAccessibleName(/app=frontend/);
  expect(await saved(page)).toBe(SWAPPED);
  await undoAll(page);

  const from = await rule(page, 1).boundingBox();
  const to = await rule(page, 2).boundingBox();
  if (!from || !to) throw new Error('The rules are not drawn.');
  await page.mouse.move(from.x + 60, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + to.height + 4, { steps: 12 });
  await page.mouse.move(to.x + 62, to.y + to.height + 60, { steps: 8 });
  await page.mouse.up();
  await expect(rule(page, 2)).toHaveAccessibleName(/app=frontend/);
  expect(await saved(page)).toBe(SWAPPED);
  await undoAll(page);
  expect(await saved(page)).toBe(RULES);
});

test('AND becomes OR and back: by one button each, with what it means in a sentence', async ({ page }) => {
  await openFile(page, 'backend.yaml', RULES);
  await showRules(page);
  const both = list(page).getByRole('button', { name: /^app=prometheus AND namespace monitoring/ });
  await both.focus();
  await page.keyboard.press('Shift+F10');
  const makeOr = page.getByRole('menuitem', { name: /^Make OR/ });
  await expect(makeOr).toContainText('One is enough');
  await makeOr.click();
  await expect(list(page).getByRole('button', { name: /^app=prometheus, peer 2 of 2/ })).toBeVisible();
  await expect(canvas(page).getByRole('button', { name: /^monitoring, allowed on TCP 9090/ })).toBeVisible();
  expect(await saved(page)).toBe(
    RULES.replace(
      '          podSelector:\n            matchLabels:\n              app: prometheus',
      '        - podSelector:\n            matchLabels:\n              app: prometheus',
    ),
  );

  await list(page)
    .getByRole('button', { name: /^monitoring.*peer 1 of 2, ingress rule 2/ })
    .focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /^Make AND/ }).click();
  await expect(both).toBeVisible();
  expect(await saved(page)).toBe(RULES);
});

test('a peer moves to another rule and gets its ports; rules are split and merged', async ({ page }) => {
  await openFile(page, 'backend.yaml', RULES);
  await showRules(page);
  await list(page)
    .getByRole('button', { name: /^app=frontend, ingress rule 1/ })
    .focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Move peer to rule…' }).click();
  const target = page.getByRole('menuitem', { name: /^Move peer to rule 2/ });
  await expect(target).toContainText('instead of TCP 8080');
  await target.click();
  await expect(rule(page, 1)).toHaveAccessibleName(/on TCP 9090$/);
  const moved = await saved(page);
  for (const comment of [
    '# The backend of the shop',
    '# the shop itself',
    '# scraped every 15 s',
    '# only Prometheus',
    '# metrics',
  ])
    expect(moved).toContain(comment);
  expect(moved).not.toContain('8080');
  await expect(canvas(page).getByRole('button', { name: /^app=frontend, allowed on TCP 9090/ })).toBeVisible();

  await list(page)
    .getByRole('button', { name: /^app=frontend, peer 2 of 2, ingress rule 1/ })
    .focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /^Split off this peer/ }).click();
  await expect(rule(page, 2)).toHaveAccessibleName('Rule 2, ingress, app=frontend on TCP 9090');

  await list(page).getByRole('button', { name: 'Actions for ingress rule 2' }).click();
  await page.getByRole('menuitem', { name: 'Merge into rule…' }).click();
  await page.getByRole('menuitem', { name: /^Merge into rule 1/ }).click();
  await expect(rule(page, 2)).toHaveCount(0);
  await undoAll(page);
  expect(await saved(page)).toBe(RULES);
});

test('two policies in one file: added, a rule copied over, duplicated, deleted', async ({ page }) => {
  await openFile(page, 'backend.yaml', RULES);
  await page.getByRole('button', { name: 'Actions for backend', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Add another policy to this file…' }).click();
  await page.getByRole('menuitem', { name: /^Deny incoming/ }).click();
  await expect(canvas(page).getByRole('heading', { name: 'deny-incoming' }).first()).toBeVisible();

  // With two policies in the file the list stands beside them unasked.
  await expect(list(page).getByRole('heading', { name: 'Rules' })).toBeVisible();
  const policies = page.getByRole('navigation', { name: 'Policies' });
  await policies.getByRole('button', { name: 'backend', exact: true }).click();
  await list(page).getByRole('button', { name: 'Actions for ingress rule 2' }).click();
  await page.getByRole('menuitem', { name: 'Copy rule to policy…' }).click();
  await page.getByRole('menuitem', { name: /deny-incoming/ }).click();
  await policies.getByRole('button', { name: 'deny-incoming', exact: true }).click();
  await expect(rule(page, 1)).toHaveAccessibleName(/app=prometheus AND namespace monitoring on TCP 9090/);
  const both = await saved(page);
  expect(both.startsWith(`${RULES}---\n`)).toBe(true);
  expect(both.slice(RULES.length)).toContain('# scraped every 15 s');
  expect(both.slice(RULES.length)).toContain('# metrics');

  await page.getByRole('button', { name: 'Actions for deny-incoming', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Duplicate', exact: true }).click();
  await expect(policies.getByRole('button', { name: 'deny-incoming-copy', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Actions for deny-incoming-copy', exact: true }).first().click();
  await page.getByRole('menuitem', { name: /^Delete/ }).click();
  await expect(policies.getByRole('button', { name: 'deny-incoming-copy', exact: true })).toHaveCount(0);
  expect(await saved(page)).toBe(both);
  await undoAll(page);
  expect(await saved(page)).toBe(RULES);
});

test('presets and whole directions: DNS on both protocols to kube-dns alone, deny all, allow all', async ({ page }) => {
  await openFile(page, 'backend.yaml', RULES);
  await canvas(page).getByRole('button', { name: 'Outgoing actions' }).click();
  await page.getByRole('menuitem', { name: /^Kubernetes DNS/ }).click();
  await expect(canvas(page).getByRole('button', { name: 'Kubernetes DNS, allowed' })).toBeVisible();
  await expect(
    canvas(page).getByRole('group', { name: 'Egress: in namespace' }).getByRole('button', { name: 'Any pod, denied' }),
  ).toBeVisible();
  const withDns = await saved(page);
  expect(withDns).toMatch(/port: 53\n\s+protocol: UDP\n\s+- port: 53\n$/);
  expect(withDns).toContain('k8s-app: kube-dns');

  await canvas(page).getByRole('button', { name: 'Incoming actions' }).click();
  await page.getByRole('menuitem', { name: /^Deny all/ }).click();
  await expect(
    canvas(page).getByRole('group', { name: 'Ingress: in namespace' }).getByRole('button', { name: 'Any pod, denied' }),
  ).toBeVisible();
  await undoAll(page);
  expect(await saved(page)).toBe(RULES);
});

test('what the server filled in is stripped on request only', async ({ page }) => {
  const filled = RULES.replace(
    'metadata:\n',
    'metadata:\n  uid: 6a2f\n  resourceVersion: "12" # server\n  annotations:\n    team: shop\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"a": 1}\n',
  );
  await openFile(page, 'backend.yaml', `${filled}status: {}\n`);
  expect(await saved(page)).toBe(`${filled}status: {}\n`);
  await page.getByRole('button', { name: 'Actions for backend', exact: true }).first().click();
  await page.getByRole('menuitem', { name: /^Strip/ }).click();
  await expect(async () =>
    expect(await saved(page)).toBe(RULES.replace('metadata:\n', 'metadata:\n  annotations:\n    team: shop\n')),
  ).toPass();
});
