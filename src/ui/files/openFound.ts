import type { IncomingFile } from '../../store/contract';
import { drawbridge } from '../../store/store';
import type { FlowSource } from '../../worker/readFlows';
import { decodeText } from '../../yaml';
import type { Found, Met } from './found';
import { foundWords, type Refused } from './foundWords';
import { isFlows, openFlows } from './openFlows';
import { begin, end } from './progress';
import { freeName, isFlowName, MOST_BYTES, MOST_FILES, MOST_OF_ONE, rootOf } from './taken';

/** Files handed over together: one drawing of the page for each lot. */
const LOT = 100;
const LOT_BYTES = 1_000_000;
/** As many files are read from disk at the same time. */
const AT_A_TIME = 8;

/** Gives the page a moment to draw and to hear what is pressed. */
export function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

/**
 * Reads what was found of a folder or zip and opens it beside what is open, lot by lot. It shows how far it is and can be
 * cancelled: what is open by then stays. Says at the end what was left out, and why.
 */
export async function openFound(name: string, met: AsyncIterable<Met> | Iterable<Met>): Promise<void> {
  const { workspace, notify } = drawbridge.getState();
  const roots = new Set(workspace.files.flatMap(({ path }) => (path === undefined ? [] : [rootOf(path)])));
  const progress = begin(name);
  const refused: Refused[] = [];
  const kept: Found[] = [];
  const flows: FlowSource[] = [];
  let leftOut = 0;
  let opened = 0;
  let ended: 'whole' | 'cancelled' | 'limit' | 'failed' = 'whole';
  try {
    for await (const one of met) {
      if (progress.cancelled()) break;
      if (one === 'leftOut') leftOut++;
      else if (kept.length < MOST_FILES) kept.push(one);
      else ended = 'limit';
    }
  } catch {
    ended = 'failed';
  }
  try {
    let bytes = 0;
    let lot: IncomingFile[] = [];
    let lotBytes = 0;
    const handOver = async (): Promise<void> => {
      if (lot.length > 0) drawbridge.getState().open(lot, opened > 0);
      opened += lot.length;
      lot = [];
      lotBytes = 0;
      progress.tell(opened, kept.length);
      await pause();
    };
    for (let at = 0; at < kept.length && !progress.cancelled(); at += AT_A_TIME) {
      const some = await Promise.all(kept.slice(at, at + AT_A_TIME).map(readOne));
      for (const one of some) {
        if ('why' in one) {
          refused.push(one);
          continue;
        }
        bytes += 'blob' in one ? one.blob.size : one.bytes.length;
        if (bytes > MOST_BYTES) {
          ended = 'limit';
          break;
        }
        if ('blob' in one) {
          flows.push(one);
          continue;
        }
        lot.push({ ...one, path: ownPath(one.path, roots) });
        lotBytes += one.bytes.length;
      }
      if (ended === 'limit' && bytes > MOST_BYTES) break;
      if (lot.length >= LOT || lotBytes >= LOT_BYTES) await handOver();
    }
    if (!progress.cancelled()) await handOver();
  } finally {
    end(progress);
  }
  if (progress.cancelled()) ended = 'cancelled';
  const words = foundWords({ name, opened: opened + flows.length, leftOut, refused, ended });
  if (words) notify({ ...words, undo: false });
  if (ended !== 'cancelled') await openFlows(flows);
}

/** A folder of the same name is open already: this one is another. */
function ownPath(path: string | undefined, roots: ReadonlySet<string>): string | undefined {
  if (path === undefined) return undefined;
  const root = rootOf(path);
  return freeName(root, roots) + path.slice(root.length);
}

async function readOne(found: Found): Promise<IncomingFile | FlowSource | Refused> {
  const { name, path, handle, size } = found;
  const called = path ?? name;
  if ((size ?? 0) > MOST_OF_ONE) return { called, why: 'it is larger than 50 MB' };
  try {
    const bytes = await found.read();
    if (bytes.length > MOST_OF_ONE) return { called, why: 'it is larger than 50 MB' };
    const blob = new Blob([new Uint8Array(bytes)]);
    if (await isFlows(blob)) return { name: called, blob };
    if (isFlowName(name)) return { called, why: 'it holds no flows of Hubble' };
    const decoded = decodeText(bytes);
    return decoded.ok ? { name, path, handle, bytes } : { called, why: lower(decoded.reason) };
  } catch (error) {
    const reason = error instanceof Error && !(error instanceof DOMException) ? error.message : 'it could not be read';
    return { called, why: reason };
  }
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
