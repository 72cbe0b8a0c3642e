import type { EdgeChange, MapEdge, MapNode } from '../answers/mapTypes';
import type { Analyses } from '../answers/questions';
import { type ChangesQuestion, type ChangesRow, changesAgainst, type PortPiece, piecesOf, stateOf } from './changesSheet';
import { CHANGE_WORDS, changesWords, reasonsOf } from './changesWords';
import { endsName } from './mapWords';
import { passingWords, verdictWords } from './passingWords';
import { type Sentence, sentenceText } from './segment';

/** What is told of an edge that changes: what it was and is, on which ports, and because of what. */
export type EdgeChangeSheet = Pick<ChangesRow, 'was' | 'is' | 'because'> & { readonly ports: readonly PortPiece[] };

/** What is told beside a map of what changes; edges by their ids. */
export interface MapChangesSheet {
  /** Of all that is open, whatever the map is narrowed to. */
  readonly summary: string;
  readonly workloadNotes: readonly Sentence[];
  /** What may change what is shown. */
  readonly notes: readonly string[];
  readonly edges: ReadonlyMap<string, EdgeChangeSheet>;
}

/** So many reasons are told of one edge. */
const REASONS = 6;

/** What changes against other files, for a map that draws these edges. */
export function mapChangesSheet(
  analyses: Analyses,
  against: ChangesQuestion['against'],
  edges: readonly MapEdge[],
): MapChangesSheet {
  const { changes, notes } = changesAgainst(analyses, against);
  const { summary, workloads } = changesWords(changes);
  // Many edges may be of one change.
  const known = new Map<number, Reasons>();
  const reasons = (place: number): Reasons => {
    const change = changes.changes[place];
    const found = known.get(place) ?? (change === undefined ? [] : reasonsOf(changes, change));
    known.set(place, found);
    return found;
  };
  return {
    summary,
    workloadNotes: workloads,
    notes: notes.flatMap(({ text, weighty }) => (weighty ? [text] : [])),
    edges: new Map(edges.flatMap(({ id, change }) => (change === undefined ? [] : [[id, sheetOf(change, reasons)] as const]))),
  };
}

type Reasons = ChangesRow['because'];

function sheetOf(change: EdgeChange, reasons: (place: number) => Reasons): EdgeChangeSheet {
  const { was, is } = change;
  const because = new Map<string, Reasons[number]>();
  for (const place of change.changes) {
    if (because.size >= REASONS) break;
    for (const reason of reasons(place)) because.set(sentenceText(reason.text), reason);
  }
  return {
    was: { state: stateOf(was), words: verdictWords(was) },
    is: { state: stateOf(is), words: verdictWords(is) },
    ports: piecesOf(change),
    because: [...because.values()].slice(0, REASONS),
  };
}

/** What an edge that changes says: `default/a to default/b, newly refused for some of them on TCP 80`. */
export function changedEdgeName(edge: MapEdge, change: EdgeChange, nodes: ReadonlyMap<string, MapNode>): string {
  return `${endsName(edge, nodes)}, ${changeState(change)}`;
}

function changeState({ kind, some, was, is }: EdgeChange): string {
  const told = `${CHANGE_WORDS[kind]}${some ? ' for some of them' : ''}`;
  switch (kind) {
    case 'allowed':
      return `${told} on ${passingWords(is)}`;
    case 'refused':
      return `${told} on ${passingWords(was)}`;
    case 'widened':
    case 'narrowed':
    case 'shifted':
      return `${told}: ${passingWords(was)}, now ${passingWords(is)}`;
  }
}
