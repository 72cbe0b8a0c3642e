import type { Analysis } from '../answers/analysis';
import type { Caveat } from '../answers/caveats';
import type { Uncounted } from '../answers/situation';
import type { FileId, ObjectKey } from '../workspace/workspace';
import { podWords, policyName } from './checkEnds';
import { onOneLine } from './markdown';
import { listedWords } from './segment';

/** What an answer assumes or does not count, in sentences, and the objects that are meant. */
export interface CaveatWords {
  readonly type: Caveat['type'];
  readonly text: string;
  readonly objects: readonly { readonly object: ObjectKey; readonly file: FileId }[];
}

/** So many objects are named where many are not counted. */
const SHOWN = 5;

/** What is to be said of an answer besides it, the weightiest first. */
export function caveatWords(analysis: Analysis, caveats: readonly Caveat[]): readonly CaveatWords[] {
  return caveats.flatMap((caveat) => wordsOf(analysis, caveat));
}

function wordsOf(analysis: Analysis, caveat: Caveat): readonly CaveatWords[] {
  const { type } = caveat;
  const told = (text: string, objects: CaveatWords['objects'] = []): readonly CaveatWords[] => [{ type, text, objects }];
  switch (caveat.type) {
    case 'uncounted':
      return byReason(caveat.uncounted).map(([reason, some]) => ({
        type,
        text: `Not counted, and could change this: ${named(some)}${reason}`,
        objects: some.map(({ key, file }) => ({ object: key, file })),
      }));
    case 'stale':
      return told(
        `${policyNames(analysis, caveat.policies)}: the text is broken at the moment, so what it last said is counted.`,
        objectsOf(analysis, caveat.policies),
      );
    case 'misnamed':
      return told(
        `${policyNames(analysis, caveat.policies)}: counted as it is meant, although the API server would refuse its name or labels.`,
        objectsOf(analysis, caveat.policies),
      );
    case 'namespaceLabels':
      return told(
        `The labels of namespace ${onOneLine(caveat.namespace)} are not known: it is taken to have none but its name. Its Namespace object would tell.`,
      );
    case 'hostNetwork': {
      const who = `${podWords(analysis, caveat.pod, 'full')} is on its node’s network`;
      return told(
        analysis.reach.assumptions.hostNetworkPods === 'apart'
          ? `${who}: no policy is taken to select it, and no selector of a peer to mean it. Network plugins differ.`
          : `${who}: it is taken for a pod like any other. Network plugins differ.`,
      );
    }
    case 'blocks':
      return told(
        'An ipBlock decides by a pod’s address here. Network plugins differ: Cilium’s never matches a pod so. Choose the plugin.',
      );
    case 'itself':
      return told('A pod is assumed to reach itself, as with most network plugins.');
  }
}

function byReason(uncounted: readonly Uncounted[]): readonly (readonly [string, readonly Uncounted[]])[] {
  const reasons = new Map<string, Uncounted[]>();
  for (const one of uncounted) {
    const same = reasons.get(one.reason);
    if (same === undefined) reasons.set(one.reason, [one]);
    else same.push(one);
  }
  return [...reasons];
}

/** `NetworkPolicy shop/a and NetworkPolicy shop/b. `; nothing for texts that are no objects. */
function named(some: readonly Uncounted[]): string {
  const names = some.flatMap(({ kind, namespace, name }) =>
    kind === '' && name === '' ? [] : [onOneLine(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`)],
  );
  if (names.length === 0) return '';
  const shown = names.slice(0, names.length === SHOWN + 1 ? names.length : SHOWN);
  const more = names.length - shown.length;
  return `${listedWords(more === 0 ? shown : [...shown, `${more} more`])}. `;
}

function policyNames({ situation }: Analysis, places: readonly number[]): string {
  return listedWords(
    places.flatMap((place) => (situation.policies[place] ? [policyName(situation.policies[place], 'full')] : [])),
  );
}

function objectsOf({ situation }: Analysis, places: readonly number[]): CaveatWords['objects'] {
  return places.flatMap((place) => {
    const counted = situation.policies[place];
    return counted === undefined ? [] : [{ object: counted.object, file: counted.file }];
  });
}
