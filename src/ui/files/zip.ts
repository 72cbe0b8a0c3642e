import { Zip, ZipDeflate } from 'fflate';
import { freeName } from './taken';

/** A zip of these files, paths kept; where two share one, the second gets a number. `pause` lets the page breathe between them. */
export async function zip(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  pause: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let failed: Error | undefined;
  const all = new Zip((error, chunk) => {
    if (error) failed = error;
    else chunks.push(chunk);
  });
  const taken = new Set<string>();
  for (const { path, bytes } of files) {
    const name = freeName(path, taken);
    taken.add(name);
    const entry = new ZipDeflate(name, { level: 6 });
    all.add(entry);
    entry.push(bytes, true);
    await pause();
  }
  all.end();
  if (failed) throw failed;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
