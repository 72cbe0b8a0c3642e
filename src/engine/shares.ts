import type { Condition, Share } from './coverage';
import { isNoAddresses } from './ipBlock';
import type { Judgement, Touch } from './judge';
import type { Requirement } from './policy';
import { intersectPorts, isNoPorts, type PortSet, subtractPorts } from './portSet';
import type { PodRegion, Region } from './region';
import { isImplied, type Literal } from './satisfy';

const NO_CONDITION: Condition = { namespaces: [], pods: [], ownNamespace: false, plugin: false };
const PLUGIN: Condition = { ...NO_CONDITION, plugin: true };

/** The requirements that some pod of a region may not fulfil. `literals` says them in the same order. */
function missing(
  pods: readonly PodRegion[],
  requirements: readonly Requirement[],
  literals: readonly Literal[],
): readonly Requirement[] {
  const isFulfilled = literals.map((literal) => pods.every(({ domains }) => isImplied(domains, literal)));
  return isFulfilled.includes(true) ? requirements.filter((_, index) => !isFulfilled[index]) : requirements;
}

function conditionOf({ pods, addresses }: Region, { opening: { who, match }, plugin }: Touch): Condition {
  if (match === 'anyone' || who === 'anyone' || who.type === 'unreadable') return NO_CONDITION;
  if (who.type === 'addresses') return plugin ? PLUGIN : { ...NO_CONDITION, addresses: who.cidr };
  return {
    namespaces: missing(pods, who.namespaces?.requirements ?? [], match.namespaces),
    pods: missing(pods, who.pods?.requirements ?? [], match.pods),
    ownNamespace: who.namespaces === undefined && (!isNoAddresses(addresses) || pods.some(({ home }) => home === 'other')),
    plugin: false,
  };
}

/** So many shares are told of one row; people read a handful. */
const MOST_SHARES = 40;

/** What each peer may open beyond what is sure, of the ports `on` which a row is judged, and when; the first forty of them. */
export function sharesOf(judgement: Judgement, must: PortSet, on: PortSet): readonly Share[] {
  const shares: Share[] = [];
  for (const touch of judgement.touches) {
    if (shares.length === MOST_SHARES) break;
    const { rule, peer } = touch.opening;
    const ports = subtractPorts(intersectPorts(touch.opening.ports, on), must);
    if (!isNoPorts(ports)) shares.push({ rule, peer, ports, when: conditionOf(judgement.region, touch) });
  }
  return shares;
}
