import './requireNode.mjs';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkBudget } from './budget.mjs';
import { buildCli } from './buildCli.mjs';
import { ensureInstalled } from './install.mjs';
import { buildServiceWorker } from './offline.mjs';
import { root, run } from './run.mjs';

const folder = `${root}/dist/web`;
const cliFolder = `${root}/dist/cli`;
const stamp = `${root}/dist/built-from`;
const inputs = [
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'scripts/budget.mjs',
  'scripts/build.mjs',
  'scripts/buildCli.mjs',
  'scripts/csp.mjs',
  'scripts/offline.mjs',
  'src',
  'vite.config.ts',
];

/**
 * All files at a path, each folder's in the same order everywhere.
 *
 * @param {string} path
 * @returns {string[]}
 */
function filesAt(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesAt(join(path, name)));
}

/** A hash over all that goes into what is built. By content: a fresh checkout changes times, not texts. */
function hashOfInputs() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesAt(join(root, input)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Builds the app into dist/web and the command line into dist/cli, and holds the app's budget. True when all went well;
 * what went wrong is printed.
 */
async function buildAll() {
  const builtFrom = hashOfInputs();
  rmSync(stamp, { force: true });
  // Set otherwise by some shells; it decides which React goes into the files.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  try {
    await build({ root, logLevel: 'warn' });
    await buildServiceWorker(folder);
    await buildCli(cliFolder);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('The build failed.');
    return false;
  }
  mkdirSync(`${root}/dist`, { recursive: true });
  writeFileSync(stamp, builtFrom);
  const held = checkBudget(folder);
  rmSync(`${folder}/.vite`, { recursive: true, force: true });
  return held;
}

/** True when dist/web and dist/cli were built from what is there now. */
function isBuilt() {
  const there = [stamp, `${folder}/index.html`, `${cliFolder}/drawbridge.js`].every((file) => existsSync(file));
  return there && readFileSync(stamp, 'utf8') === hashOfInputs();
}

/**
 * Builds both unless they were built from what is there now, in a process of its own: it takes much memory.
 * True when the app can be served; one that is over its budget can.
 */
export async function buildIfChanged() {
  if (isBuilt()) return true;
  console.log('Building …');
  await run(process.execPath, ['scripts/build.mjs']);
  return isBuilt();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled();
  process.exit((await buildAll()) ? 0 : 1);
}
