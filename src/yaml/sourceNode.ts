import { isBooleanLetter } from './kubectlScalar';

/**
 * A document as it stands in its text: what the rest of this room works on. Offsets are in the document's slice.
 *
 * - `start`: where the node begins, its anchor and tag counted in; `body`: where its own text begins.
 * - `end`: the end of its content, without trailing comments and blank lines (a block text ends with its line break).
 */
export type SourceNode = ScalarNode | AliasNode | MapNode | ListNode;

export type PlainValue = string | number | boolean | null;

export function isPlainValue(value: unknown): value is PlainValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

interface Placed {
  start: number;
  body: number;
  end: number;
  anchor: string | undefined;
  tag: string | undefined;
}

/**
 * `value` is what kubectl reads, and so what the cluster gets; `core` is what YAML 1.2 reads (its core schema). They differ
 * only for plain text such as `yes` or `0755`; of the letters that kubectl takes for booleans both are the text.
 */
export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly style: 'empty' | 'plain' | 'single' | 'double' | 'block';
  readonly value: PlainValue;
  readonly core: PlainValue;
  readonly text: string;
}

/** `target` is undefined when no anchor of that name stands before. */
export interface AliasNode extends Placed {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: SourceNode | undefined;
}

/** `flow`: written in braces. A mapping of one pair inside a flow list, `[a: b]`, has none: `braced` is false. */
export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly braced: boolean;
  readonly entries: Entry[];
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: Item[];
}

/**
 * A mapping's key and value. `head` is where an inline value may be written: behind the colon and the value's anchor and
 * tag. `merge`: the key is YAML's `<<`.
 */
export interface Entry {
  readonly start: number;
  readonly key: string;
  readonly keyNode: SourceNode;
  readonly merge: boolean;
  readonly head: number;
  readonly value: SourceNode;
  readonly end: number;
}

/** A list's item; `start` is its dash in a block list. `head`: behind the dash and the value's anchor and tag. */
export interface Item {
  readonly start: number;
  readonly head: number;
  readonly value: SourceNode;
  readonly end: number;
}

/** Whether kubectl and YAML 1.2 read this text differently. */
export function isAmbiguous({ value, core, style, tag, text }: ScalarNode): boolean {
  if (style === 'plain' && tag === undefined && value === text && isBooleanLetter(text)) return true;
  return value !== core && !(Number.isNaN(value) && Number.isNaN(core));
}

/** Calls `visit` for the node and all below it, in the order of the text; aliases are not followed. */
export function visitNodes(node: SourceNode, visit: (node: SourceNode) => void): void {
  visit(node);
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      visitNodes(entry.keyNode, visit);
      visitNodes(entry.value, visit);
    }
  } else if (node.kind === 'list') {
    for (const item of node.items) visitNodes(item.value, visit);
  }
}
