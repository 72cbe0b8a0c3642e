import type { Page } from '@playwright/test';
import { download, expect, openFile, openFiles } from '../base';
import { openFolder, putOnDisk } from '../disk';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from '../texts';
import { begin, button, dialog, file, item, pressAbove, type Visit } from './visit';

const tree = (page: Page) => page.getByRole('navigation', { name: 'Policies' });

const FOLDER: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 40 }, (_, number) => [
    `team-${number % 5}/with-a-folder-of-a-long-name/policy-${String(number).padStart(2, '0')}-of-the-team.yaml`,
    INGRESS_DENY.replace('backend-ingress-deny', `policy-${number}`),
  ]),
);
const [FIRST = ''] = Object.keys(FOLDER);

/** Has the tree in sight: it is folded behind the name of the file, or beside the picture, where there is little room. */
async function showTree(page: Page): Promise<void> {
  const folded = page.getByRole('button', { name: /40 files$/ }).first();
  const names = page.getByRole('button', { name: 'Show file names' });
  if (await names.isVisible()) await names.click();
  else if ((await folded.getAttribute('aria-expanded')) !== 'true') await folded.click();
  await expect(tree(page).getByRole('searchbox', { name: 'Filter files' })).toBeVisible();
}

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(dialog(page, 'Find').getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
}

export const FILES: readonly Visit[] = [
  {
    name: 'a folder',
    open: async (page) => {
      await begin(page);
      await putOnDisk(page, 'manifests', { ...FOLDER, 'README.md': 'read me' });
      await openFolder(page, 'manifests');
      await button(page, 'Any pod, denied').waitFor();
    },
    views: [
      {
        name: 'message, folder opened',
        show: async (page) => {
          await expect(page.getByText(/^manifests: 40 files opened/)).toBeVisible();
          // What is pointed at stays.
          await page.getByText(/^manifests: 40 files opened/).hover();
        },
      },
      {
        name: 'folder tree',
        show: async (page) => {
          await page.getByRole('button', { name: 'Dismiss message' }).first().click();
          await showTree(page);
        },
      },
      {
        name: 'folder tree, nothing found',
        show: async (page) => {
          await showTree(page);
          await tree(page).getByRole('searchbox', { name: 'Filter files' }).fill('no such file');
        },
      },
      {
        name: 'conflict',
        show: async (page) => {
          await tree(page).getByRole('searchbox', { name: 'Filter files' }).fill('');
          await page.keyboard.press('Escape');
          await button(page, 'Egress default deny').click();
          await putOnDisk(page, 'manifests', { [FIRST]: `${FOLDER[FIRST] ?? ''}\n# theirs\n` });
          await button(page, 'Save').click();
          await expect(dialog(page, 'Changed on disk').getByText('# theirs')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a changed file',
    open: async (page) => {
      await begin(page);
      await openFiles(page, [
        file('backend-allow-ingress-frontend.yaml', INGRESS_ALLOW_FRONTEND),
        file('simple-app.yaml', SIMPLE_APP),
      ]);
      await button(page, 'app=frontend, allowed').waitFor();
      await button(page, 'Incoming actions').click();
      await item(page, /^Deny all/).click();
      await expect(button(page, 'Any pod, denied')).toBeVisible();
    },
    views: [
      {
        name: 'files menu',
        show: async (page) => {
          await button(page, 'Files').click();
          await expect(item(page, /^Revert/)).toBeVisible();
        },
      },
      {
        name: 'changes of a file',
        show: async (page) => {
          await showChanges(page);
          await expect(dialog(page, 'What changes').getByText('In all open files: 1 connection newly refused.')).toBeVisible();
        },
      },
      {
        name: 'share, with its picture',
        show: async (page) => {
          await pressAbove(page, 'Share');
          await expect(dialog(page, 'Share').getByRole('status')).toHaveText(/^[\d,]+ characters\.$/);
          await expect(dialog(page, 'Share').getByRole('region', { name: 'Picture' })).toBeVisible();
        },
      },
      {
        name: 'palette',
        show: async (page) => {
          await find(page, '');
          await expect(dialog(page, 'Find').getByRole('option').first()).toBeVisible();
        },
      },
      {
        name: 'palette, found',
        show: async (page) => {
          await find(page, 'backend');
          await expect(dialog(page, 'Find').getByRole('option').first()).toContainText('backend');
        },
      },
      {
        name: 'palette, nothing found',
        show: async (page) => {
          await find(page, 'no such thing');
          await expect(dialog(page, 'Find').getByRole('status')).toContainText('Nothing of that name');
        },
      },
      {
        name: 'close',
        show: async (page) => {
          await page
            .getByRole('button', { name: /^Close backend-allow-ingress-frontend\.yaml$/ })
            .first()
            .click();
          await expect(page.getByRole('alertdialog')).toBeVisible();
        },
      },
      {
        name: 'messages',
        show: async (page) => {
          await download(page);
          await openFile(page, 'latin1.yaml', Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]));
          await expect(page.getByText(/latin1\.yaml was not opened.*UTF-8/)).toBeVisible();
          await expect(page.getByText('Against the files as opened, 1 connection is newly refused.')).toBeVisible();
        },
      },
    ],
  },
  {
    name: 'a file that takes long to open',
    open: async (page) => {
      await page.route(/\/assets\/reader-[^/]*\.js$/, () => {});
      await begin(page);
      await openFile(page, 'deny.yaml', INGRESS_DENY);
      await button(page, 'Any pod, denied').waitFor();
    },
    views: [
      {
        name: 'opening',
        show: async (page) => {
          await openFile(page, 'long.jsonl', '{"flow":{"verdict":"FORWARDED"}}\n'.repeat(2000));
          await expect(
            page.getByRole('region', { name: 'Opening long.jsonl' }).getByRole('button', { name: 'Cancel' }),
          ).toBeVisible();
        },
      },
    ],
  },
];

async function showChanges(page: Page): Promise<void> {
  const above = page.getByRole('banner').getByRole('button', { name: 'Changes', exact: true });
  if (await above.isVisible()) await above.click();
  else {
    await page.locator('.views').getByRole('button', { name: 'YAML' }).click();
    await button(page, /^Changes: /).click();
  }
}
