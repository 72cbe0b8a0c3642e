import { applyEdits, contentEndOfLine, endOfLine, startOfLine, type TextEdit } from '../../text';
import type { Path } from '../../text/path';
import type { Placement } from '../../text/placement';
import { placeInValue } from '../../yaml/placeInValue';
import { readDocument, readTree } from '../../yaml/readDocument';
import { sameValue } from '../../yaml/readValue';
import type { Entry, MapNode } from '../../yaml/sourceNode';
import { styleOf } from '../../yaml/style';
import { columnOf, isFirstOnLine } from '../../yaml/surroundings';
import { LONGEST } from './brokenSpot';
import type { Home } from './homes';
import { type Spot, valueAt } from './spot';

/**
 * The same change as placements make of fields that stand directly below their `home`, by indenting their lines alone:
 * comments and spelling stay. Undefined where that does not come to the same.
 */
export function deeper(
  spot: Spot,
  placements: readonly Placement[],
  parent: Path,
  home: Home,
  fields: readonly string[],
): readonly TextEdit[] | undefined {
  const map = spot.text.length > LONGEST ? undefined : spot.mappingNode(parent);
  const edits = map && indentedBelow(spot.text, map, home.name, home.type === 'list', fields);
  if (edits === undefined) return undefined;
  let expected = spot.object;
  for (const placement of placements) expected = placeInValue(expected, placement)?.value;
  const { value } = readDocument(applyEdits(spot.text, edits));
  return sameValue(valueAt(value, spot.base), expected) ? edits : undefined;
}

/** The edits that indent the fields directly below an entry so that they stand in it; `dashed`: in its list's last item. */
export function indentedBelow(
  text: string,
  map: MapNode,
  name: string,
  dashed: boolean,
  fields: readonly string[],
): readonly TextEdit[] | undefined {
  const at = map.entries.findIndex(({ key }) => key === name);
  const [home, ...rest] = at < 0 || map.flow ? [] : map.entries.slice(at, at + 1 + fields.length);
  const [first, last] = [rest[0], rest.at(-1)];
  if (home === undefined || first === undefined || last === undefined || rest.length !== fields.length) return undefined;
  if (!rest.every(({ key, start }) => fields.includes(key) && isFirstOnLine(text, start))) return undefined;
  const shift = shiftInto(text, home, dashed);
  if (shift === undefined || shift.columns <= 0) return undefined;
  const edits = linesOf(text, startWithComments(text, first.start, home.end), last.end).map((line): TextEdit => {
    return { offset: line, length: 0, content: ' '.repeat(shift.columns) };
  });
  if (shift.dash === '') return edits;
  const own = startOfLine(text, first.start);
  return edits.map((edit) => {
    return edit.offset === own ? { offset: first.start, length: 0, content: shift.dash } : edit;
  });
}

/** How far what stands below an entry moves to stand in it; `dash`: what the first of it gets in place of the spaces. */
interface Shift {
  readonly columns: number;
  readonly dash: string;
}

function shiftInto(text: string, home: Entry, dashed: boolean): Shift | undefined {
  const own = columnOf(text, home.start);
  const style = styleOf(readTree(text).tree?.root, text);
  const { value } = home;
  if (value.kind === 'scalar') {
    if (value.style !== 'empty' || value.anchor !== undefined || value.tag !== undefined) return undefined;
    if (!dashed) return { columns: style.indentStep(home.start), dash: '' };
    const { indent, gap } = style.list(home.key, home.start);
    return { columns: indent + gap, dash: `${' '.repeat(indent)}-${' '.repeat(gap - 1)}` };
  }
  const inner = dashed ? (value.kind === 'list' ? value.items.at(-1)?.value : undefined) : value;
  if (inner?.kind !== 'map' || inner.flow || (value.kind === 'list' && value.flow)) return undefined;
  const [first] = inner.entries;
  return first && { columns: columnOf(text, first.start) - own, dash: '' };
}

/** The comments that stand on the lines directly above move along. */
function startWithComments(text: string, offset: number, least: number): number {
  let start = startOfLine(text, offset);
  while (start > least) {
    const above = startOfLine(text, start - 1);
    if (above < least || !/^ *#/.test(text.slice(above, contentEndOfLine(text, above)))) break;
    start = above;
  }
  return start;
}

/** The starts of the lines that are not blank. */
function linesOf(text: string, start: number, end: number): readonly number[] {
  const lines: number[] = [];
  for (let at = start; at < end; at = endOfLine(text, at)) {
    if (text.slice(at, contentEndOfLine(text, at)).trim() !== '') lines.push(at);
  }
  return lines;
}
