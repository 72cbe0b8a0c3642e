import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './run.mjs';

/** @typedef {import('../src/ui/offline/builds').Build} Build */

const page = 'index.html';
const worker = 'service-worker.js';
// Not the app: for those who serve it, and for those who look up whose work is in it.
const leftOut = /^(_headers|third-party-.*|service-worker\.js)$|(^|\/)\./;
const stamp = /( data-build="[^"]*")?>/;

/** @param {string | Buffer} content @param {'hex' | 'base64'} encoding */
const sha256 = (content, encoding) => createHash('sha256').update(content).digest(encoding);

/**
 * The files of a built app that are kept for visits without a network, by their paths, each folder's in the same order
 * everywhere: all of them but the service worker itself, licences and headers.
 *
 * @param {string} folder
 */
export function appFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1).replaceAll('\\', '/'))
    .filter((path) => !leftOut.test(path))
    .sort();
}

/**
 * What a service worker keeps, read from its first line.
 *
 * @param {string} folder
 * @returns {Build}
 */
export function keptFiles(folder) {
  const [first = ''] = readFileSync(`${folder}/${worker}`, 'utf8').split('\n');
  return JSON.parse(first.slice(first.indexOf('{'), first.lastIndexOf('}') + 1));
}

/**
 * Names the build after the content of its files, writes the name into the page, and the list of the files, with their
 * hashes, above the service worker's code, in place of what stood there.
 *
 * @param {string} folder the built app with service-worker.js
 */
export function stampBuild(folder) {
  const paths = appFiles(folder);
  const html = readFileSync(`${folder}/${page}`, 'utf8').replace(/<html[^>]*>/, (tag) => tag.replace(stamp, '>'));
  const contents = paths.map((path) => `${path}\0${sha256(path === page ? html : readFileSync(`${folder}/${path}`), 'hex')}`);
  const id = sha256(contents.join('\n'), 'hex').slice(0, 16);
  writeFileSync(
    `${folder}/${page}`,
    html.replace(/<html[^>]*>/, (tag) => tag.replace(stamp, ` data-build="${id}">`)),
  );
  /** @type {Build} */
  const build = { id, files: paths.map((path) => [path, `sha256-${sha256(readFileSync(`${folder}/${path}`), 'base64')}`]) };
  const code = readFileSync(`${folder}/${worker}`, 'utf8').replace(/^self\.drawbridgeBuild=.*\n/, '');
  writeFileSync(`${folder}/${worker}`, `self.drawbridgeBuild=${JSON.stringify(build)};\n${code}`);
}

/**
 * Bundles the service worker into a built app. Throws when that fails.
 *
 * @param {string} folder absolute
 */
export async function buildServiceWorker(folder) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: 'src/ui/offline/serviceWorker.ts',
        output: { format: 'iife', entryFileNames: worker },
      },
    },
  });
  if (!existsSync(`${folder}/${worker}`)) throw new Error('The service worker was not built.');
  stampBuild(folder);
}
