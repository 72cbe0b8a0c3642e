import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';

/** A path that could not be read, and why, in a sentence. */
export interface Failure {
  readonly path: string;
  readonly message: string;
}

/** A file to read. `shown` is its path for reports; `named`: it was named itself, not found in a folder. */
export interface FoundFile {
  readonly path: string;
  readonly shown: string;
  readonly named: boolean;
}

const TAKEN = /\.(ya?ml|json)$/i;

/** A path as reports show it: relative to the working directory where it lies in it, with forward slashes. */
export function shownPath(cwd: string, path: string): string {
  const within = relative(cwd, resolve(cwd, path));
  const outside = within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  const shown = outside ? normalize(path) : within;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

/** Why a path could not be read, in a sentence. */
export function failureWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'There is no such file or folder.';
    case 'EACCES':
    case 'EPERM':
      return 'It may not be read: permission denied.';
    case 'ELOOP':
      return 'Its links lead in a circle.';
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open.';
    default:
      return `It cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * The files a path leads to, in order, and what could not be searched. A folder is searched, with its folders, for .yaml,
 * .yml and .json; hidden files and folders and node_modules are left out. Links are followed. What is in `seen` (real
 * paths) is left out, and what is found is added to it, so that no file is taken twice, however it is reached. Anything
 * that is not a folder is taken as it is, also a pipe.
 */
export async function findFiles(cwd: string, path: string, seen: Set<string>): Promise<readonly (FoundFile | Failure)[]> {
  const full = resolve(cwd, path);
  const shown = shownPath(cwd, path);
  try {
    const kind = await stat(full);
    if (await isTaken(full, seen)) return [];
    return kind.isDirectory() ? await search(cwd, path, seen) : [{ path: full, shown, named: true }];
  } catch (error) {
    return [{ path: shown, message: failureWords(error) }];
  }
}

/** Whether a path was met before; it is from now on. */
async function isTaken(full: string, seen: Set<string>): Promise<boolean> {
  // A pipe such as /dev/fd/63 leads nowhere that has a name.
  const real = await realpath(full).catch(() => full);
  if (seen.has(real)) return true;
  seen.add(real);
  return false;
}

async function search(cwd: string, folder: string, seen: Set<string>): Promise<readonly (FoundFile | Failure)[]> {
  const names = (await readdir(resolve(cwd, folder))).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  const found: (FoundFile | Failure)[] = [];
  for (const name of names.sort()) found.push(...(await visit(cwd, join(folder, name), seen)));
  return found;
}

async function visit(cwd: string, path: string, seen: Set<string>): Promise<readonly (FoundFile | Failure)[]> {
  const full = resolve(cwd, path);
  const shown = shownPath(cwd, path);
  const wanted = TAKEN.test(path);
  try {
    const kind = await stat(full);
    if (kind.isDirectory()) return (await isTaken(full, seen)) ? [] : await search(cwd, path, seen);
    if (!wanted || !kind.isFile() || (await isTaken(full, seen))) return [];
    return [{ path: full, shown, named: false }];
  } catch (error) {
    // A link that leads nowhere is no file to check, unless its name says so.
    return isGone(error) && !wanted ? [] : [{ path: shown, message: failureWords(error) }];
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP');
}
