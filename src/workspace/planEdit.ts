import type { Intent } from '../kinds/intent';
import { placerOf } from '../kinds/placers';
import { applyEdits, lineStarts } from '../text';
import type { Path } from '../text/path';
import type { Placement } from '../text/placement';
import type { TextEdit } from '../text/textEdit';
import { editDocument, readDocument } from '../yaml';
import { type OwnText, ownText } from './ownText';
import { NO_TYPE, objectAt } from './typeMeta';

/** The edits that carry out a wish, against the document's text; or why it cannot be carried out. */
export type PlannedEdit =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** Longer texts are not read as a whole to change something in them, in UTF-16 code units. */
const WHOLE_MOST = 16_000_000;

/**
 * Works out what a wish about one object means for its document's text: the kind says where, the YAML room how. In a
 * long List only the object's own item is read. Pure; the document is read from the text itself, so it can run anywhere.
 */
export function planEdit(documentText: string, base: Path, intent: Intent): PlannedEdit {
  const own = ownText(documentText, base);
  if (own.text === documentText) return planInDocument(own, intent);
  const planned = planInDocument(own, intent);
  if (!planned.ok) {
    // A reason may name a line of the document: as many line breaks in front give it the right number.
    const before = lineStarts(documentText.slice(0, Math.max(0, own.start))).length - 1;
    return planInDocument({ ...own, text: '\n'.repeat(before) + own.text }, intent);
  }
  const placed = placedIn(documentText, base, own, planned);
  if (placed) return placed;
  if (documentText.length > WHOLE_MOST) return TOO_LARGE;
  return planInDocument({ text: documentText, base, type: NO_TYPE }, intent);
}

const TOO_LARGE: PlannedEdit = {
  ok: false,
  reason:
    'This List is too large, and this place in it written in a way that Drawbridge cannot edit. Open the policy on its own.',
};

/** The same edits in the List; undefined when the item would not stand in it as it was made. */
function placedIn(
  documentText: string,
  base: Path,
  own: OwnText,
  planned: PlannedEdit & { readonly ok: true },
): PlannedEdit | undefined {
  const begin = own.text.search(/[^ \r\n]/);
  // In front of the item's own text stands its dash.
  if (planned.edits.some(({ offset }) => offset <= begin)) return undefined;
  const edits = planned.edits.map((edit) => ({ ...edit, offset: edit.offset + own.start }));
  const text = applyEdits(documentText, edits);
  return ownText(text, base).text === planned.text ? { ok: true, edits, text } : undefined;
}

function planInDocument({ text, base, type }: Omit<OwnText, 'start'>, intent: Intent): PlannedEdit {
  const object = objectAt(readDocument(text).value, base, type);
  if (object === undefined) return { ok: false, reason: 'This text cannot be read at the moment. Mend it first.' };
  if (intent.type === 'place') {
    return editDocument(
      text,
      intent.placements.map((placement) => under(base, placement)),
    );
  }
  const place = placerOf(object.type.apiVersion, object.type.kind);
  if (!place) return { ok: false, reason: 'This is no policy that Drawbridge can edit. Change it in the text.' };
  const placements = place(object.value, intent);
  if ('unsupported' in placements) return { ok: false, reason: placements.unsupported };
  return editDocument(
    text,
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
