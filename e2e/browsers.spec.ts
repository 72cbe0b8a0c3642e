import { expect, openFiles, test } from './base';
import { INGRESS_ALLOW_FRONTEND, SIMPLE_APP } from './texts';

// What other browsers do in another way, as far as it can be had here.

const FILES = [
  { name: 'app.yaml', bytes: Buffer.from(SIMPLE_APP) },
  { name: 'allow.yaml', bytes: Buffer.from(INGRESS_ALLOW_FRONTEND) },
];

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('heading', { name: 'Draw who may talk to whom.' }).waitFor();
});

test('a click on a field of the check selects what stands in it, a second one puts the caret there', async ({ page }) => {
  await openFiles(page, FILES);
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  const from = page.getByRole('combobox', { name: 'From' });
  await expect(from).not.toHaveValue('');
  await from.click();
  await page.keyboard.type('front');
  await expect(from).toHaveValue('front');
  await page.keyboard.press('Escape');
  await from.click({ position: { x: 12, y: 12 } });
  await page.keyboard.type('x');
  await expect(from).not.toHaveValue('x');
});

test('rows of who reaches it are pressed as a whole, and nothing beyond them, also where rows are not positioned', async ({
  page,
}) => {
  await openFiles(page, FILES);
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  // As in Safari.
  await page.addStyleTag({ content: 'tr { position: static !important; }' });
  const answers = page.getByRole('region', { name: 'Answers' });
  const row = answers.getByRole('row', { name: /not-frontend/ });
  // The name's target lies over the whole row.
  await row.getByText('ingress isolated, no rule names it').click({ force: true });
  await expect(page.getByRole('combobox', { name: 'From' })).toHaveValue('default/not-frontend');
  await answers.getByRole('button', { name: 'Matrix', exact: true }).click();
  await expect(answers.getByRole('table', { name: 'Who may connect to whom' })).toBeVisible();
});

test('the picture is copied also where a copy is ended by the next one, and the editor begins one at every click', async ({
  page,
}) => {
  await page.evaluate(() => {
    let last = 0;
    Clipboard.prototype.write = async ([item]) => {
      const own = ++last;
      await item?.getType(item.types[0] ?? '');
      if (own !== last) throw new DOMException('A later one was begun.', 'NotAllowedError');
    };
    document.body.addEventListener('click', () => {
      const never = new Promise<string>(() => {});
      void navigator.clipboard.write([new ClipboardItem({ 'text/plain': never })]);
    });
  });
  await openFiles(page, FILES);
  await page.getByRole('button', { name: 'allow.yaml', exact: true }).click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Copy PNG' }).click();
  await expect(page.getByRole('button', { name: 'Copied PNG' })).toBeVisible();
});
