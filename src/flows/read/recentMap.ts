/** A map that forgets what was set longest ago. */
export interface RecentMap<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
  clear(): void;
}

/**
 * Keeps at least the newest `most` of what was set, and at most twice as many. A Map that is emptied from its front gets
 * slow (what was deleted is stepped over), so two of them take turns.
 */
export function createRecentMap<K, V>(most: number): RecentMap<K, V> {
  let now = new Map<K, V>();
  let before = new Map<K, V>();
  return {
    get: (key) => now.get(key) ?? before.get(key),
    set(key, value) {
      if (now.size >= most) {
        before = now;
        now = new Map();
      }
      now.set(key, value);
    },
    delete(key) {
      now.delete(key);
      before.delete(key);
    },
    clear() {
      now.clear();
      before.clear();
    },
  };
}
