export { addressText, rangeTexts } from './addressText';
export { type Assumptions, NOTHING_ASSUMED } from './assumptions';
export type {
  Cluster,
  ClusterObject,
  ContainerPort,
  NamedPort,
  Namespace,
  Owner,
  Pod,
  Service,
  ServicePort,
  Workload,
} from './cluster';
export { holdsPort, type Miss, type RuleFinding, type Side, sideOf, sliceAt } from './connection';
export { cover } from './cover';
export type { Condition, CoveredRow, Group, RowState, RowSubject, Share } from './coverage';
export {
  allowedPorts,
  type Decision,
  decide,
  type Endpoint,
  type PodEndpoint,
  portsWith,
  resolvePorts,
  type Slice,
  type Verdict,
} from './decide';
export {
  type AddressSet,
  ALL_ADDRESSES,
  addressesMeet,
  blockAddresses,
  holdsAddress,
  isNoAddresses,
  NO_ADDRESSES,
  PRIVATE_ADDRESSES,
  parseAddress,
  parseBlock,
  sameAddresses,
  subtractAddresses,
  unionAddresses,
} from './ipBlock';
export { groupOf, isKubeDns, UNREADABLE_PEER_GROUP } from './placement';
export type { Direction, DirectionOfPolicy, Peer, Policy, PortEntry, Requirement, Rule, Selector } from './policy';
export {
  ALL_PORTS,
  containsPorts,
  DNS_PORTS,
  equalPorts,
  intersectPorts,
  isAllPorts,
  isNoPorts,
  NO_PORTS,
  type PortSet,
  PROTOCOLS,
  type Protocol,
  portsOf,
  protocolPorts,
  subtractPorts,
  unionPorts,
} from './portSet';
export type { AddressSlice } from './reach/addressSlices';
export { alikeClasses } from './reach/alikeClasses';
export { addBit, type Bits, bitsText, bothBits, countBits, eachBit, eitherBits, hasBit, noBits } from './reach/bits';
export { type AddressCut, cutAddresses } from './reach/cutAddresses';
export { everyonesPorts } from './reach/everyone';
export { isReadable } from './reach/matchPolicy';
export { othersPart, ownPart, type PortsByClass, passingFrom, passingInto } from './reach/passing';
export type { PortPool, PortsId } from './reach/portPool';
export {
  between,
  betweenAddress,
  isSelected,
  type Passing,
  type Reachability,
  reachability,
  sidePassing,
} from './reach/reachability';
export { fulfils, NAMESPACE_NAME, selects } from './selector';
export { type ParsedRequirements, parseRequirements } from './selectorParse';
export {
  formatRequirement,
  formatSelector,
  keyFault,
  valueFault,
} from './selectorText';
