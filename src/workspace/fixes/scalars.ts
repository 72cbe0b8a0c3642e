import { readTree } from '../../yaml/readDocument';
import { type ScalarNode, visitNodes } from '../../yaml/sourceNode';
import type { BrokenSpot, TextCandidate } from './brokenSpot';

/** A text that kubectl and YAML 1.2 read differently: in quotes, or as a number that both read alike. */
export function ambiguous({ text, start, end }: BrokenSpot): readonly TextCandidate[] {
  const node = scalarAt(text, start);
  if (node === undefined) return [];
  const written = text.slice(start, end);
  const replaced = (title: string, content: string): TextCandidate => ({
    title,
    edits: [{ offset: start, length: end - start, content }],
  });
  // Who writes 0443 means 443 before 291.
  const numbers = [node.core, node.value].filter((value) => typeof value === 'number' && Number.isFinite(value));
  return [
    ...(/^[\w.:+/-]+$/.test(written) ? [replaced(`Quote "${written}"`, `"${written}"`)] : []),
    ...[...new Set(numbers)].map((value) => replaced(`Write ${String(value)}`, String(value))),
  ];
}

function scalarAt(text: string, start: number): ScalarNode | undefined {
  let found: ScalarNode | undefined;
  const root = readTree(text).tree?.root;
  if (root === undefined) return undefined;
  visitNodes(root, (node) => {
    if (node.kind === 'scalar' && node.body === start && node.style === 'plain') found = node;
  });
  return found;
}

/** `app: !web`: meant as a text, or a tag that can go. */
export function tags({ text, start, end }: BrokenSpot): readonly TextCandidate[] {
  const tag = text.slice(start, end);
  const spaces = /^ */.exec(text.slice(end))?.[0].length ?? 0;
  const alone = /^[ \t]*(?:#.*)?(?:[\r\n]|$)/.test(text.slice(end));
  const plain = /^![\w.-]+$/.test(tag);
  return [
    ...(alone && plain
      ? [{ title: `Quote "${tag}"`, edits: [{ offset: start, length: end - start, content: `"${tag}"` }] }]
      : []),
    ...(alone ? [] : [{ title: `Remove the tag ${tag}`, edits: [{ offset: start, length: end - start + spaces, content: '' }] }]),
  ];
}
