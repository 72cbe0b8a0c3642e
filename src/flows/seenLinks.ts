import type { SeenLink, SeenLinks, SeenParty } from '../answers/mapSeen';
import { seenConnections } from './connections';
import { isProtocol } from './propose/peerOf';
import type { SeenEnd } from './replay/seenCluster';
import type { SeenAnalysis } from './replay/seenSituation';
import { sightingOf } from './sighting';

/** What was seen between pods of the open files, and between them and addresses; requests only. */
export function seenLinks({ observed, seen, situation }: SeenAnalysis): SeenLinks {
  const opened = situation.cluster.workloads.reduce((sum, { pods }) => sum + pods.length, 0);
  const links: SeenLink[] = [];
  let others = 0;
  for (const connection of seenConnections(observed).list) {
    const { forwarded, dropped, last } = sightingOf(observed, connection);
    if (forwarded + dropped === 0) continue;
    const [from, to] = [partyOf(seen.ends[connection.from], opened), partyOf(seen.ends[connection.to], opened)];
    if (from === undefined || to === undefined || (from.type === 'address' && to.type === 'address')) {
      others++;
      continue;
    }
    const protocol = isProtocol(connection.protocol) ? connection.protocol : undefined;
    links.push({ from, to, protocol, port: connection.port, forwarded, dropped, last });
  }
  return { links, others };
}

function partyOf(end: SeenEnd | undefined, opened: number): SeenParty | undefined {
  switch (end?.type) {
    case 'pod':
      return end.pod < opened ? end : undefined;
    case 'address':
      return end;
    case 'unlabelled':
    case 'service':
    case 'host':
    case 'special':
    case undefined:
      return undefined;
  }
}
