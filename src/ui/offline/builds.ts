/**
 * One build of the app as the build step tells it: its name, and all its files by their path below the page, each with
 * the hash its content must have (as of Subresource Integrity).
 */
export interface Build {
  readonly id: string;
  readonly files: readonly (readonly [path: string, integrity: string])[];
}

/** The page's own path below the folder that it is in. */
export const PAGE = 'index.html';

/**
 * The builds that this browser keeps of the app at one address. Each has a cache of its own; a mark names the one that
 * new visits are given, and is set only when that one is whole. Files in assets/ hold a hash of their content in their
 * names: a tab that asks for one gets that of its own build, or none.
 */
export interface KeptBuilds {
  /** Keeps a build, whole or not at all, and has new visits begin with it. Rejects where that cannot be done. */
  readonly fill: (build: Build) => Promise<void>;
  /** The build that new visits are given. */
  readonly current: () => Promise<string | undefined>;
  /** A kept file by its path: of the current build where that has it, else of one before. */
  readonly find: (path: string) => Promise<Response | undefined>;
  /** Drops all builds but this one, if it is the current one and no tab may run another. */
  readonly tidy: (id: string, inUse: () => Promise<boolean>) => Promise<void>;
  /** Drops everything. */
  readonly forget: () => Promise<void>;
}

/** `scope`: the address of the folder that the page is in, with a slash at its end. Others of the same origin are left alone. */
export function keptBuilds(scope: string, storage: CacheStorage, locks: LockManager): KeptBuilds {
  const mark = `drawbridge ${scope}`;
  const cacheOf = (id: string): string => `${mark} ${id}`;
  const caches = async (): Promise<readonly string[]> => (await storage.keys()).filter((name) => name.startsWith(`${mark} `));
  const current = async (): Promise<string | undefined> => (await storage.match(scope, { cacheName: mark }))?.text();

  const fill = async ({ id, files }: Build): Promise<void> => {
    const had = await storage.has(cacheOf(id));
    try {
      const cache = await storage.open(cacheOf(id));
      await cache.addAll(files.map((file) => wanted(scope, file)));
    } catch (error) {
      // One that was there may be what a tab runs: the version before, put on the host again.
      if (!had) await storage.delete(cacheOf(id));
      throw error;
    }
    await (await storage.open(mark)).put(scope, new Response(id));
  };

  return {
    fill: (build) => locks.request(mark, () => fill(build)),
    current,
    find: async (path) => {
      const id = await current();
      const names = id === undefined ? [] : [cacheOf(id), ...(await caches())];
      for (const cacheName of names) {
        const found = await storage.match(scope + path, { cacheName, ignoreVary: true });
        // A page may not come from an answer that was redirected.
        if (found) return found.redirected ? new Response(found.body, found) : found;
      }
      return undefined;
    },
    // Not while one is being filled: it is no current one yet.
    tidy: (id, inUse) =>
      locks.request(mark, { ifAvailable: true }, async (lock) => {
        const others = lock && (await current()) === id ? (await caches()).filter((name) => name !== cacheOf(id)) : [];
        if (others.length === 0 || (await inUse())) return;
        for (const name of others) await storage.delete(name);
      }),
    forget: async () => {
      for (const name of [mark, ...(await caches())]) await storage.delete(name);
    },
  };
}

/** A host that answers with anything else (an error page, a file of another build) is refused by the hash. */
function wanted(scope: string, [path, integrity]: Build['files'][number]): Request {
  return new Request(scope + path, { integrity, cache: path.startsWith('assets/') ? 'default' : 'no-cache' });
}
