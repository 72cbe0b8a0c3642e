import { describe, expect, test } from 'vitest';
import { type Build, keptBuilds } from './builds';
import { isWanted } from './workOffline';

const SCOPE = 'https://example.org/app/';
const A: Build = {
  id: 'a',
  files: [
    ['index.html', ''],
    ['assets/x-1.js', ''],
    ['icon.svg', ''],
  ],
};
const B: Build = {
  id: 'b',
  files: [
    ['index.html', ''],
    ['assets/x-2.js', ''],
    ['icon.svg', ''],
  ],
};

/** A browser's storage, as far as it is used here. `serve` answers what a cache fetches, one by one; it may throw. */
function storage(serve: (url: string) => string) {
  const caches = new Map<string, Map<string, string>>();
  const cache = (name: string) => ({
    // As a browser may do it that runs out of space: what came first stays.
    addAll: async (requests: readonly Request[]) => {
      for (const { url } of requests) caches.get(name)?.set(url, serve(url));
    },
    put: async (url: string, response: Response) => void caches.get(name)?.set(url, await response.text()),
  });
  const fake = {
    keys: async () => [...caches.keys()],
    has: async (name: string) => caches.has(name),
    delete: async (name: string) => caches.delete(name),
    open: async (name: string) => {
      if (!caches.has(name)) caches.set(name, new Map());
      return cache(name);
    },
    match: async (url: string, { cacheName }: { readonly cacheName: string }) => {
      const found = caches.get(cacheName)?.get(url);
      return found === undefined ? undefined : new Response(found);
    },
  };
  return { caches, fake: fake as unknown as CacheStorage };
}

/** Locks as browsers have them, for one name. */
function locks(): LockManager {
  let last: Promise<unknown> | undefined;
  const request = async (_: string, ...more: readonly unknown[]): Promise<unknown> => {
    const work = more.at(-1) as (lock: object | null) => Promise<unknown>;
    if (more.length > 1 && last !== undefined) return work(null);
    const mine = Promise.resolve(last).then(() => work({}));
    const settled = mine
      .catch(() => {})
      .then(() => {
        if (last === settled) last = undefined;
      });
    last = settled;
    return mine;
  };
  return { request } as unknown as LockManager;
}

const idle = async (): Promise<boolean> => false;

function setUp(first = (url: string): string => `a ${url.slice(SCOPE.length)}`) {
  let serve = first;
  const { caches, fake } = storage((url) => serve(url));
  const host = (next: typeof serve): void => {
    serve = next;
  };
  return { caches, fake, host, kept: keptBuilds(SCOPE, fake, locks()) };
}

const found = async (kept: ReturnType<typeof setUp>['kept'], path: string) => (await kept.find(path))?.text();

describe('kept builds', () => {
  test('nothing is found before one is whole', async () => {
    const { kept, caches, host } = setUp();
    host((url) => {
      if (url.endsWith('icon.svg')) throw new Error('full');
      return 'a';
    });
    expect(await kept.find('index.html')).toBeUndefined();
    await expect(kept.fill(A)).rejects.toThrow('full');
    expect(await kept.find('index.html')).toBeUndefined();
    expect(await kept.current()).toBeUndefined();
    expect(caches.size).toBe(0);
  });

  test('new visits begin with the last that became whole; a tab of the one before finds its parts', async () => {
    const { kept, host } = setUp();
    await kept.fill(A);
    host((url) => `b ${url.slice(SCOPE.length)}`);
    await kept.fill(B);
    expect(await kept.current()).toBe('b');
    expect(await found(kept, 'index.html')).toBe('b index.html');
    expect(await found(kept, 'icon.svg')).toBe('b icon.svg');
    expect(await found(kept, 'assets/x-2.js')).toBe('b assets/x-2.js');
    expect(await found(kept, 'assets/x-1.js')).toBe('a assets/x-1.js');
    expect(await found(kept, 'assets/x-3.js')).toBeUndefined();
  });

  test.each(B.files.map(([path]) => path))('one that fails at %s changes nothing', async (broken) => {
    const { kept, host, caches } = setUp();
    await kept.fill(A);
    const before = structuredClone(caches);
    host((url) => {
      if (url.endsWith(broken)) throw new Error('no');
      return 'b';
    });
    await expect(kept.fill(B)).rejects.toThrow();
    expect(caches).toEqual(before);
  });

  test('the one before, put on the host again and failing, leaves its tabs their parts', async () => {
    const { kept, host } = setUp();
    await kept.fill(A);
    await kept.fill(B);
    host(() => {
      throw new Error('no');
    });
    await expect(kept.fill(A)).rejects.toThrow();
    expect(await kept.current()).toBe('b');
    expect(await found(kept, 'assets/x-1.js')).toBe('a assets/x-1.js');
  });

  test('only when no tab is open all but the current are dropped, and by its own worker', async () => {
    const { kept, caches } = setUp();
    await kept.fill(A);
    await kept.fill(B);
    const before = structuredClone(caches);
    await kept.tidy('b', async () => true);
    await kept.tidy('a', idle);
    expect(caches).toEqual(before);
    await kept.tidy('b', idle);
    expect([...caches.keys()].sort()).toEqual([`drawbridge ${SCOPE}`, `drawbridge ${SCOPE} b`]);
    expect(await found(kept, 'assets/x-1.js')).toBeUndefined();
    expect(await found(kept, 'assets/x-2.js')).toBe('a assets/x-2.js');
  });

  test('one that is being filled is not dropped', async () => {
    const { kept, caches } = setUp();
    await kept.fill(A);
    const filling = kept.fill(B);
    await kept.tidy('a', idle);
    await filling;
    expect(await found(kept, 'index.html')).toBe('a index.html');
    expect(await kept.current()).toBe('b');
    expect(caches.size).toBe(3);
  });

  test('what an app in another folder of the host keeps is left alone', async () => {
    const { kept, caches, fake } = setUp();
    const below = keptBuilds(`${SCOPE}next/`, fake, locks());
    await below.fill(A);
    await kept.fill(A);
    await kept.fill(B);
    await kept.tidy('b', idle);
    await kept.forget();
    expect([...caches.keys()]).toEqual([`drawbridge ${SCOPE}next/ a`, `drawbridge ${SCOPE}next/`]);
    expect(await below.current()).toBe('a');
  });
});

test.each([
  ['example.org', '', true],
  ['localhost.example.org', '', true],
  ['127.example.org', '', true],
  ['192.168.1.7', '', true],
  ['localhost', '', false],
  ['app.localhost', '', false],
  ['127.0.0.1', '?other', false],
  ['[::1]', '', false],
  ['localhost', '?offline', true],
  ['127.0.0.1', '?a=b&offline=1', true],
])('on %s%s work without a network: %s', (hostname, search, wanted) => {
  expect(isWanted({ hostname, search })).toBe(wanted);
});
