import { readFileSync } from 'node:fs';
import { npm, root } from './run.mjs';

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[] }} LockedPackage */

/**
 * The packages of a lock file, by the folder they are installed in; undefined when there is no such file.
 *
 * @param {string} file
 * @returns {Map<string, LockedPackage> | undefined}
 */
function readLock(file) {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages));
  } catch {
    return undefined;
  }
}

/**
 * True when node_modules holds what package-lock.json names. npm writes its record of what it installed last of all,
 * so an install that was cut short has none. Of the packages made for one platform each, at least one has to be for
 * this platform: a folder carried over from another machine is installed again.
 */
export function isInstalled() {
  const wanted = readLock(`${root}/package-lock.json`);
  const installed = readLock(`${root}/node_modules/.package-lock.json`);
  if (!wanted || !installed) return false;
  const here = [...wanted].filter(([, { os, cpu }]) => os?.includes(process.platform) && cpu?.includes(process.arch));
  if (here.length > 0 && !here.some(([folder]) => installed.has(folder))) return false;
  return [...wanted].every(
    ([folder, { version, optional }]) => folder === '' || optional || installed.get(folder)?.version === version,
  );
}

/** Installs exactly what package-lock.json names, unless it is there. Ends the process when that fails. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing the packages named in package-lock.json …');
  // NODE_ENV=production would leave out what builds and tests.
  const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0 && isInstalled()) return;
  console.error(
    'The packages could not be installed. Is the package registry reachable? Then try again, or run "npm ci --include=dev".',
  );
  process.exit(1);
}
