/** Files and bytes read at most from one folder or zip; each file has its own limit besides. */
export const MOST_FILES = 5000;
export const MOST_BYTES = 200 * 1024 * 1024;
/** A file is refused before it is read into memory, in bytes. */
export const MOST_OF_ONE = 50 * 1024 * 1024;

/** Whether a file of a folder is taken: by its ending, since manifests have nothing else in common. */
export function isTaken(name: string): boolean {
  return (/\.(ya?ml|json)$/i.test(name) || isFlowName(name)) && !name.startsWith('.');
}

/** Whether a file is named as no manifest is, and flows are. */
export function isFlowName(name: string): boolean {
  return /\.(jsonl|ndjson|(json|jsonl|ndjson)\.gz)$/i.test(name);
}

/** Whether a folder inside a folder is gone into. Hidden ones and installed packages hold nothing that was written by hand. */
export function isEntered(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules' && name !== '__MACOSX';
}

/** Whether a file at this path is taken: every folder on the way is gone into. */
export function isTakenAt(path: string): boolean {
  const parts = path.split('/');
  return parts.slice(0, -1).every(isEntered) && isTaken(parts.at(-1) ?? '');
}

/**
 * A path that others wrote, made harmless: no way up or to a root, no drive, nothing unprintable. Undefined when nothing
 * is left of it.
 */
export function safePath(path: string): string | undefined {
  const parts = path
    .split(/[/\\]/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .map((part) => part.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return parts.length === 0 || parts.some((part) => part.length > 255) ? undefined : parts.join('/');
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The first part of a path: the folder or zip that was opened. */
export function rootOf(path: string): string {
  return path.split('/', 1)[0] ?? path;
}

/** The same name, or with a number behind it where it is taken: one folder opened twice is two folders here. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [, stem = name, ending = ''] = /^(.+?)(\.[^./]+)?$/.exec(name) ?? [];
  for (let number = 2; ; number++) {
    const other = `${stem} (${number})${ending}`;
    if (!taken.has(other)) return other;
  }
}
