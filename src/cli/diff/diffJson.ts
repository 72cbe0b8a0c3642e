import type { ChangeEnd, ChangeKind, Changes } from '../../answers/changes';
import { eachBit, type Workload } from '../../engine';
import { sentenceText } from '../../words';
import type { ChangesWords, ChangeWords } from '../../words/changesWords';
import type { SidedCaveatWords } from '../../words/wholeCaveatWords';
import { workloadRef } from '../../words/whoWords';
import { caveatJson, endJson, jsonPieces, passingJson } from '../list/connectionJson';
import type { placer } from '../query/place';

type Placers = Readonly<Record<'before' | 'after', ReturnType<typeof placer>>>;

/** As typed, so that a script need not look for a minus sign. */
const SIGNS: Readonly<Record<ChangeKind, string>> = { allowed: '+', widened: '~', shifted: '~', narrowed: '~', refused: '-' };

/**
 * What changes as JSON, piece by piece, as docs/command-line.md describes it. `version` is the version of this shape: it
 * grows when something is taken away or changes its meaning, not when something is added.
 */
export function diffJson(
  changes: Changes,
  words: ChangesWords,
  caveats: readonly SidedCaveatWords[],
  places: Placers,
  programVersion: string,
): Generator<string> {
  const { joint, counts } = changes;
  return jsonPieces({
    version: 1,
    tool: { name: 'drawbridge', version: programVersion },
    assumptions: joint.after.reach.assumptions,
    summary: { ...counts, text: words.summary },
    changes: entries(changes, words, places),
    added: joint.added.map(({ workload }) => workloadRef(workload)),
    removed: joint.removed.map(({ workload }) => workloadRef(workload)),
    caveats: caveats.map((caveat) => ({
      side: caveat.side,
      ...caveatJson(caveat, places[caveat.side === 'before' ? 'before' : 'after']),
    })),
  });
}

function* entries(changes: Changes, words: ChangesWords, places: Placers) {
  for (const row of words.rows()) yield entry(changes, row, places);
}

function entry(changes: Changes, { change, because }: ChangeWords, places: Placers) {
  const { kind, among, from, to, was, is, count } = change;
  const [sources, targets] = [workloadsAt(changes, from), workloadsAt(changes, to)];
  return {
    change: kind,
    sign: SIGNS[kind],
    ...(among
      ? { among: sources.map(workloadRef) }
      : { from: endJson(sources, from.addresses, targets), to: endJson(targets, to.addresses, sources) }),
    was: passingJson(was),
    is: passingJson(is),
    count,
    because: because.map(({ text, place: { side, object, path } }) => ({
      text: sentenceText(text),
      side,
      ...places[side](object, path),
    })),
  };
}

function workloadsAt({ joint }: Changes, { members }: ChangeEnd): readonly Workload[] {
  const workloads: Workload[] = [];
  eachBit(members, (place) => {
    const member = joint.members[place];
    if (member !== undefined) workloads.push(member.after.workload);
  });
  return workloads;
}
