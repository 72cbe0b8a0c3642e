import type { Page } from '@playwright/test';
import { expect, openFile } from '../base';
import { address } from '../shareAddress';
import { INGRESS_DENY } from '../texts';
import { begin, button, dialog, item, START, type Visit } from './visit';

/** As long as a name can be, without a place to break. */
const LONG_NAME = 'the-network-policies-of-the-online-shop-and-of-everything-that-stands-beside-it.';

const logo = (page: Page) => page.getByRole('button', { name: /^Drawbridge, / });
const question = (page: Page) => page.getByRole('alertdialog');

const choose = async (page: Page, name: string | RegExp): Promise<void> => {
  await logo(page).click();
  await item(page, name).click();
};

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(dialog(page, 'Find').getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
}

/** Takes what is open here over from the tab that has it. */
async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use it here' }).click();
  await expect(button(page, 'Any pod, denied')).toBeVisible();
}

export const STARTING: readonly Visit[] = [
  {
    name: 'nothing is open',
    open: begin,
    views: [
      {
        name: 'start',
        show: (page) => page.getByRole('button', { name: /^Empty and missing/ }).waitFor(),
      },
      {
        name: 'new policy menu',
        show: async (page) => {
          await page.getByRole('button', { name: 'Start a policy' }).click();
          await expect(item(page, /^Deny incoming/)).toBeVisible();
        },
      },
      {
        name: 'palette, nothing open',
        show: async (page) => {
          await find(page, '');
          await expect(dialog(page, 'Find').getByRole('option', { name: 'New policy From a template' })).toBeVisible();
        },
      },
      {
        name: 'drop',
        show: async (page) => {
          await page.evaluate(() => {
            const data = new DataTransfer();
            data.items.add(new File([''], 'a.yaml'));
            document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true }));
          });
          await expect(page.getByText('Drop to open beside what is open')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'workspaces are kept',
    open: async (page) => {
      await begin(page);
      await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
      await button(page, 'Any pod, denied').waitFor();
      await choose(page, /^Rename/);
      await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
      await page.keyboard.type(LONG_NAME);
      await page.keyboard.press('Enter');
      await expect(logo(page)).toHaveAccessibleName(`Drawbridge, ${LONG_NAME}`);
      await choose(page, /^New workspace/);
      await expect(page.getByRole('heading', { name: START })).toBeVisible();
      await choose(page, /^Rename/);
      await page.keyboard.type(`Another of ${LONG_NAME}`);
      await page.keyboard.press('Enter');
    },
    views: [
      {
        name: 'start, workspaces kept',
        show: (page) => page.getByRole('button', { name: /^Empty and missing/ }).waitFor(),
      },
      {
        name: 'workspaces menu',
        show: async (page) => {
          await logo(page).click();
          await expect(item(page, /^the-network/)).toContainText('1 file');
        },
      },
      {
        name: 'rename workspace',
        show: async (page) => {
          await choose(page, /^Rename/);
          await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
        },
      },
      {
        name: 'rename workspace, no name',
        show: async (page) => {
          await choose(page, /^Rename/);
          await page.getByLabel('Name', { exact: true }).fill('');
          await page.keyboard.press('Enter');
          await expect(page.getByText('Give it a name.')).toBeVisible();
        },
      },
      {
        name: 'delete workspace',
        show: async (page) => {
          await choose(page, /^Delete this workspace/);
          await expect(question(page)).toBeVisible();
        },
      },
      {
        name: 'forget everything',
        show: async (page) => {
          await choose(page, /^Forget everything/);
          await expect(question(page)).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'another tab has the workspace',
    open: async (page) => {
      const other = await page.context().newPage();
      await begin(other);
      await openFile(other, 'backend-ingress-deny.yaml', INGRESS_DENY);
      await button(other, 'Any pod, denied').waitFor();
      await page.goto('./');
    },
    views: [
      {
        name: 'open in another tab',
        show: (page) => page.getByRole('heading', { name: '“Workspace” is open in another tab' }).waitFor(),
      },
      {
        name: 'goes on in another tab',
        show: async (page) => {
          await takeOver(page);
          const [other] = page
            .context()
            .pages()
            .filter((one) => one !== page);
          if (other) await takeOver(other);
          await page.bringToFront();
          await page.getByRole('heading', { name: '“Workspace” goes on in another tab' }).waitFor();
        },
      },
    ],
  },
  {
    name: 'a link was followed',
    open: (page) => openFileThen(page),
    views: [
      {
        name: 'shared',
        show: async (page) => {
          await follow(page, JSON.stringify({ drawbridge: 1, files: [['a-policy.yaml', INGRESS_DENY]] }));
          await expect(question(page)).toContainText('a-policy.yaml');
        },
      },
      {
        name: 'shared, broken',
        show: async (page) => {
          await follow(page, '{"drawbridge":1,"files":[[');
          await expect(question(page)).toContainText('was cut on its way');
        },
      },
    ],
  },
  {
    name: 'a new version is there',
    open: async (page) => {
      // As where a browser keeps another build than the tab runs.
      await page.addInitScript(() => {
        const registration = { waiting: {}, installing: null, addEventListener: () => {} };
        Object.assign(ServiceWorkerContainer.prototype, { register: async () => registration });
        const scope = new URL('./', document.baseURI).href;
        Object.assign(CacheStorage.prototype, {
          match: async (_: unknown, { cacheName = '' } = {}) =>
            cacheName === `drawbridge ${scope}` ? new Response('newer') : undefined,
        });
      });
      await page.goto('./?offline');
    },
    views: [
      {
        name: 'new version',
        show: (page) => page.getByRole('region', { name: 'Messages' }).getByText('A new version is ready.').waitFor(),
      },
    ],
  },
];

async function openFileThen(page: Page): Promise<void> {
  await begin(page);
  await openFile(page, 'backend-ingress-deny.yaml', INGRESS_DENY);
  await button(page, 'Any pod, denied').waitFor();
}

/** Has the address carry what a link carries. */
async function follow(page: Page, content: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address(content).slice(3));
}
