import { networkPolicy } from './networkPolicy/networkPolicy';
import type { PolicyKind } from './policyKind';

/** The kinds of policy that are read. */
export const KINDS: readonly PolicyKind[] = [networkPolicy];

/** The kind that reads objects of this apiVersion and kind. */
export function kindOf(apiVersion: string, kind: string): PolicyKind | undefined {
  return KINDS.find((one) => one.matches(apiVersion, kind));
}

export type { Intent, PeerWish, PortWish } from './intent';
export { formatPort, formatPorts, type ParsedPorts, parsePorts } from './networkPolicy/portsText';
export type { StartingPoint } from './networkPolicy/startingPoints';
export {
  checkCidr,
  checkExcept,
  checkName,
  checkNamespace,
  checkPeer,
  checkPort,
  checkSelector,
  peerWish,
  portWish,
} from './networkPolicy/wish';
export { checkAnnotations, checkLabels } from './networkPolicy/wishMetadata';
export type { KindProblem, KindReading, PlaceIntent, PolicyKind, ProblemCode, ReadOptions, Unsupported } from './policyKind';
export { unreadKind } from './unreadKinds';
