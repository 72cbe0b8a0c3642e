export { type Assumptions, cover, NOTHING_ASSUMED } from './cover';
export type { Condition, CoveredRow, Group, RowState, RowSubject, Share } from './coverage';
export { allowedPorts, type Decision, decide, type Endpoint, type PodEndpoint, type Slice } from './decide';
export { blockAddresses, parseAddress, parseBlock } from './ipBlock';
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
export { groupOf, isKubeDns } from './region';
export { fulfils, NAMESPACE_NAME, selects } from './selector';
export {
  formatRequirement,
  formatSelector,
  keyFault,
  type ParsedRequirements,
  parseRequirements,
  valueFault,
} from './selectorText';
