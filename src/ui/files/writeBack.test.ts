import { describe, expect, test } from 'vitest';
import { writeBack } from './writeBack';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

interface Disk {
  text: string;
  /** Runs between the comparison and the end of writing. */
  meanwhile?: () => void;
  fails?: { readonly at: 'getFile' | 'createWritable' | 'write' | 'close'; readonly name: string };
  permission?: PermissionState;
  modified: number;
  aborted: number;
}

const diskOf = (text: string, rest: Partial<Disk> = {}): Disk => ({ text, modified: 1, aborted: 0, ...rest });

function handleOf(disk: Disk): FileSystemFileHandle {
  const fail = (at: NonNullable<Disk['fails']>['at']): void => {
    if (disk.fails?.at === at) throw new DOMException('no', disk.fails.name);
  };
  const handle = {
    queryPermission: async () => (disk.permission === undefined ? 'granted' : 'prompt'),
    requestPermission: async () => disk.permission,
    async getFile() {
      fail('getFile');
      return new File([disk.text], 'a.yaml', { lastModified: disk.modified });
    },
    async createWritable() {
      fail('createWritable');
      let next = '';
      return {
        async write(bytes: Uint8Array) {
          fail('write');
          next = new TextDecoder().decode(bytes);
          disk.meanwhile?.();
        },
        async close() {
          fail('close');
          disk.text = next;
        },
        async abort() {
          disk.aborted++;
        },
      };
    },
  };
  return handle as unknown as FileSystemFileHandle;
}

const write = (disk: Disk) => writeBack(handleOf(disk), bytesOf('mine'), bytesOf('before'));

test('what was not touched meanwhile is written', async () => {
  const disk = diskOf('before');
  expect(await write(disk)).toEqual({ type: 'written' });
  expect(disk.text).toBe('mine');
});

test('what holds the same already is not written', async () => {
  const disk = diskOf('mine', { fails: { at: 'createWritable', name: 'NotAllowedError' } });
  expect(await write(disk)).toEqual({ type: 'same' });
});

test('what changed on disk is never written', async () => {
  const disk = diskOf('theirs');
  expect(await write(disk)).toEqual({ type: 'changed', disk: bytesOf('theirs') });
  expect(disk.text).toBe('theirs');
});

test('nor what changes while it is being written', async () => {
  const disk = diskOf('before', {
    meanwhile: () => {
      disk.text = 'their2';
      disk.modified = 2;
    },
  });
  expect(await write(disk)).toEqual({ type: 'changed', disk: bytesOf('their2') });
  expect(disk).toMatchObject({ text: 'their2', aborted: 1 });
});

describe('a failure leaves the disk as it was and says the way out', () => {
  test.each([
    ['getFile', 'NotFoundError', /not on disk any more/],
    ['createWritable', 'NotAllowedError', /may not write/],
    ['createWritable', 'NoModificationAllowedError', /another program/],
    ['write', 'QuotaExceededError', /disk is full/],
    ['close', 'QuotaExceededError', /disk is full/],
    ['close', 'UnknownError', /could not write/],
  ] as const)('%s: %s', async (at, name, words) => {
    const disk = diskOf('before', { fails: { at, name } });
    expect(await write(disk)).toEqual({ type: 'failed', reason: expect.stringMatching(words) });
    expect(disk.text).toBe('before');
  });

  test('permission is asked for, and may be refused', async () => {
    const refused = diskOf('before', { permission: 'denied' });
    expect(await write(refused)).toEqual({ type: 'failed', reason: expect.stringMatching(/may not write/) });
    expect(await write(diskOf('before', { permission: 'granted' }))).toEqual({ type: 'written' });
  });
});
