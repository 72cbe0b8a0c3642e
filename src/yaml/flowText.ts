import type { Entry, ScalarNode, SourceNode } from './sourceNode';
import type { FlowStyle } from './style';
import { withColon, writeScalar } from './writeValue';

interface Manner {
  readonly flow: FlowStyle;
  readonly quote: 'single' | 'double';
  /** Anchors are left out, and aliases written out. */
  readonly bare: boolean;
}

/**
 * A node as it is written in brackets: its scalars keep their spelling where that is possible there, its comments are
 * left out. Undefined for what cannot be written so, such as a key that is a mapping.
 */
export function flowText(node: SourceNode, source: string, manner: Manner): string | undefined {
  if (node.kind === 'alias') {
    if (!manner.bare) return `*${node.name}`;
    return node.target && flowText(node.target, source, manner);
  }
  const content = contentOf(node, source, manner);
  if (content === undefined) return undefined;
  const anchor = node.anchor !== undefined && !manner.bare ? `&${node.anchor} ` : '';
  return anchor + (node.tag === undefined ? '' : `${node.tag} `) + content;
}

function contentOf(node: Exclude<SourceNode, { kind: 'alias' }>, source: string, manner: Manner): string | undefined {
  if (node.kind === 'scalar') return scalarText(node, source, manner);
  const { flow } = manner;
  const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}'];
  const parts =
    node.kind === 'list'
      ? node.items.map((item) => flowText(item.value, source, manner))
      : node.entries.map((entry) => entryText(entry, source, manner));
  if (parts.includes(undefined)) return undefined;
  if (parts.length === 0) return open + close;
  return open + flow.padding + parts.join(flow.comma) + flow.padding + close;
}

function entryText(entry: Entry, source: string, manner: Manner): string | undefined {
  if (entry.keyNode.kind !== 'scalar' && entry.keyNode.kind !== 'alias') return undefined;
  if (entry.keyNode.kind === 'scalar' && entry.keyNode.style === 'empty') return undefined;
  const key = flowText(entry.keyNode, source, manner);
  const value = flowText(entry.value, source, manner);
  if (key === undefined || value === undefined) return undefined;
  return withColon(key, manner.flow) + value;
}

// What is left unquoted in a block, but not in brackets: what holds their signs, or ends as a key does.
const plainInFlow = /^[^,[\]{}#\r\n]*[^,[\]{}#\r\n:]$/;

function scalarText(node: ScalarNode, source: string, manner: Manner): string | undefined {
  const own = source.slice(node.body, node.end);
  switch (node.style) {
    case 'empty':
      return node.tag === undefined ? 'null' : '';
    case 'plain':
      if (plainInFlow.test(own)) return own;
      break;
    case 'single':
    case 'double':
      if (!/[\r\n]/.test(own)) return own;
      break;
    case 'block':
      break;
  }
  return writeScalar(node.value, node.tag === undefined ? 'plain' : 'double', manner.quote);
}
