import type { TextEdit } from '../text';
import type { SourceTree } from './buildTree';
import { type Located, type Refusal, refusal, refuseNeeded } from './locate';
import { lineNumbers, shown } from './problem';
import type { Style } from './style';
import { writeScalar } from './writeValue';

/** Writes another key in place of the one that holds the located value, in its quotes. */
export function renameKey(
  text: string,
  tree: SourceTree,
  { holder, node }: Located,
  key: string,
  style: Style,
): readonly TextEdit[] | Refusal {
  if (holder.kind !== 'entry') return refusal('Only the key of a mapping can be renamed.', node);
  const { entry, map } = holder;
  if (entry.key === key) return [];
  const other = map.entries.find((one) => one.key === key && !one.merge);
  if (other) {
    const line = lineNumbers(text)(other.start);
    return refusal(`The key ${shown(key)} stands here already, on line ${line} of this document.`, other.keyNode);
  }
  const { keyNode } = entry;
  const needed = refuseNeeded(tree, text, keyNode);
  if (needed) return needed;
  if (keyNode.kind === 'alias') {
    return [{ offset: keyNode.start, length: keyNode.end - keyNode.start, content: writeScalar(key, 'plain', style.quote) }];
  }
  const simple = keyNode.kind === 'scalar' && keyNode.style !== 'empty' && keyNode.style !== 'block' && keyNode.tag === undefined;
  if (!simple) return refusal('This key is written in a way that Drawbridge cannot rename. Change it in the text.', keyNode);
  const quote = keyNode.style === 'single' || keyNode.style === 'double' ? keyNode.style : style.json ? 'double' : 'plain';
  return [{ offset: keyNode.body, length: keyNode.end - keyNode.body, content: writeScalar(key, quote, style.quote) }];
}
