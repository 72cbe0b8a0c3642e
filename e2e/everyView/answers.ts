import { expect, openFiles } from '../base';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, REFUSED, SIMPLE_APP, TWO_POLICIES } from '../texts';
import { HEAD, WRONG } from '../yamlPane';
import { answers, begin, button, dialog, file, item, maximise, showPane, showTab, type Visit } from './visit';

const CILIUM = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata:\n  name: web\n';

export const ANSWERS: readonly Visit[] = [
  {
    name: 'problems',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [
        file('two.yaml', TWO_POLICIES),
        file('wrong.yaml', WRONG),
        file('refused.yaml', REFUSED),
        file('open.yaml', `${HEAD}  ingress:\n    - from:\n        - ipBlock:\n            cidr: 0.0.0.0/0\n`),
      ]);
    },
    views: [
      {
        name: 'problems',
        show: async (page) => {
          await showTab(page, /^Problems/);
          await expect(answers(page).getByRole('list', { name: 'Problems' }).getByRole('listitem').first()).toBeVisible();
        },
      },
      {
        name: 'problems, details',
        show: async (page) => {
          await answers(page).getByRole('button', { name: 'Show details' }).first().click();
          await expect(answers(page).getByRole('button', { name: 'Hide details' })).toBeVisible();
        },
      },
      {
        name: 'problems, whole',
        show: async (page) => {
          await maximise(page);
          await answers(page).getByRole('button', { name: 'Show details' }).last().click();
        },
      },
      {
        name: 'profile',
        show: async (page) => {
          await page.getByRole('button', { name: /^Cluster: not chosen/ }).click();
          await expect(dialog(page, 'Cluster')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'no workload, and what is not counted',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [file('deny.yaml', INGRESS_DENY), file('cilium.yaml', CILIUM)]);
    },
    views: [
      {
        name: 'problems, none',
        show: (page) => showTab(page, /^Problems/),
      },
      {
        name: 'connectivity, no workloads',
        show: async (page) => {
          await showTab(page, /^Connectivity/);
          await expect(answers(page).getByText('No workload is open')).toBeVisible();
        },
      },
      {
        name: 'changes, no workloads',
        show: async (page) => {
          await showTab(page, /^What changes/);
          await expect(answers(page).getByText('No workload is open')).toBeVisible();
        },
      },
      {
        name: 'tables, no workloads',
        show: async (page) => {
          await showTab(page, /^Policies and pods/);
          await expect(answers(page).getByText(/^No workload is open\./)).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'tables, and what changes',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [
        file('backend-ingress-deny.yaml', INGRESS_DENY),
        file('simple-app.yaml', SIMPLE_APP),
        file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND),
      ]);
    },
    views: [
      {
        name: 'tables',
        show: async (page) => {
          await showTab(page, /^Policies and pods/);
          await expect(answers(page).getByRole('region', { name: 'Endpoints' }).getByRole('row')).toHaveCount(4);
        },
      },
      {
        name: 'tables, whole',
        show: async (page) => {
          await maximise(page);
          await answers(page).getByRole('button', { name: '1: show the pods that backend-ingress-deny selects' }).click();
          await expect(answers(page).getByRole('region', { name: 'Endpoints' }).getByRole('row')).toHaveCount(2);
        },
      },
      {
        name: 'changes, none',
        show: async (page) => {
          await showTab(page, /^What changes/);
          await expect(answers(page).getByText('No file has been changed since it was opened.')).toBeVisible();
        },
      },
      {
        name: 'changes',
        show: async (page) => {
          const smaller = answers(page).getByRole('button', { name: /^Restore the size/ });
          if (await smaller.isVisible()) await smaller.click();
          await showPane(page, 'Picture');
          await button(page, 'Incoming actions').click();
          await item(page, /^Allow all/).click();
          await page.getByRole('dialog').getByRole('button', { name: 'Allow all' }).click();
          await showPane(page, 'Answers');
          await expect(
            answers(page).getByRole('table', { name: 'Connections that change' }).getByRole('row').nth(1),
          ).toBeVisible();
        },
      },
      {
        name: 'changes, whole',
        show: async (page) => {
          await maximise(page);
          await expect(answers(page).getByRole('region', { name: 'As Markdown for a review' })).toBeVisible();
        },
      },
    ],
  },
];
