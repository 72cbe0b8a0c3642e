import { keyFault, valueFault } from '../../engine/selectorText';
import { utf8Length } from './syntax';

/** Labels or annotations: their keys and values. */
export type MetadataTexts = Readonly<Record<string, string>>;

/** What all annotations of an object may hold together, keys and values, in bytes of UTF-8. */
const ANNOTATIONS_LIMIT = 256 * 1024;

/**
 * What is wrong with a policy's labels, in words; undefined when the API server would take them. A label that stands in
 * `standing` as it is wished for is taken as it is.
 */
export function checkLabels(labels: MetadataTexts, standing: MetadataTexts = {}): string | undefined {
  for (const [key, value] of fresh(labels, standing)) {
    const fault = keyFault(key) ?? valueFault(value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What is wrong with a policy's annotations; as `checkLabels`. */
export function checkAnnotations(annotations: MetadataTexts, standing: MetadataTexts = {}): string | undefined {
  for (const [key] of fresh(annotations, standing)) {
    // The server checks their keys in lower case: capital letters may stand before the slash too.
    const fault = key === '' ? 'An annotation needs a key.' : keyFault(key.toLowerCase());
    if (fault !== undefined) return fault;
  }
  const bytes = bytesOf(annotations);
  if (bytes <= ANNOTATIONS_LIMIT || bytes <= bytesOf(standing)) return undefined;
  return `The annotations come to ${Math.ceil(bytes / 1024)} KiB together; the API server takes 256 KiB.`;
}

function fresh(texts: MetadataTexts, standing: MetadataTexts): readonly (readonly [string, string])[] {
  return Object.entries(texts).filter(([key, value]) => !Object.hasOwn(standing, key) || standing[key] !== value);
}

function bytesOf(texts: MetadataTexts): number {
  return Object.entries(texts).reduce((sum, [key, value]) => sum + utf8Length(key) + utf8Length(value), 0);
}
