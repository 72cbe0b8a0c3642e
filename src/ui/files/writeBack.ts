/**
 * What came of writing a file back. `same`: the disk had these bytes already. `changed`: it holds others than expected, and
 * nothing was written. `reason` is a sentence with the way out.
 */
export type WriteOutcome =
  | { readonly type: 'written' | 'same' }
  | { readonly type: 'changed'; readonly disk: Uint8Array<ArrayBuffer> }
  | { readonly type: 'failed'; readonly reason: string };

/** Handles can be asked for permission in the browsers that give them out for files on disk. */
interface Permitting {
  queryPermission?(wish: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wish: { mode: 'readwrite' }): Promise<PermissionState>;
}

/**
 * Writes bytes to a file, but only while it still holds what is expected: it is read and compared before, and looked at again
 * before the new content takes its place. The browser writes beside the file first, so that a failure leaves it whole.
 */
export async function writeBack(
  handle: FileSystemFileHandle,
  bytes: Uint8Array<ArrayBuffer>,
  expected: Uint8Array,
): Promise<WriteOutcome> {
  try {
    if (!(await isPermitted(handle))) return { type: 'failed', reason: REASONS.permission };
    const before = await handle.getFile();
    const disk = new Uint8Array(await before.arrayBuffer());
    if (isEqual(disk, bytes)) return { type: 'same' };
    if (!isEqual(disk, expected)) return { type: 'changed', disk };
    const writable = await handle.createWritable();
    try {
      await writable.write(bytes);
      const now = await handle.getFile();
      if (now.lastModified !== before.lastModified || now.size !== before.size) {
        await writable.abort();
        return { type: 'changed', disk: new Uint8Array(await now.arrayBuffer()) };
      }
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => {});
      throw error;
    }
    return { type: 'written' };
  } catch (error) {
    return { type: 'failed', reason: reasonOf(error) };
  }
}

async function isPermitted(handle: FileSystemFileHandle): Promise<boolean> {
  const asked = handle as Permitting;
  const state = await asked.queryPermission?.({ mode: 'readwrite' });
  if (state === undefined || state === 'granted') return true;
  return (await asked.requestPermission?.({ mode: 'readwrite' })) === 'granted';
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

const REASONS = {
  permission: 'the browser may not write there. Allow it when you are asked, or download the file.',
  gone: 'it is not on disk any more: it was removed, renamed or moved. Download it, or put it back and save again.',
  full: 'the disk is full. Make room and save again, or download it elsewhere.',
  locked: 'another program holds it. Close it there and save again, or download the file.',
  other: 'the browser could not write it. Try again, or download the file.',
};

function reasonOf(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotFoundError':
      return REASONS.gone;
    case 'NotAllowedError':
    case 'SecurityError':
      return REASONS.permission;
    case 'QuotaExceededError':
      return REASONS.full;
    case 'NoModificationAllowedError':
    case 'InvalidStateError':
      return REASONS.locked;
    default:
      return REASONS.other;
  }
}
