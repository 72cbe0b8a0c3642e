import type { Page } from '@playwright/test';
import { expect, openFile, openFiles } from '../base';
import { DENSE, INGRESS_ALLOW_FRONTEND, SIMPLE_APP } from '../texts';
import { begin, button, canvas, dialog, file, item, press, type Visit } from './visit';

async function addTo(page: Page, group: string): Promise<void> {
  await press(button(page, `Add ingress rule: ${group}`));
  await expect(dialog(page, 'Add rule')).toBeVisible();
}

async function directionMenu(page: Page): Promise<void> {
  await press(button(page, 'Incoming actions'));
  await expect(item(page, /^Allow all/)).toBeVisible();
}

export const EDITING: readonly Visit[] = [
  {
    name: 'a policy is edited',
    open: async (page) => {
      await begin(page);
      await openFile(page, 'api.yaml', DENSE);
      await button(page, 'Kubernetes DNS, allowed').waitFor();
    },
    views: [
      {
        name: 'edit policy',
        show: async (page) => {
          await press(canvas(page).getByRole('button', { name: 'Edit policy' }));
          await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
        },
      },
      {
        name: 'edit policy, labels',
        show: async (page) => {
          await press(canvas(page).getByRole('button', { name: 'Edit policy' }));
          for (const part of ['Labels', 'Annotations']) {
            await dialog(page, 'Edit policy')
              .getByRole('button', { name: new RegExp(`^${part}`) })
              .click();
            await dialog(page, 'Edit policy')
              .getByRole('button', { name: /^Add (a )?(label|annotation)/i })
              .last()
              .click();
          }
        },
      },
      {
        name: 'policy menu',
        show: async (page) => {
          await press(button(page, 'Actions for api'));
          await expect(item(page, 'Duplicate')).toBeVisible();
        },
      },
      {
        name: 'add another policy',
        show: async (page) => {
          await press(button(page, 'Actions for api'));
          await item(page, 'Add another policy to this file…').click();
          await expect(item(page, /^Deny incoming/)).toBeVisible();
        },
      },
      { name: 'direction menu', show: directionMenu },
      {
        name: 'allow all',
        show: async (page) => {
          await directionMenu(page);
          await item(page, /^Allow all/).click();
          await expect(page.getByRole('dialog').getByRole('button', { name: 'Allow all' })).toBeVisible();
        },
      },
      {
        name: 'stop isolating',
        show: async (page) => {
          await press(button(page, 'Ingress default deny'));
          await expect(page.getByRole('dialog').getByRole('button', { name: 'Switch off' })).toBeVisible();
        },
      },
      {
        name: 'rule menu on the canvas',
        show: async (page) => {
          await press(button(page, 'Actions for ingress rule 2, in cluster'));
          await expect(item(page, 'Move up')).toBeVisible();
          await item(page, 'Move up').hover();
        },
      },
      {
        name: 'split rule',
        show: async (page) => {
          await press(button(page, /^Actions for ingress rule 1, in cluster/));
          await item(page, 'Split…').click();
          await expect(dialog(page, /^Split/)).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a rule is added and edited',
    open: async (page) => {
      await begin(page);
      await openFile(page, 'api.yaml', DENSE);
      await button(page, 'Kubernetes DNS, allowed').waitFor();
    },
    views: [
      { name: 'add rule, in namespace', show: (page) => addTo(page, 'in namespace') },
      {
        name: 'add rule, AND or OR',
        show: async (page) => {
          await addTo(page, 'in cluster');
          await dialog(page, 'Add rule').getByLabel('Namespace selector').fill('team=checkout');
          await dialog(page, 'Add rule').getByLabel('Pod selector').fill('app=cart');
          await expect(
            dialog(page, 'Add rule').getByRole('radiogroup', { name: 'Namespace selector and pod selector' }),
          ).toBeVisible();
        },
      },
      {
        name: 'add rule, outside cluster',
        show: async (page) => {
          await addTo(page, 'outside cluster');
          await dialog(page, 'Add rule').getByLabel('CIDR', { exact: true }).fill('10.0.0.0/8');
          await dialog(page, 'Add rule').getByLabel('Except', { exact: true }).fill('10.1.0.0/16');
          await dialog(page, 'Add rule').getByLabel('Ports', { exact: true }).fill('8000-8010, 53/UDP');
        },
      },
      {
        name: 'add rule, faults',
        show: async (page) => {
          await addTo(page, 'outside cluster');
          await dialog(page, 'Add rule').getByLabel('CIDR', { exact: true }).fill('10.0.0.300/8');
          await dialog(page, 'Add rule').getByLabel('Ports', { exact: true }).fill('70000');
          await page.keyboard.press('Enter');
        },
      },
      {
        name: 'presets',
        show: async (page) => {
          await addTo(page, 'in namespace');
          await dialog(page, 'Add rule').getByRole('button', { name: 'Presets' }).click();
          await expect(page.getByRole('menuitem').first()).toBeVisible();
        },
      },
      {
        name: 'forms of ports',
        show: async (page) => {
          await addTo(page, 'in namespace');
          await dialog(page, 'Add rule')
            .getByRole('button', { name: /^Forms|^Examples|ports can/ })
            .click();
          await expect(page.getByRole('menuitem').first()).toBeVisible();
        },
      },
      {
        name: 'edit rule',
        show: async (page) => {
          await press(button(page, 'app=web, allowed on TCP 8080, TCP 9090'));
          await expect(dialog(page, 'Edit rule')).toBeVisible();
        },
      },
      {
        name: 'edit rule, both selectors',
        show: async (page) => {
          await press(button(page, 'app=prometheus AND namespace monitoring, allowed'));
          await expect(dialog(page, 'Edit rule')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a rule is added where workloads are open',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [
        file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND),
        file('simple-app.yaml', SIMPLE_APP),
      ]);
      await button(page, 'app=frontend, allowed').waitFor();
    },
    views: [
      {
        name: 'add rule, suggestions',
        show: async (page) => {
          await addTo(page, 'in namespace');
          await expect(page.getByRole('combobox', { name: 'Pod selector' })).toBeFocused();
          await page.keyboard.type('front');
          await expect(page.getByRole('listbox', { name: 'Suggestions for Pod selector' })).toBeVisible();
        },
      },
      {
        name: 'edit policy, matches',
        show: async (page) => {
          await page.keyboard.press('Escape');
          await press(canvas(page).getByRole('button', { name: 'Edit policy' }));
          await expect(dialog(page, 'Edit policy').getByText(/^Matches 1 of 3 pods/)).toBeVisible();
        },
      },
    ],
  },
];
