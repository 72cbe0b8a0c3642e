import { generateCluster } from '../../bench/cluster';
import { listOf } from '../../bench/manifests';
import { expect, openFile } from '../base';
import { INGRESS_DENY } from '../texts';
import { ask, caretBehind, editor, HEAD, line, OTHER, WRONG } from '../yamlPane';
import { begin, button, canvas, showPane, type Visit } from './visit';

const POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'closed', namespace: 'shop' },
  spec: { podSelector: {}, policyTypes: ['Ingress'] },
};
const PODS = `- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: pod\n    annotations:\n      note: ${'x'.repeat(400)}\n`;

/** More than the editor takes; most of it in few lines, as it need be no real cluster. */
const largeText = (): string => `apiVersion: v1\nitems:\n${PODS.repeat(21_000)}${listOf([POLICY]).split('items:\n')[1] ?? ''}`;

export const TEXT: readonly Visit[] = [
  {
    name: 'the text',
    open: async (page) => {
      await begin(page);
      await openFile(page, 'other.yaml', OTHER);
      await openFile(page, 'wrong.yaml', WRONG);
      await showPane(page, 'YAML');
      await expect(line(page, 'kind')).toBeVisible();
    },
    views: [
      {
        name: 'yaml, problems',
        show: (page) => expect(page.locator('.squiggly-error, .squiggly-warning').first()).toBeAttached(),
      },
      {
        name: 'yaml, suggestions',
        show: async (page) => {
          await openFile(page, 'shop.yaml', `${HEAD}  ingress:\n`);
          await showPane(page, 'YAML');
          await caretBehind(page, 'ingress:');
          await page.keyboard.press('Enter');
          await ask(page);
        },
      },
      {
        name: 'yaml, changes',
        show: async (page) => {
          await page.keyboard.press('Escape');
          await openFile(page, 'deny.yaml', INGRESS_DENY);
          await showPane(page, 'Picture');
          await button(page, 'Egress default deny').click();
          await showPane(page, 'YAML');
          await expect(button(page, /^Changes: /)).toBeVisible();
          await expect(line(page, '- Egress')).toBeVisible();
        },
      },
      {
        name: 'canvas, broken text',
        show: async (page) => {
          await editor(page).focus();
          await page.keyboard.press('ControlOrMeta+Home');
          await page.keyboard.type('[');
          await showPane(page, 'Picture');
          await expect(page.getByText('cannot be read, so the picture stands still.')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a large text',
    open: begin,
    views: [
      {
        name: 'yaml, large text',
        show: async (page) => {
          await openFile(page, 'huge.yaml', largeText());
          await showPane(page, 'YAML');
          await expect(page.getByRole('region', { name: 'YAML' }).getByText(/^Lines 1 to 2,000 of/)).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a text that takes long to read',
    open: async (page) => {
      await begin(page);
      await page.route(/\/worker-[^/]*\.js$/, () => {});
    },
    views: [
      {
        name: 'reading',
        show: async (page) => {
          const { pods, services } = generateCluster({ pods: 300, policies: 0 });
          for (const name of ['first.yaml', 'dump.yaml']) await openFile(page, name, listOf([...pods, POLICY, ...services]));
          await expect(page.getByRole('progressbar', { name: 'Reading dump.yaml' })).toBeVisible();
          await expect(canvas(page).getByRole('button', { name: 'Cancel', exact: true })).toBeVisible();
        },
      },
      {
        name: 'not read',
        show: async (page) => {
          await canvas(page).getByRole('button', { name: 'Cancel', exact: true }).click();
          await expect(canvas(page).getByText('dump.yaml has not been read to its end')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'parts that cannot be fetched',
    open: async (page) => {
      await page.route(/\/assets\/(YamlPane|AnswersPanel)/, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: 'throw 0' }),
      );
      await begin(page);
    },
    views: [
      {
        name: 'part not loaded',
        show: async (page) => {
          await openFile(page, 'deny.yaml', INGRESS_DENY);
          await showPane(page, 'YAML');
          await expect(page.getByRole('region', { name: 'YAML' }).getByRole('alert')).toContainText('could not be loaded');
        },
      },
    ],
  },
];
