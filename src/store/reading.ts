import { readDocumentText } from '../workspace/readDocumentText';
import type { ReadText } from '../workspace/readFile';

/** Text up to this length (UTF-16 code units) is read in the same frame it changed in; measured at about 10 ms. */
const AT_ONCE = 120_000;

/** Whether a document is too long to be worked on while the page waits. */
export function isLarge(text: string): boolean {
  return text.length > AT_ONCE;
}

/** A reader for one change, or for all files opened together: reads at once until it has read `AT_ONCE` in all, and leaves the rest to be read elsewhere. */
export function readAtOnce(defaultNamespace: string): ReadText {
  let left = AT_ONCE;
  return (text) => {
    if (text.length > left) return undefined;
    left -= text.length;
    return readDocumentText(text, defaultNamespace);
  };
}
