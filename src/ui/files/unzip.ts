import { inflateSync } from 'fflate';
import type { Met } from './found';
import { isEntered, isTakenAt, MOST_BYTES, MOST_FILES, MOST_OF_ONE, nameOf, safePath } from './taken';

export type Unzipped = { readonly ok: true; readonly met: readonly Met[] } | { readonly ok: false; readonly reason: string };

interface Entry {
  readonly path: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** Whether bytes begin as a zip does, also one that is empty. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * What is in a zip, nothing of it unpacked yet. Too much is refused by what the zip says of itself; one that lies is found
 * out when a file is unpacked, since that never writes beyond the size that was told.
 */
export function unzip(bytes: Uint8Array, name: string): Unzipped {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readEntries(view, bytes);
  if (entries === undefined) return { ok: false, reason: 'It is not a zip that can be read: it may be cut short.' };
  if (typeof entries === 'number')
    return { ok: false, reason: `It holds ${entries} entries, more than the ${MOST_FILES} Drawbridge reads.` };
  const files = entries.filter(({ path }) => !/[/\\]$/.test(path));
  const safe = files.flatMap((entry) => {
    const path = safePath(entry.path);
    return path === undefined ? [] : [{ ...entry, path }];
  });
  const roots = new Set(safe.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
  const single = roots.size === 1 && !roots.has('');
  const root = name.replace(/\.zip$/i, '');
  const taken = safe.filter(({ path }) => isTakenAt(path));
  const size = taken.reduce((sum, entry) => sum + entry.size, 0);
  if (size > MOST_BYTES)
    return { ok: false, reason: `Unpacked it has ${Math.round(size / 1048576)} MB, more than the 200 MB Drawbridge reads.` };
  const met = safe
    .filter(({ path }) => path.split('/').slice(0, -1).every(isEntered))
    .map((entry): Met => {
      if (!isTakenAt(entry.path)) return 'leftOut';
      return {
        name: nameOf(entry.path),
        path: single ? entry.path : `${root}/${entry.path}`,
        handle: undefined,
        size: entry.size,
        read: async () => unpack(view, bytes, entry),
      };
    });
  return { ok: true, met };
}

// The list at the end of a zip is read, never the heads in its midst: it is what other tools go by. Only the count where there
// are too many.
function readEntries(view: DataView, bytes: Uint8Array): readonly Entry[] | number | undefined {
  try {
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
    if (end < 0) return undefined;
    const count = view.getUint16(end + 10, true);
    if (count > MOST_FILES) return count;
    let at = view.getUint32(end + 16, true);
    const entries: Entry[] = [];
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== 0x02014b50) return undefined;
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const name = bytes.subarray(at + 46, at + 46 + (nameLength ?? 0));
      entries.push({
        path: new TextDecoder().decode(name),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      });
      at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    }
    return entries;
  } catch {
    return undefined;
  }
}

function unpack(view: DataView, bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.encrypted) throw new Error('it is encrypted');
  if (entry.size > MOST_OF_ONE) throw new Error('it is larger than 50 MB');
  if (view.getUint32(entry.at, true) !== 0x04034b50) throw new Error('the zip is damaged');
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method !== 0 && entry.method !== 8) throw new Error('it is packed in a way that is not known here');
  const content = entry.method === 0 ? packed.slice() : inflateSync(packed, { out: new Uint8Array(entry.size) });
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new Error('the zip is damaged');
  return content;
}

/** The checksum zips carry of each file. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
  let value = number;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
