import './requireNode.mjs';
import { readFileSync } from 'node:fs';
import { chromiumArguments, systemChromiums } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './run.mjs';

// Draws public/icon.svg into the PNGs that stand beside it, for systems that take no SVG. They are kept in the repository: run
// this after a change of the icon.

await ensureInstalled();
const { chromium } = await import('@playwright/test');
const icon = readFileSync(`${root}/public/icon.svg`, 'utf8');
// A mask cuts off up to a fifth on each side: the ground goes to the edges, the mark stays in the middle.
const masked = icon
  .replace(' rx="7"', '')
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('<rect ', '<rect x="-4" y="-4" ')
  .replace('width="32" height="32"', 'width="40" height="40"');
const square = icon.replace(' rx="7"', '');
const [executablePath] = systemChromiums();
const browser = await chromium.launch({
  args: chromiumArguments,
  chromiumSandbox: false,
  ...(executablePath ? { executablePath } : {}),
});
for (const { name, svg, size } of [
  { name: 'icon-192', svg: icon, size: 192 },
  { name: 'icon-512', svg: icon, size: 512 },
  { name: 'icon-maskable-512', svg: masked, size: 512 },
  { name: 'apple-touch-icon', svg: square, size: 180 },
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  await page.screenshot({ path: `${root}/public/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
