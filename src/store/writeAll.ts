import { createStore } from 'idb-keyval';
import { OWNER, type Saved } from './saved';

const database = createStore('keyval-store', 'keyval');

/** Writes and takes away all or nothing; false, and nothing done, when the workspace is another tab's. */
export function writeAll(
  key: string,
  entries: readonly (readonly [string, unknown])[],
  gone: readonly string[],
): Promise<boolean> {
  return database(
    'readwrite',
    (objects) =>
      new Promise<boolean>((done, fail) => {
        const { transaction } = objects;
        let mine = true;
        const reading: IDBRequest<Saved | undefined> = objects.get(key);
        reading.onsuccess = () => {
          const { owner } = reading.result ?? {};
          mine = owner === undefined || owner === OWNER;
          if (!mine) return;
          try {
            for (const [one, value] of entries) objects.put(value, one);
            for (const one of gone) objects.delete(one);
          } catch (error) {
            fail(error);
            transaction.abort();
          }
        };
        transaction.oncomplete = () => done(mine);
        transaction.onabort = () => fail(transaction.error);
      }),
  );
}
