import type { Page } from '@playwright/test';
import { expect, openFiles } from '../base';
import { SEED_FLOWS } from '../flowTexts';
import { SHOP, SHOP_BEFORE } from '../shopTexts';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from '../texts';
import { answers, begin, dialog, file, maximise, showTab, type Visit } from './visit';

const field = (page: Page, name: string) => answers(page).getByRole('combobox', { name, exact: true });
const words = (page: Page) => page.getByRole('complementary', { name: 'The map in words' });
const line = (page: Page, name: string) =>
  page.getByRole('group', { name: /^Map of/ }).getByRole('button', { name, exact: true });

async function look(page: Page, how: 'Check' | 'Matrix' | 'Map'): Promise<void> {
  await showTab(page, /^Connectivity/);
  await answers(page).getByRole('button', { name: how, exact: true }).click();
}

export const CONNECTIVITY: readonly Visit[] = [
  {
    name: 'the chapter’s app',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [
        file('simple-app.yaml', SIMPLE_APP),
        file('backend-ingress-deny.yaml', INGRESS_DENY),
        file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND),
      ]);
    },
    views: [
      {
        name: 'check',
        show: async (page) => {
          await look(page, 'Check');
          await expect(field(page, 'To')).toHaveValue('default/backend');
          await expect(answers(page).getByText('2 of 4 do')).toBeVisible();
        },
      },
      {
        name: 'check, suggestions',
        show: async (page) => {
          await field(page, 'To').focus();
          await page.keyboard.press('ArrowDown');
          await expect(page.getByRole('listbox', { name: 'To' })).toBeVisible();
        },
      },
      {
        name: 'check, denied',
        show: async (page) => {
          await page.keyboard.press('Escape');
          await maximise(page);
          await field(page, 'To').fill('default/backend');
          await field(page, 'From').fill('default/not-frontend');
          await field(page, 'Port').fill('8080');
          await expect(answers(page).getByRole('region', { name: 'Allow this connection' }).getByRole('radio')).toHaveCount(2);
        },
      },
      {
        name: 'allow',
        show: async (page) => {
          await answers(page).getByRole('button', { name: 'Preview the edit…' }).click();
          await expect(dialog(page, 'Allow this connection')).toContainText('app: not-frontend');
        },
      },
      {
        name: 'check, no answer',
        show: async (page) => {
          await field(page, 'Port').fill('70000');
          await expect(answers(page).getByRole('status')).toContainText('That is no port.');
        },
      },
      {
        name: 'matrix',
        show: async (page) => {
          await look(page, 'Matrix');
          await expect(answers(page).getByRole('table', { name: 'Who may connect to whom' })).toBeVisible();
        },
      },
      {
        name: 'matrix, details',
        show: async (page) => {
          await answers(page)
            .getByRole('button', { name: 'default/not-frontend to default/backend: denied', exact: true })
            .click();
          await expect(answers(page).getByRole('status')).toContainText('not-frontend may send');
        },
      },
      {
        name: 'map, observed',
        show: async (page) => {
          await openFiles(page, [file('hubble.txt', SEED_FLOWS)]);
          await look(page, 'Map');
          await answers(page).getByRole('button', { name: 'Observed' }).click();
          await line(page, 'default/not-frontend to default/backend, dropped 3 times on TCP 8080').press('Enter');
          await expect(words(page).getByText('No rule allows TCP 8080.')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a shop',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [file('shop.yaml', SHOP)]);
    },
    views: [
      {
        name: 'map',
        show: async (page) => {
          await look(page, 'Map');
          await expect(line(page, 'default/backend to default/db, allowed on TCP 5432')).toBeAttached();
        },
      },
      {
        name: 'help, the map',
        show: async (page) => {
          await answers(page).getByRole('button', { name: 'About the map' }).click();
          await expect(dialog(page, 'About the map')).toContainText('Its limits');
        },
      },
      {
        name: 'picture of the map',
        show: async (page) => {
          await answers(page).getByRole('button', { name: 'Picture of the map' }).click();
          await expect(dialog(page, 'Picture of the map').getByRole('radio', { name: 'Dark' })).toBeVisible();
        },
      },
      {
        name: 'map, whole',
        show: async (page) => {
          await maximise(page);
          await line(page, 'default/db, closed both ways').press('Enter');
          await expect(words(page).getByRole('list', { name: 'Rules let in' }).getByRole('listitem')).toHaveCount(2);
        },
      },
      {
        name: 'matrix, of a shop',
        show: async (page) => {
          await page.keyboard.press('Escape');
          await look(page, 'Matrix');
          await expect(answers(page).getByRole('table', { name: 'Who may connect to whom' })).toBeVisible();
        },
      },
      {
        name: 'changes, other files asked for',
        show: async (page) => {
          await showTab(page, /^What changes/);
          await answers(page).getByLabel('Against').selectOption('others');
          await expect(answers(page).getByText('Choose what was there before')).toBeVisible();
        },
      },
      {
        name: 'changes, against other files',
        show: async (page) => {
          const chooser = page.waitForEvent('filechooser');
          await answers(page).getByRole('button', { name: 'Choose files' }).click();
          await (await chooser).setFiles([{ name: 'old.yaml', mimeType: 'application/yaml', buffer: Buffer.from(SHOP_BEFORE) }]);
          await expect(
            answers(page).getByRole('table', { name: 'Connections that change' }).getByRole('row').nth(1),
          ).toBeVisible();
        },
      },
      {
        name: 'map, what changes',
        show: async (page) => {
          await answers(page).getByRole('button', { name: 'Show on map' }).click();
          await line(page, 'monitoring/prometheus to default/db, newly refused on TCP 9100').press('Enter');
          await expect(words(page)).toContainText('is denied');
        },
      },
    ],
  },
];
