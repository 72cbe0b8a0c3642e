import type { Policy } from '../../engine/policy';
import type { Pointed } from '../../store/contract';
import type { TextRange } from '../../text/textEdit';
import { type OpenObject, placeOf } from '../../workspace/workspace';
import { type Item, itemId } from './item';

/** Where an item stands in the file's text; nothing for what is not there. */
export function rangesOf(object: OpenObject, policy: Policy, { direction, rule, peer }: Item): readonly TextRange[] {
  const written = policy[direction].rules[rule];
  if (written === undefined) return [];
  const path =
    peer === undefined || written.peers === 'anyone' ? written.origin : (written.peers[peer]?.origin ?? written.origin);
  const place = placeOf(object, path);
  return place === undefined ? [] : [place];
}

/** The items that what is pointed at belongs to, by name: peers, or whole rules with all of their peers. */
export function litItems(object: OpenObject, policy: Policy, pointed: Pointed): ReadonlySet<string> {
  const lit = new Set<string>();
  if (pointed === undefined || pointed.file !== object.file || object.stale) return lit;
  const ranges = pointed.from === 'canvas' ? pointed.ranges : [{ start: pointed.offset, end: pointed.offset }];
  for (const direction of ['ingress', 'egress'] as const) {
    policy[direction].rules.forEach((written, rule) => {
      const own: Item = { direction, rule, peer: undefined };
      const place = placeOf(object, written.origin);
      // What lies around the rule is not about it: a caret or a row that rests on the whole spec lights none.
      const here = ranges.filter((range) => place !== undefined && within(range, place));
      if (here.length === 0) return;
      const peers = (written.peers === 'anyone' ? [] : written.peers).flatMap((each, peer) => {
        const at = placeOf(object, each.origin);
        return at !== undefined && here.some((range) => within(range, at)) ? [itemId({ ...own, peer })] : [];
      });
      for (const id of peers.length > 0 ? peers : [itemId(own)]) lit.add(id);
    });
  }
  return lit;
}

function within(range: TextRange, place: TextRange): boolean {
  return place.start <= range.start && range.end <= place.end;
}
