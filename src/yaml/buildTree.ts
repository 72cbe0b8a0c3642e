import { type CST, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { LibraryDocument } from './guardedParse';
import { isBooleanLetter, keyAsKubectl, readAsKubectl } from './kubectlScalar';
import {
  type AliasNode,
  type Entry,
  type Item,
  isPlainValue,
  type ListNode,
  type MapNode,
  type PlainValue,
  type ScalarNode,
  type SourceNode,
} from './sourceNode';

/** A document in its text, or undefined when it holds nothing. `aliases` are in the order of the text. */
export interface SourceTree {
  readonly root: SourceNode | undefined;
  readonly anchors: readonly SourceNode[];
  readonly aliases: readonly AliasNode[];
}

type SourceTokens = readonly CST.SourceToken[];

const READ_TAGS: ReadonlySet<string> = new Set(['bool', 'int', 'float', 'null'].map((name) => `tag:yaml.org,2002:${name}`));

interface CollectionToken {
  readonly start: CST.SourceToken[];
  readonly key?: CST.Token | null;
  readonly sep?: CST.SourceToken[];
  readonly value?: CST.Token;
}

/**
 * The library's nodes and source tokens as one tree with the offsets that edits need. The library's own collection ranges
 * are not used: they take in comments that follow.
 */
export function buildTree(document: LibraryDocument, source: string): SourceTree {
  const anchors: SourceNode[] = [];
  const aliases: AliasNode[] = [];
  const known = new Map<string, SourceNode>();
  const legacyDocument = document.directives?.yaml.version === '1.1';

  function placed<T extends SourceNode>(node: T): T {
    if (node.anchor !== undefined) {
      anchors.push(node);
      known.set(node.anchor, node);
    }
    return node;
  }

  function build(node: Node | null | undefined, props: SourceTokens, emptyAt: number): SourceNode {
    const body = node?.range?.[0] ?? emptyAt;
    const start = props[0]?.offset ?? body;
    const anchor = props.findLast((token) => token.type === 'anchor')?.source.slice(1);
    const tag = props.findLast((token) => token.type === 'tag')?.source;
    if (isScalar(node)) return buildScalar(node, props, emptyAt, anchor, tag);
    const end = Math.max(propsEnd(props) ?? body, body);
    if (isMap(node)) {
      const flow = node.flow === true;
      return buildMap(node, { kind: 'map', start, body, end, anchor, tag, flow, braced: source[body] === '{', entries: [] });
    }
    if (isSeq(node)) return buildList(node, { kind: 'list', start, body, end, anchor, tag, flow: node.flow === true, items: [] });
    if (!isAlias(node)) return emptyScalar(null, props, emptyAt, anchor, tag);
    const target = known.get(node.source);
    const alias: AliasNode = { kind: 'alias', start, body, end: node.range?.[1] ?? body, anchor, tag, name: node.source, target };
    aliases.push(alias);
    return alias;
  }

  function emptyScalar(
    value: PlainValue,
    props: SourceTokens,
    emptyAt: number,
    anchor: string | undefined,
    tag: string | undefined,
  ): ScalarNode {
    const at = propsEnd(props) ?? emptyAt;
    const start = props[0]?.offset ?? at;
    return placed({ kind: 'scalar', start, body: at, end: at, anchor, tag, style: 'empty', value, core: value, text: '' });
  }

  function buildScalar(
    node: Scalar,
    props: SourceTokens,
    emptyAt: number,
    anchor: string | undefined,
    tag: string | undefined,
  ): ScalarNode {
    const [body, end] = node.range ?? [emptyAt, emptyAt];
    const text = node.source ?? '';
    const resolved = isPlainValue(node.value) ? node.value : text;
    if (end <= body) return emptyScalar(tag === undefined ? null : resolved, props, emptyAt, anchor, tag);
    const style = styleOf(node);
    const start = props[0]?.offset ?? body;
    // A tag of YAML's own says what the text is to be read as, also where it stands in quotes.
    const isRead = tag === undefined ? style === 'plain' : READ_TAGS.has(node.tag ?? '');
    const value = !isRead ? resolved : isBooleanLetter(text) ? text : readAsKubectl(text);
    const core = legacyDocument ? value : resolved;
    return placed({ kind: 'scalar', start, body, end, anchor, tag, style, value, core, text });
  }

  function buildMap(node: YAMLMap, map: MapNode): MapNode {
    placed(map);
    for (const pair of node.items) map.entries.push(buildEntry(pair));
    // The library lets a block mapping start behind its first key's anchor.
    if (!map.flow) map.body = Math.min(map.body, map.entries[0]?.start ?? map.body);
    map.start = Math.min(map.start, map.body);
    map.end = node.flow === true && map.braced ? (node.range?.[1] ?? map.end) : lastEnd(map.entries, map.end);
    return map;
  }

  function buildEntry(pair: Pair): Entry {
    const token: CollectionToken = pair.srcToken ?? { start: [] };
    const question = token.start.find((one) => one.type === 'explicit-key-ind');
    const colonIndex = token.sep?.findIndex((one) => one.type === 'map-value-ind') ?? -1;
    const colon = token.sep?.[colonIndex];
    const keyProps = token.start.filter(isProp);
    const keyAt = tokenOffset(token.key) ?? propsEnd(keyProps) ?? question?.offset ?? colon?.offset ?? 0;
    const keyNode = build(asNode(pair.key), keyProps, keyAt);
    // Behind the colon; where there is none, all that stands behind the key.
    const valueProps = token.sep?.filter((one, index) => index > colonIndex && isProp(one)) ?? [];
    const headAt = colon ? colon.offset + 1 : keyNode.end;
    const value = build(asNode(pair.value), valueProps, headAt);
    const head = Math.max(headAt, propsEnd(valueProps) ?? 0);
    const merge = keyNode.kind === 'scalar' && keyNode.style === 'plain' && keyNode.text === '<<';
    const start = question?.offset ?? keyNode.start;
    return { start, key: keyName(keyNode, source), keyNode, merge, head, value, end: Math.max(head, keyNode.end, value.end) };
  }

  function buildList(node: YAMLSeq, list: ListNode): ListNode {
    placed(list);
    const tokens = itemTokens(node, list.flow);
    node.items.forEach((value, index) => {
      list.items.push(buildItem(value, tokens.length === node.items.length ? tokens[index] : undefined, list));
    });
    list.end = list.flow ? (node.range?.[1] ?? list.end) : lastEnd(list.items, list.end);
    return list;
  }

  function buildItem(value: unknown, token: CollectionToken | undefined, list: ListNode): Item {
    const dash = list.flow ? undefined : token?.start.find((one) => one.type === 'seq-item-ind');
    const props = token && !token.sep ? token.start.filter(isProp) : [];
    const at = dash ? dash.offset + 1 : (tokenOffset(token?.value) ?? list.body);
    const node = build(asNode(value), props, at);
    const head = Math.max(at, propsEnd(props) ?? 0);
    const start = dash?.offset ?? node.start;
    const own = dash || props.length > 0 ? head : start;
    return { start, head: own, value: node, end: Math.max(own, node.end) };
  }

  const contents = document.contents;
  if (contents === null || isHollow(contents)) return { root: undefined, anchors, aliases };
  const root = build(contents, rootProps(contents, source), contents.range?.[0] ?? 0);
  return { root, anchors, aliases };
}

function isHollow(node: Node): boolean {
  return (
    isScalar(node) &&
    node.range !== undefined &&
    node.range !== null &&
    node.range[0] === node.range[1] &&
    !node.anchor &&
    !node.tag
  );
}

/** The library keeps no tokens for what stands before the outermost node; its anchor is looked for in the text. */
function rootProps(node: Node, source: string): SourceTokens {
  const anchor = 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : undefined;
  const at = anchor ? source.lastIndexOf(`&${anchor}`, node.range?.[0] ?? 0) : -1;
  return anchor && at >= 0 ? [{ type: 'anchor', offset: at, indent: 0, source: `&${anchor}` }] : [];
}

function itemTokens(node: YAMLSeq, flow: boolean): readonly CollectionToken[] {
  const token = node.srcToken;
  if (token === undefined || !('items' in token)) return [];
  const items: readonly CollectionToken[] = token.items;
  return items.filter((item) => {
    const marks = item.start.map((one) => one.type);
    if (!flow) return marks.includes('seq-item-ind');
    return (
      Boolean(item.value || item.sep) || marks.some((type) => type === 'anchor' || type === 'tag' || type === 'explicit-key-ind')
    );
  });
}

function asNode(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

function tokenOffset(token: CST.Token | null | undefined): number | undefined {
  return token ? token.offset : undefined;
}

function isProp(token: CST.SourceToken): boolean {
  return token.type === 'anchor' || token.type === 'tag';
}

function propsEnd(props: SourceTokens): number | undefined {
  const last = props[props.length - 1];
  return last ? last.offset + last.source.length : undefined;
}

function lastEnd(children: readonly { readonly end: number }[], least: number): number {
  return children.reduce((end, child) => Math.max(end, child.end), least);
}

function styleOf(node: Scalar): ScalarNode['style'] {
  switch (node.type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

/** A key as kubectl's conversion to JSON names it; for a key that has no such name, its source. */
function keyName(node: SourceNode, source: string): string {
  const own = node.kind === 'alias' ? node.target : node;
  if (own?.kind === 'scalar') {
    // A boolean is taken for a key: `y: x` becomes `true: x`, and nothing refuses it.
    const isLetter = own.style === 'plain' && own.tag === undefined && isBooleanLetter(own.text);
    return keyAsKubectl(isLetter ? readAsKubectl(own.text) : own.value, own.text);
  }
  return source.slice(node.start, node.end);
}
