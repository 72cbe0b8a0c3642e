import type { EdgeSeen, MapEdge, MapNode } from '../answers/mapTypes';
import { isNoPorts } from '../engine';
import { seenTimes } from './flows/seenWords';
import { edgeState, endsName } from './mapWords';
import { portsWords } from './portsWords';

/** What an edge says with what was seen: `default/a to default/b, allowed on TCP 80, never seen`. */
export function seenEdgeName(edge: MapEdge, seen: EdgeSeen, nodes: ReadonlyMap<string, MapNode>): string {
  return `${endsName(edge, nodes)}, ${seenState(edge, seen)}`;
}

/** What was seen on it, and whether rules allow that. */
function seenState(edge: MapEdge, seen: EdgeSeen): string {
  const on = isNoPorts(edge.perhaps) ? '' : ` on ${portsWords(edge.perhaps)}`;
  switch (seen.kind) {
    case 'rule':
      return `${edgeState(edge)}, ${seen.forwarded + seen.dropped === 0 ? 'never seen' : `seen ${times(seen)}`}`;
    case 'dropped':
      return `dropped ${times(seen)}${on}`;
    case 'openDropped':
      return `dropped ${times(seen)}${on}, nothing isolates them now`;
    case 'unruled':
      return `seen ${times(seen)}${on}, no rule allows it`;
    case 'open':
      return `seen ${times(seen)}${on}, nothing isolates them`;
  }
}

function times({ forwarded, dropped }: EdgeSeen): string {
  const total = forwarded + dropped;
  return total === 1 ? 'once' : `${total.toLocaleString('en')} times`;
}

/** Whether it was dropped, and is drawn so. */
export function isDropped(seen: EdgeSeen | undefined): boolean {
  return seen?.kind === 'dropped' || seen?.kind === 'openDropped';
}

/** What was seen on an edge, in sentences; the first is the gist. */
export function seenEdgeTold({ perhaps }: Pick<MapEdge, 'perhaps'>, { kind, ...seen }: EdgeSeen): readonly string[] {
  const it = isNoPorts(perhaps) ? 'it' : portsWords(perhaps);
  switch (kind) {
    case 'rule':
      return seen.forwarded + seen.dropped === 0 ? ['Never seen in the open flows, though rules allow it.'] : [seenTimes(seen)];
    case 'dropped':
      return [seenTimes(seen), `No rule allows ${it}.`];
    case 'openDropped':
      return [seenTimes(seen), 'Nothing isolates either end now, so it would pass.'];
    case 'unruled':
      return [seenTimes(seen), `No rule allows ${it} now: the policies as they are would drop it.`];
    case 'open':
      return [seenTimes(seen), 'Nothing isolates either end, so no rule is needed.'];
  }
}

/** How many connections are not on the map; undefined when all are. */
export function notDrawnWords(count: number | undefined): string | undefined {
  if (count === undefined || count === 0) return undefined;
  const [are, have] = count === 1 ? ['connection that was seen is', 'It has'] : ['connections that were seen are', 'They have'];
  return `${count.toLocaleString('en')} ${are} not drawn. ${have} an end that is not on this map, such as a node, a service or a pod that no open file shows.`;
}
