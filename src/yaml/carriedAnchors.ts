import { applyEdits, type TextEdit, type TextRange } from '../text';
import type { SourceTree } from './buildTree';
import { flowText } from './flowText';
import { linesOf, type Refusal, refusal } from './locate';
import type { Slice } from './slice';
import { type AliasNode, type SourceNode, visitNodes } from './sourceNode';
import { styleOf } from './style';

/** Refuses to move neighbouring nodes to an offset where an alias would come to stand before its anchor. */
export function refuseCrossing(tree: SourceTree, nodes: readonly SourceNode[], at: number): Refusal | undefined {
  let refused: Refusal | undefined;
  const range = { start: nodes[0]?.start ?? at, end: nodes[nodes.length - 1]?.end ?? at };
  const users = usersByTarget(tree);
  const look = (inner: SourceNode): void => {
    if (refused) return;
    if (inner.kind === 'alias' && inner.target && !isIn(range, inner.target) && inner.target.start >= at) {
      const { name, start, target } = inner;
      refused = refusal(
        (lineAt) =>
          `This holds the alias *${name} on line ${lineAt(start)} of this document, which cannot stand before its anchor &${name} on line ${lineAt(target.start)}. Write it out there first.`,
        inner,
      );
      return;
    }
    const crossed = (users.get(inner) ?? []).filter((alias) => !isIn(range, alias) && alias.start < at);
    if (crossed.length === 0) return;
    refused = refusal(
      (lineAt) =>
        `This holds the anchor &${inner.anchor} on line ${lineAt(inner.start)} of this document, which cannot stand behind its aliases on ${linesOf(crossed, lineAt)}. Write it out there first.`,
      crossed[0],
    );
  };
  for (const node of nodes) visitNodes(node, look);
  return refused;
}

function usersByTarget({ aliases }: SourceTree): ReadonlyMap<SourceNode, readonly AliasNode[]> {
  const users = new Map<SourceNode, AliasNode[]>();
  for (const alias of aliases) {
    if (alias.target === undefined) continue;
    const known = users.get(alias.target);
    if (known) known.push(alias);
    else users.set(alias.target, [alias]);
  }
  return users;
}

function isIn(range: TextRange, node: SourceNode): boolean {
  return node.start >= range.start && node.start < range.end;
}

/**
 * A slice as a copy of it is written: without its anchors, which would stand twice, and with the aliases written out
 * that would not stand for the same there. `keeps`: whether an alias of something outside of the slice may stay.
 */
export function withoutAnchors(slice: Slice, itemStart: number, keeps: (alias: AliasNode) => boolean): Slice | Refusal {
  const { source } = slice;
  const range = { start: slice.nodes[0]?.start ?? 0, end: slice.nodes[slice.nodes.length - 1]?.end ?? 0 };
  // A block's slice has the dash's column written out in front.
  const shift = slice.style === 'block' ? slice.column - itemStart : -itemStart;
  const edits: TextEdit[] = [];
  let refused: Refusal | undefined;
  let manner: Parameters<typeof flowText>[2] | undefined;
  const look = (inner: SourceNode): void => {
    if (inner.kind !== 'alias') {
      if (inner.anchor !== undefined) edits.push(withoutAnchor(source, inner, shift));
      return;
    }
    const { target } = inner;
    if (target === undefined || (!isIn(range, target) && keeps(inner))) return;
    if (manner === undefined) {
      const style = styleOf(undefined, source);
      manner = { flow: style.flow(0), quote: style.quote, bare: true };
    }
    const content = flowText(target, source, manner);
    if (content === undefined) refused ??= refusal(`The alias *${inner.name} cannot be written out. Do that in the text first.`);
    else edits.push({ offset: inner.start + shift, length: inner.end - inner.start, content });
  };
  for (const node of slice.nodes) visitNodes(node, look);
  edits.sort((a, b) => a.offset - b.offset);
  return refused ?? { ...slice, text: applyEdits(slice.text, edits) };
}

function withoutAnchor(source: string, node: SourceNode, shift: number): TextEdit {
  const mark = `&${node.anchor ?? ''}`;
  const at = source.indexOf(mark, node.start);
  const behind = /^[ \t]*/.exec(source.slice(at + mark.length, node.body))?.[0].length ?? 0;
  if (behind > 0) return { offset: at + shift, length: mark.length + behind, content: '' };
  const before = /[ \t]*$/.exec(source.slice(Math.max(0, at - 100), at))?.[0].length ?? 0;
  return { offset: at - before + shift, length: before + mark.length, content: '' };
}
