import type { Page } from '@playwright/test';
import { expect, openFiles } from '../base';
import { jsonFlows, SEED_FLOWS } from '../flowTexts';
import { INGRESS_DENY, SIMPLE_APP } from '../texts';
import { answers, begin, button, dialog, file, maximise, showPane, showTab, type Visit } from './visit';

const FORWARDED = `Jan 13 12:55:10.100: default/frontend-8f467ccbd-2xkqp:41000 -> default/backend-65f7c794cc-pj2tc:8080 to-endpoint FORWARDED (TCP Flags: SYN)\n`;
const table = (page: Page) => page.getByRole('table', { name: 'Flows', exact: true });

export const FLOWS: readonly Visit[] = [
  {
    name: 'flows beside manifests',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [file('simple-app.yaml', SIMPLE_APP), file('backend-ingress-deny.yaml', INGRESS_DENY)]);
    },
    views: [
      {
        name: 'flows, none',
        show: async (page) => {
          await showTab(page, /^Flows/);
          await expect(answers(page).getByRole('heading', { name: 'No flows are open' })).toBeVisible();
        },
      },
      {
        name: 'flows',
        show: async (page) => {
          await openFiles(page, [file('hubble.txt', `${SEED_FLOWS}${FORWARDED}no flow at all\n`)]);
          await expect(table(page)).toBeVisible();
          await expect(
            page.getByRole('group', { name: 'With the policies as they stand' }).getByRole('button').first(),
          ).toBeVisible();
        },
      },
      {
        name: 'flows, details',
        show: async (page) => {
          await maximise(page);
          await table(page)
            .getByRole('button', { name: /^default\/not-frontend.* 8080\/TCP, DROPPED/ })
            .press('Enter');
          await expect(
            page
              .getByRole('region', { name: /^default\/not-frontend.* to default\/backend/ })
              .getByRole('radio')
              .first(),
          ).toBeVisible();
        },
      },
      {
        name: 'flows, never seen',
        show: async (page) => {
          await page.getByText('Allowed, but never seen').click();
          await page
            .getByText(/^(Working it out|No rule allows|\d+ connection)/)
            .first()
            .waitFor();
          await page
            .getByText(/^No rule allows|^\d+ connection/)
            .first()
            .scrollIntoViewIfNeeded();
        },
      },
      {
        name: 'propose',
        show: async (page) => {
          await button(page, 'Propose policies…').click();
          await expect(dialog(page, 'Propose policies').getByRole('region', { name: 'Policy for backend' })).toBeVisible();
        },
      },
      {
        name: 'propose, flows of a line',
        show: async (page) => {
          await button(page, 'Propose policies…').click();
          await dialog(page, 'Propose policies')
            .getByRole('group', { name: 'Ingress of backend' })
            .getByText(/^\d+ flows?$/)
            .first()
            .click();
        },
      },
      {
        name: 'message, flows without names',
        show: async (page) => {
          await button(page, 'Download without names').click();
          await expect(page.getByText(/^In flows-anonymous\.jsonl numbers stand/)).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'many flows alone',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [file('flows.json', jsonFlows(200))]);
    },
    views: [
      {
        name: 'flows, charts',
        show: async (page) => {
          await showPane(page, 'Answers');
          await expect(page.getByRole('img', { name: /^Forwarded and dropped flows over time/ })).toBeVisible();
        },
      },
      {
        name: 'flows, chart as a table',
        show: async (page) => {
          await page.getByRole('button', { name: 'Show Forwarded vs Dropped as a table' }).click();
          await expect(page.getByRole('table', { name: 'Forwarded vs Dropped' })).toBeVisible();
        },
      },
      {
        name: 'flows, filtered',
        show: async (page) => {
          await page.getByRole('searchbox', { name: 'Filter flows' }).fill('--verdict MAYBE --from-label app=nobody');
          await expect(answers(page).getByText(/^Not read: --verdict MAYBE/)).toBeVisible();
        },
      },
    ],
  },
];
