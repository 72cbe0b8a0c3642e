import type { Path } from '../../text/path';
import { readTree } from '../../yaml/readDocument';
import type { ScalarNode, SourceNode } from '../../yaml/sourceNode';
import type { BrokenSpot, TextCandidate } from './brokenSpot';
import { type Shape, shapeAt } from './shapes';

/**
 * A text that readers of YAML take for different things: in quotes where a text is expected, as a number where one is, so
 * that each fix means what one of them reads. Nobody reads base 60 any more: `12:30` is a text.
 */
export function ambiguous({ text, start, end }: BrokenSpot): readonly TextCandidate[] {
  const found = scalarAt(readTree(text).tree?.root, start, []);
  if (found === undefined) return [];
  const { node, shape } = found;
  const written = text.slice(start, end);
  const replaced = (title: string, content: string): TextCandidate => ({
    title,
    edits: [{ offset: start, length: end - start, content }],
  });
  // Who writes 0443 means 443 before 291.
  const read = node.text.includes(':') ? [] : [node.core, node.value];
  const numbers = read.filter((value) => typeof value === 'number' && Number.isFinite(value));
  const isText = shape?.type === 'text';
  // In quotes, a number would be the name of a port.
  const isNumber = (shape?.type === 'port' || shape?.type === 'integer') && numbers.length > 0;
  return [
    ...(/^[\w.:+/-]+$/.test(written) && !isNumber ? [replaced(`Quote "${written}"`, `"${written}"`)] : []),
    ...[...new Set(isText ? [] : numbers)].map((value) => replaced(`Write ${String(value)}`, String(value))),
  ];
}

interface Found {
  readonly node: ScalarNode;
  /** What is expected there; undefined where the API knows nothing. */
  readonly shape: Shape | undefined;
}

function scalarAt(node: SourceNode | undefined, start: number, path: Path): Found | undefined {
  switch (node?.kind) {
    case 'scalar': {
      const inObject = path[0] === 'items' ? path.slice(2) : path;
      return node.body === start && node.style === 'plain' ? { node, shape: shapeAt(inObject) } : undefined;
    }
    case 'list':
      return firstFound(node.items, ({ value }, index) => scalarAt(value, start, [...path, index]));
    case 'map':
      return firstFound(node.entries, ({ key, keyNode, value }) => {
        const isKey = keyNode.kind === 'scalar' && keyNode.body === start && keyNode.style === 'plain';
        // A key is a text, whatever it looks like.
        return isKey ? { node: keyNode, shape: { type: 'text' } } : scalarAt(value, start, [...path, key]);
      });
    case 'alias':
    case undefined:
      return undefined;
  }
}

function firstFound<T>(children: readonly T[], look: (child: T, index: number) => Found | undefined): Found | undefined {
  for (const [index, child] of children.entries()) {
    const found = look(child, index);
    if (found) return found;
  }
  return undefined;
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
