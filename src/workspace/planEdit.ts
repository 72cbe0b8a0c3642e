import type { Intent } from '../kinds/intent';
import { placerOf } from '../kinds/placers';
import type { Path } from '../text/path';
import type { Placement } from '../text/placement';
import type { TextEdit } from '../text/textEdit';
import { editDocument, readDocument } from '../yaml';
import { objectAt } from './typeMeta';

/** The edits that carry out a wish, against the document's text; or why it cannot be carried out. */
export type PlannedEdit =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Works out what a wish about one object means for its document's text: the kind says where, the YAML room how.
 * Pure; the document is read from the text itself, so it can run anywhere.
 */
export function planEdit(documentText: string, base: Path, intent: Intent): PlannedEdit {
  const object = objectAt(readDocument(documentText).value, base);
  if (object === undefined) return { ok: false, reason: 'This text cannot be read at the moment. Mend it first.' };
  if (intent.type === 'place') {
    return editDocument(
      documentText,
      intent.placements.map((placement) => under(base, placement)),
    );
  }
  const place = placerOf(object.type.apiVersion, object.type.kind);
  if (!place) return { ok: false, reason: 'This is no policy that Drawbridge can edit. Change it in the text.' };
  const placements = place(object.value, intent);
  if ('unsupported' in placements) return { ok: false, reason: placements.unsupported };
  return editDocument(
    documentText,
    placements.map((placement) => under(base, placement)),
  );
}

function under(base: Path, placement: Placement): Placement {
  if (base.length === 0) return placement;
  const inDocument = (path: Path): Path => [...base, ...path];
  switch (placement.type) {
    case 'set':
    case 'insert':
    case 'remove':
    case 'split':
    case 'rename':
      return { ...placement, path: inDocument(placement.path) };
    case 'join':
      return { ...placement, path: inDocument(placement.path), from: inDocument(placement.from) };
    case 'move': {
      const heading = placement.heading && { heading: inDocument(placement.heading) };
      return { ...placement, from: inDocument(placement.from), to: inDocument(placement.to), ...heading };
    }
    case 'copy': {
      // What comes from another document has its place there.
      const from = placement.source === undefined ? inDocument(placement.from) : placement.from;
      return { ...placement, from, to: inDocument(placement.to) };
    }
  }
}
