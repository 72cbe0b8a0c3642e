import type { Page } from '@playwright/test';

/**
 * A folder of the browser's own file system, in place of one that a person would choose: its handles are the same, only
 * nobody has to click a system dialog. Paths begin inside the folder.
 */
export async function putOnDisk(page: Page, folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(
    async ([name, all]) => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
      for (const [path, text] of Object.entries(all)) {
        const parts = path.split('/');
        let at = root;
        for (const part of parts.slice(0, -1)) at = await at.getDirectoryHandle(part, { create: true });
        const file = await at.getFileHandle(parts.at(-1) ?? '', { create: true });
        const writable = await file.createWritable();
        await writable.write(text);
        await writable.close();
      }
    },
    [folder, files] as const,
  );
}

/** What is in a file of that folder. */
export function readFromDisk(page: Page, folder: string, path: string): Promise<string> {
  return page.evaluate(
    async ([name, wanted]) => {
      let at = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
      const parts = wanted.split('/');
      for (const part of parts.slice(0, -1)) at = await at.getDirectoryHandle(part);
      const file = await (await at.getFileHandle(parts.at(-1) ?? '')).getFile();
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
    },
    [folder, path] as const,
  );
}

/** Takes a file away there. */
export async function removeFromDisk(page: Page, folder: string, file: string): Promise<void> {
  await page.evaluate(
    async ([name, path]) => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
      await root.removeEntry(path);
    },
    [folder, file] as const,
  );
}

/** Opens the folder with the button "Open folder" of the start screen. */
export async function openFolder(page: Page, folder: string): Promise<void> {
  await page.evaluate((name) => {
    const choose = async (): Promise<FileSystemDirectoryHandle> =>
      (await navigator.storage.getDirectory()).getDirectoryHandle(name);
    Object.assign(window, { showDirectoryPicker: choose });
  }, folder);
  await page.getByRole('button', { name: 'Open folder' }).click();
}

/**
 * Drops a folder as a browser does that has no handles: by its entry in a file system the browser keeps for the page. Paths
 * are inside it, with one folder at most.
 */
export async function dropEntries(page: Page, folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(
    async ([name, all]) => {
      type Folder = FileSystemDirectoryEntry;
      const request: unknown = Reflect.get(window, 'webkitRequestFileSystem');
      if (typeof request !== 'function') throw new Error('This browser hands over no entries.');
      const { root } = await new Promise<FileSystem>((done, failed) => request.call(window, 0, 10_000_000, done, failed));
      const folder = (at: Folder, path: string) =>
        new Promise<Folder>((done, failed) => at.getDirectory(path, { create: true }, (one) => done(one as Folder), failed));
      const dropped = await folder(root, name);
      for (const [path, text] of Object.entries(all)) {
        const parts = path.split('/');
        if (parts.length > 1) await folder(dropped, parts[0] ?? '');
        await new Promise<void>((done, failed) =>
          dropped.getFile(
            path,
            { create: true },
            (one) =>
              Reflect.get(one, 'createWriter').call(
                one,
                (writer: { onwriteend: () => void; onerror: (why: unknown) => void; write(text: Blob): void }) => {
                  Object.assign(writer, { onwriteend: () => done(), onerror: failed });
                  writer.write(new Blob([text]));
                },
                failed,
              ),
            failed,
          ),
        );
      }
      Object.assign(DataTransferItem.prototype, { getAsFileSystemHandle: undefined, webkitGetAsEntry: () => dropped });
      const data = new DataTransfer();
      data.items.add(new File([''], name));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [folder, files] as const,
  );
}
