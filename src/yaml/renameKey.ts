import { formatPath, type Placement, type TextEdit } from '../text';
import type { SourceTree } from './buildTree';
import { type Located, locate, type Refusal, refusal, refuseMerged, refuseNeeded } from './locate';
import type { Change } from './planChanges';
import { shown } from './problem';
import type { SourceNode } from './sourceNode';
import type { Style } from './style';
import { writeScalar } from './writeValue';

/** The one step that gives a key another name, or why it cannot be had. */
export function planRename(
  tree: SourceTree,
  { path, key }: Placement & { readonly type: 'rename' },
): readonly Change[] | Refusal {
  const found = locate(tree, path);
  if (found.ok === false) return found;
  if (found.ok === 'missing') {
    const merged = found.at.node.kind === 'map' ? refuseMerged(found.at.node, path) : undefined;
    return merged ?? refusal(`There is no ${formatPath(path)} in this document.`, found.at.node);
  }
  if (found.holder.kind !== 'entry') return refusal('Only the key of a mapping can be renamed.', found.node);
  const { entry, map } = found.holder;
  if (entry.key === key) return [];
  const other = map.entries.find((one) => one.key === key && !one.merge);
  if (other) {
    return refusal(
      (lineAt) => `The key ${shown(key)} stands here already, on line ${lineAt(other.start)} of this document.`,
      other.keyNode,
    );
  }
  const merged = refuseMerged(map, path) ?? refuseMerged(map, [...path.slice(0, -1), key]);
  const refused = merged ?? refuseNeeded(tree, entry.keyNode) ?? refuseOdd(entry.keyNode);
  return refused ?? [{ type: 'renameKey', path, key }];
}

function refuseOdd(key: SourceNode): Refusal | undefined {
  const simple = key.kind === 'scalar' && key.style !== 'empty' && key.style !== 'block' && key.tag === undefined;
  if (simple || key.kind === 'alias') return undefined;
  return refusal('This key is written in a way that Drawbridge cannot rename. Change it in the text.', key);
}

/** Writes another key in place of the one that holds the located value, in its quotes. */
export function renameKey({ holder, node }: Located, key: string, style: Style): readonly TextEdit[] | Refusal {
  if (holder.kind !== 'entry') return refusal('Only the key of a mapping can be renamed.', node);
  const { keyNode } = holder.entry;
  const own = keyNode.kind === 'scalar' ? keyNode.style : 'plain';
  const quote = own === 'single' || own === 'double' ? own : style.json ? 'double' : 'plain';
  return [{ offset: keyNode.body, length: keyNode.end - keyNode.body, content: writeScalar(key, quote, style.quote) }];
}
