import type { Sketch } from './sketch';
import type { SketchNode } from './sketchNode';
import type { Manner } from './snippetText';

/** How a document is indented, by its first examples; two columns each where it shows none. */
export function mannerOf({ root }: Sketch): Manner {
  let step: number | undefined;
  let listIndent: number | undefined;
  const look = (node: SketchNode): void => {
    for (const child of node.children) {
      if (child.flow || (step !== undefined && listIndent !== undefined)) return;
      if (node.type === 'key' && child.start > node.end) {
        const below = child.column - node.column;
        if (child.type === 'item' && below >= 0) listIndent ??= below;
        else if (below > 0) step ??= below;
      }
      look(child);
    }
  };
  look(root);
  return { step: step ?? 2, listIndent: listIndent ?? 2 };
}
