import { expect, openFile, openFiles } from '../base';
import { SEED_FLOWS } from '../flowTexts';
import { DENSE, INGRESS_ALLOW_FRONTEND, INGRESS_DENY, LONG_LABELS, MANY_RULES, REFUSED, SIMPLE_APP } from '../texts';
import { begin, button, canvas, dialog, file, item, showPane, showRules, type Visit } from './visit';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n';
const IGNORED = `${INGRESS_DENY.replace('ingress-deny', 'ignored')}\n  egress:\n  - to:\n    - podSelector:\n        matchLabels: {app: db}\n`;
const BROKEN = `# ours\n${INGRESS_DENY}\n  ingress:\n  - from: [\n    - podSelector: {}\n`;

export const CANVAS: readonly Visit[] = [
  {
    name: 'policies, one after the other',
    open: begin,
    views: [
      {
        name: 'canvas, simple',
        show: async (page) => {
          await openFile(page, 'deny.yaml', INGRESS_DENY);
          await expect(button(page, 'Any pod, denied')).toBeVisible();
          await expect(page.locator('.monaco-editor .view-line').first()).toContainText('---');
        },
      },
      {
        name: 'canvas, many labels',
        show: async (page) => {
          await openFile(page, 'long.yaml', LONG_LABELS);
          await expect(canvas(page).getByText('and 10 more', { exact: true })).toBeVisible();
        },
      },
      {
        name: 'canvas, refused',
        show: async (page) => {
          await openFile(page, 'refused.yaml', REFUSED);
          await expect(canvas(page).getByRole('alert')).toContainText('1 more reason');
        },
      },
      {
        name: 'canvas, ignored rules',
        show: async (page) => {
          await openFile(page, 'ignored.yaml', IGNORED);
          await expect(button(page, 'app=db, ignored: policyTypes has no Egress')).toBeVisible();
        },
      },
      {
        name: 'canvas, no policy',
        show: async (page) => {
          await openFile(page, 'map.yaml', CONFIG_MAP);
          await expect(page.getByRole('heading', { name: 'No NetworkPolicy in this file' })).toBeVisible();
        },
      },
      {
        name: 'canvas, cannot be read',
        show: async (page) => {
          await openFile(page, 'broken.yaml', BROKEN);
          await expect(canvas(page).getByText(/^Line 15: A bracket is open here/)).toBeVisible();
        },
      },
      {
        name: 'canvas, many rules',
        show: async (page) => {
          await openFile(page, 'many.yaml', MANY_RULES);
          await expect(button(page, /^app=client-1, allowed/)).toBeAttached();
        },
      },
      {
        name: 'rules, many',
        show: async (page) => {
          await showRules(page);
          await expect(
            page.getByRole('region', { name: 'Rules' }).getByRole('button', { name: /^Rule 1, ingress/ }),
          ).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a dense policy',
    open: async (page) => {
      await begin(page);
      await openFile(page, 'api.yaml', DENSE);
    },
    views: [
      {
        name: 'canvas, dense',
        show: (page) => expect(button(page, 'Kubernetes DNS, allowed')).toBeVisible(),
      },
      {
        name: 'help, the canvas',
        show: async (page) => {
          await button(page, 'About the canvas').click();
          await expect(dialog(page, 'About the canvas')).toContainText('How to read it');
        },
      },
      {
        name: 'shortcuts',
        show: async (page) => {
          await page.keyboard.press('Control+/');
          await expect(dialog(page, 'Keyboard shortcuts')).toContainText('Borders between panels');
        },
      },
      {
        name: 'hover card',
        wide: true,
        show: async (page) => {
          await page
            .getByRole('button', { name: /^203\.0\.113\.0\/24, allowed on/ })
            .first()
            .hover();
          await expect(page.getByText('Decided by')).toBeVisible();
        },
      },
      {
        name: 'hover card of a rule',
        wide: true,
        show: async (page) => {
          await page
            .getByRole('button', { name: /^Egress rule 2: 0\.0\.0\.0\/0 and 1 more/ })
            .first()
            .hover();
          await expect(page.getByRole('tooltip')).toContainText('2 peers');
        },
      },
      {
        name: 'rules',
        show: async (page) => {
          await page.mouse.move(0, 0);
          await showRules(page);
          await expect(
            page.getByRole('region', { name: 'Rules' }).getByRole('button', { name: /^Rule 1, ingress/ }),
          ).toBeVisible();
        },
      },
      {
        name: 'rule menu',
        show: async (page) => {
          await page.getByRole('region', { name: 'Rules' }).getByRole('button', { name: 'Actions for ingress rule 1' }).click();
          await expect(item(page, 'Split…')).toBeVisible();
        },
      },
      {
        name: 'peer menu',
        show: async (page) => {
          await page
            .getByRole('region', { name: 'Rules' })
            .getByRole('button', { name: /^app=web, peer 1/ })
            .focus();
          await page.keyboard.press('Shift+F10');
          await expect(item(page, 'Remove peer')).toBeVisible();
        },
      },
      {
        name: 'peer menu, where to',
        show: async (page) => {
          await page
            .getByRole('region', { name: 'Rules' })
            .getByRole('button', { name: /^app=web, peer 1/ })
            .focus();
          await page.keyboard.press('Shift+F10');
          await item(page, 'Move peer to rule…').click();
          await expect(item(page, /^Move peer to rule 2/)).toBeVisible();
        },
      },
      {
        name: 'canvas, legend',
        wide: true,
        show: async (page) => {
          const legend = page.getByRole('button', { name: 'Legend', exact: true });
          if (await legend.isVisible()) await legend.click();
          await expect(page.getByRole('list', { name: 'Legend' })).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'what rows tell of pods, of other policies and of flows',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [
        file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND),
        file('simple-app.yaml', SIMPLE_APP),
        file('backend-ingress-deny.yaml', INGRESS_DENY),
      ]);
      await openFiles(page, [file('hubble.txt', SEED_FLOWS)]);
      await showPane(page, 'Picture');
    },
    views: [
      {
        name: 'canvas, observed',
        show: (page) => expect(button(page, 'Any other pod, denied, 3 seen, dropped')).toBeVisible(),
      },
      {
        name: 'hover card, observed',
        wide: true,
        show: async (page) => {
          await button(page, 'Any other pod, denied, 3 seen, dropped').hover();
          await expect(page.getByRole('tooltip')).toContainText('Seen 3 times');
        },
      },
      {
        name: 'matched pods',
        show: async (page) => {
          await page.mouse.move(0, 0);
          await canvas(page).getByRole('button', { name: '1 of 3 pods' }).focus();
          await expect(canvas(page).getByText('Deployment backend', { exact: true })).toBeVisible();
        },
      },
      {
        name: 'canvas, together',
        show: async (page) => {
          await canvas(page).getByRole('button', { name: 'All policies together' }).click();
          await expect(canvas(page).getByText(/^Together: backend-/)).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a tap tells',
    touch: true,
    open: async (page) => {
      await begin(page);
      await openFile(page, 'api.yaml', DENSE);
    },
    views: [
      {
        name: 'told, nobody else',
        show: async (page) => {
          await button(page, 'Any other endpoint, denied').tap();
          await expect(dialog(page, 'Ingress: outside cluster').getByText('No rule lets them in.')).toBeVisible();
        },
      },
      {
        name: 'told, a row of a rule',
        show: async (page) => {
          await button(page, '203.0.113.0/24, allowed on TCP 443').tap();
          await expect(dialog(page, 'Ingress: outside cluster')).toContainText('rule 3');
        },
      },
      {
        name: 'told, a rule',
        show: async (page) => {
          await button(page, /^Egress rule 2: 0\.0\.0\.0\/0 and 1 more/).tap();
          await expect(dialog(page, 'Egress rule 2')).toContainText('2 peers, 1 port');
        },
      },
    ],
  },
];
