import type { Page } from '@playwright/test';
import { download, expect, type NamedBytes, openFile, openFiles, test } from './base';
import { SEED_FLOWS } from './flowTexts';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';
import { caretBehind } from './yamlPane';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const part = (page: Page) => dialog(page).getByRole('region', { name: 'Picture' });

async function openPart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(part(page)).toBeVisible();
}

const save = (page: Page, kind: 'SVG' | 'PNG'): Promise<NamedBytes> =>
  download(page, () => part(page).getByRole('button', { name: kind, exact: true }).click());

/** A PNG's size, and how many of its px have each of some colours. */
async function look(page: Page, { bytes }: NamedBytes, colours: readonly string[]) {
  return page.evaluate(
    async ({ base64, wanted }) => {
      const data = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([data], { type: 'image/png' }));
      const ink = new OffscreenCanvas(image.width, image.height).getContext('2d');
      ink?.drawImage(image, 0, 0);
      const px = ink?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
      const counts = new Map(wanted.map((colour) => [colour, 0]));
      for (let at = 0; at < px.length; at += 4) {
        const hex = [px[at], px[at + 1], px[at + 2]].map((part) => (part ?? 0).toString(16).padStart(2, '0')).join('');
        const count = counts.get(`#${hex}`);
        if (count !== undefined) counts.set(`#${hex}`, count + 1);
      }
      return { width: image.width, height: image.height, counts: wanted.map((colour) => counts.get(colour) ?? 0) };
    },
    { base64: bytes.toString('base64'), wanted: colours },
  );
}

/** Opens a drawing alone, and tells what it asked for besides itself, and what it says. */
async function alone(page: Page, { bytes }: NamedBytes) {
  const other = await page.context().newPage();
  const asked: string[] = [];
  other.on('request', (request) => asked.push(request.url().slice(0, 40)));
  await other.goto(`data:image/svg+xml;base64,${bytes.toString('base64')}`);
  const said = await other.evaluate(() => ({
    root: document.documentElement.tagName,
    titles: [...document.querySelectorAll('title')].map(({ textContent }) => textContent),
    texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent),
    widest: Math.max(...[...document.querySelectorAll('text')].map((text) => text.getBoundingClientRect().right)),
    width: document.documentElement.getBoundingClientRect().width,
  }));
  await other.close();
  return { ...said, besides: asked.slice(1) };
}

test('the picture of a policy is saved as SVG that stands alone, and as PNG', async ({ page }) => {
  await page.goto('./');
  await openFile(page, 'allow.yaml', INGRESS_ALLOW_FRONTEND);
  await openPart(page);

  const svg = await save(page, 'SVG');
  expect(svg.name).toBe('backend-allow-ingress-frontend.svg');
  const said = await alone(page, svg);
  expect(said.root).toBe('svg');
  expect(said.besides).toEqual([]);
  expect(said.titles).toEqual(
    expect.arrayContaining([
      'NetworkPolicy backend-allow-ingress-frontend',
      'app=frontend, allowed',
      'Any other pod, denied',
      'Any endpoint, allowed',
      'Ingress rule 1: app=frontend',
    ]),
  );
  expect(said.texts).toEqual(expect.arrayContaining(['Protects pods', 'app=backend', 'default deny', 'allowed on ports']));
  expect(said.widest).toBeLessThan(said.width);

  const png = await save(page, 'PNG');
  expect(png.name).toBe('backend-allow-ingress-frontend.png');
  // The ground, what is denied, what is allowed; the ground of the dark theme is nowhere.
  const light = await look(page, png, ['#f3f4f7', '#cf4a27', '#0e8573', '#0e1015']);
  expect(light.width).toBe(2 * said.width);
  const [ground = 0, denied = 0, allowed = 0, other] = light.counts;
  expect(ground).toBeGreaterThan(100_000);
  expect(denied).toBeGreaterThan(1000);
  expect(allowed).toBeGreaterThan(1000);
  expect(other).toBe(0);

  await part(page).getByRole('radio', { name: 'Dark' }).check();
  const dark = await look(page, await save(page, 'PNG'), ['#0e1015', '#ee7350', '#2fb7a1', '#f3f4f7']);
  expect(dark.width).toBe(light.width);
  expect(dark.counts[0]).toBeGreaterThan(100_000);
  expect(dark.counts[1]).toBeGreaterThan(1000);
  expect(dark.counts[3]).toBe(0);
});

test('the picture goes to the clipboard as PNG', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./');
  await openFile(page, 'allow.yaml', INGRESS_ALLOW_FRONTEND);
  await openPart(page);
  await part(page).getByRole('button', { name: 'Copy PNG' }).click();
  await expect(part(page).getByRole('button', { name: 'Copied PNG' })).toBeVisible();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  expect(types).toContain('image/png');
});

test('a picture too large for a PNG is offered as SVG', async ({ page }) => {
  const peers = Array.from({ length: 150 }, (_, index) => `        - ipBlock: {cidr: 10.0.${index}.0/24}`).join('\n');
  await page.goto('./');
  await openFile(page, 'large.yaml', INGRESS_DENY.replace(/\n*$/, `\n  ingress:\n    - from:\n${peers}\n`));
  await expect(page.getByRole('button', { name: '10.0.149.0/24, allowed' })).toBeAttached();
  await openPart(page);
  await part(page).getByRole('button', { name: 'PNG', exact: true }).click();
  await expect(page.getByText('The picture is larger than browsers draw as PNG. Save the SVG')).toBeVisible();
  const svg = await save(page, 'SVG');
  expect((await alone(page, svg)).titles).toContain('10.0.149.0/24, allowed');
});

test('a hostile name is text in the picture and no name of a file', async ({ page }) => {
  const name = '</title><script>alert(1)</script>&x;]]>';
  await page.goto('./');
  await openFile(page, 'hostile.yaml', INGRESS_DENY.replace('backend-ingress-deny', JSON.stringify(name)));
  await openPart(page);
  const svg = await save(page, 'SVG');
  expect(svg.name).toBe('policy.svg');
  const said = await alone(page, svg);
  expect(said.root).toBe('svg');
  expect(said.titles[0]).toBe(`NetworkPolicy ${name}`);
});

test('the picture is the one on screen: what was seen, all policies together, no colours while the text is broken', async ({
  page,
}) => {
  const file = (name: string, text: string): NamedBytes => ({ name, bytes: Buffer.from(text) });
  const canvas = page.getByRole('region', { name: 'Policy canvas' });
  const saved = async () => {
    await openPart(page);
    const svg = await save(page, 'SVG');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    return { ...(await alone(page, svg)), name: svg.name, text: svg.bytes.toString() };
  };
  await page.goto('./');
  await openFiles(page, [
    file('allow.yaml', INGRESS_ALLOW_FRONTEND),
    file('deny.yaml', INGRESS_DENY),
    file('simple-app.yaml', SIMPLE_APP),
    file('hubble.txt', SEED_FLOWS),
  ]);
  await expect(canvas.getByRole('button', { name: 'Any other pod, denied, 3 seen, dropped' })).toBeVisible();
  const seen = await saved();
  expect(seen.titles).toContain('Any other pod, denied, 3 seen, dropped');
  expect(seen.texts).toEqual(expect.arrayContaining(['3 seen, dropped', 'never seen', '1 of 3 pods']));

  await canvas.getByRole('button', { name: 'All policies together' }).click();
  await expect(canvas.getByText('by backend-allow-ingress-frontend')).toBeVisible();
  const together = await saved();
  expect(together.name).toBe('backend-allow-ingress-frontend.svg');
  expect(together.texts.join('|')).toContain('by backend-allow-ingress');

  await canvas.getByRole('button', { name: 'This policy alone' }).click();
  await caretBehind(page, 'policyTypes:');
  await page.keyboard.type(' [');
  await expect(canvas.getByText('stale')).toBeVisible();
  const broken = await saved();
  expect(broken.texts).toContain('as it was before the text broke');
  expect(seen.text).toContain('#cf4a27');
  expect(broken.text).not.toContain('#cf4a27');
});

test('the map is saved as it is on screen, in the colours on screen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./');
  await openFile(page, 'shop.yaml', `${SIMPLE_APP}\n${INGRESS_ALLOW_FRONTEND}\n`);
  await page.getByRole('tab', { name: 'Connectivity' }).click();
  const answers = page.getByRole('region', { name: 'Answers' });
  await answers.getByRole('button', { name: 'Map', exact: true }).click();
  const popover = page.getByRole('dialog', { name: 'Picture of the map' });
  const ask = () => answers.getByRole('button', { name: 'Picture of the map' }).click();
  const saved = (kind: string): Promise<NamedBytes> =>
    download(page, () => popover.getByRole('button', { name: kind, exact: true }).click());
  await ask();

  const svg = await saved('SVG');
  expect(svg.name).toBe('connectivity-map.svg');
  const whole = await alone(page, svg);
  expect(whole.besides).toEqual([]);
  expect(whole.texts).toEqual(expect.arrayContaining(['default', 'backend', 'frontend', 'not-frontend', 'closed by default']));
  expect(whole.titles).toContain('default/frontend to default/backend, allowed on every port');

  const png = await saved('PNG');
  expect(png.name).toBe('connectivity-map.png');
  const { width, counts } = await look(page, png, ['#0e1015', '#ee7350', '#2fb7a1', '#f3f4f7']);
  expect(width).toBe(2 * whole.width);
  const [ground = 0, closed = 0, allowed = 0, other] = counts;
  expect(ground).toBeGreaterThan(10_000);
  expect(closed).toBeGreaterThan(500);
  expect(allowed).toBeGreaterThan(200);
  expect(other).toBe(0);

  await popover.getByRole('radio', { name: 'Light' }).check();
  const light = await look(page, await saved('PNG'), ['#f3f4f7', '#cf4a27', '#0e8573', '#0e1015']);
  expect(light.width).toBe(width);
  expect(light.counts[0]).toBeGreaterThan(10_000);
  expect(light.counts[1]).toBeGreaterThan(500);
  expect(light.counts[2]).toBeGreaterThan(200);
  expect(light.counts[3]).toBe(0);
  await page.keyboard.press('Escape');
  await expect(answers.getByRole('button', { name: 'Picture of the map' })).toBeFocused();

  await answers.getByRole('searchbox').fill('backend');
  await expect(answers.getByRole('button', { name: /left out: show all/ })).toBeVisible();
  await ask();
  const filtered = await alone(page, await saved('SVG'));
  expect(filtered.texts).not.toContain('not-frontend');
  expect(filtered.texts).toContain('backend');
});
