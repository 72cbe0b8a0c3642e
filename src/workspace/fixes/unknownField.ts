import { nearestNames } from '../../kinds/networkPolicy/nearestNames';
import type { Path } from '../../text/path';
import type { Placement } from '../../text/placement';
import { fits } from './homes';
import { rightPlaces, type Stray } from './rightPlaces';
import { type ObjectName, type ObjectShape, shapeAt } from './shapes';
import { type Candidate, keyOf, mappingAt, parentOf, place, type Spot } from './spot';

/** The ways out of a field that the API does not know: its right name, its right place, or away with it. */
export function fixesOfUnknownField(spot: Spot): readonly Candidate[] {
  const parent = parentOf(spot.path);
  const holder = mappingAt(spot, parent);
  const shape = shapeAt(parent);
  if (holder === undefined || shape?.type !== 'object') return [];
  const unknown: Stray = { spot, parent, holder, shape, key: keyOf(spot.path) };
  const { sure, candidates } = rightPlaces(unknown);
  if (sure) return candidates;
  const places = [...candidates, ...besidePeers(unknown)];
  // A name whose value would be of the wrong type comes only where there is nothing better.
  const names = rightNames(unknown).filter((name) => places.length === 0 || fits(shape.fields[name], spot.value));
  const renamed = names.map((name) => place(`Rename to ${name}`, [{ type: 'rename', path: spot.path, key: name }], parent));
  return [...renamed, ...places, ...removal(unknown, names)];
}

/** What people write, from other kinds of policy and from other places, in lower case; the API's name for it. */
const SYNONYMS: Partial<Record<ObjectName, Readonly<Record<string, string>>>> = {
  spec: { endpointselector: 'podSelector', selector: 'podSelector', types: 'policyTypes' },
  rule: { peers: 'from', toports: 'ports' },
  selector: { labels: 'matchLabels', expressions: 'matchExpressions' },
  requirement: { op: 'operator', label: 'key' },
  port: { number: 'port', containerport: 'port', targetport: 'port', portnumber: 'port', proto: 'protocol' },
  block: { exclude: 'except', excludes: 'except', exceptions: 'except', ip: 'cidr', block: 'cidr', cidrblock: 'cidr' },
};

function rightNames({ holder, shape, key }: Stray): readonly string[] {
  const known = Object.keys(shape.fields);
  const otherSide = shape.name === 'rule' && (key === 'from' || key === 'to') ? known.slice(0, 1) : undefined;
  const synonyms = SYNONYMS[shape.name] ?? {};
  const lower = key.toLowerCase();
  const synonym = Object.hasOwn(synonyms, lower) ? synonyms[lower] : undefined;
  const names = otherSide ?? (synonym === undefined ? nearestNames(key, known) : [synonym]);
  return names.filter((name) => known.includes(name) && !Object.hasOwn(holder, name));
}

/** `ports` among the peers: beside them it is meant. Only where that means the same for every peer. */
function besidePeers({ spot, parent, holder, shape, key }: Stray): readonly Candidate[] {
  if (shape.name !== 'peer' || key !== 'ports') return [];
  const [peers, rule] = [parentOf(parent), parentOf(parentOf(parent))];
  const ruleHolder = mappingAt(spot, rule);
  const ports = holder.ports;
  const list = ruleHolder?.[keyOf(peers)];
  if (ruleHolder === undefined || 'ports' in ruleHolder || !Array.isArray(ports) || !Array.isArray(list)) return [];
  const alone = Object.keys(holder).length === 1;
  if (!alone && list.length > 1) return [];
  const to = [...rule, 'ports'];
  const moves = ports.map((_, index): Placement => ({ type: 'move', from: [...parent, 'ports', 0], to, index }));
  const left: Placement = { type: 'remove', path: alone ? parent : spot.path };
  // Without another peer the rule would be one for anyone.
  if (alone && list.length === 1) return [];
  return [place(`Put ports beside ${keyOf(peers)}`, [...moves, left], to)];
}

function removal({ spot, parent, holder, shape, key }: Stray, names: readonly string[]): readonly Candidate[] {
  // The server reads a field with nothing behind it as one that is not there.
  const rest = Object.keys(holder).filter((field) => Object.hasOwn(shape.fields, field) && holder[field] !== null);
  // A peer without a field names nobody, and an expression lacks what was meant by another name.
  if (shape.name === 'peer' && rest.length === 0) return [];
  if (shape.name === 'requirement' && names.length > 0) return [];
  const isNamespace = shape.name === 'metadata' && names.includes('namespace');
  const effect = isNamespace ? ': no namespace is then named' : effectOfRemoval(shape, rest, parent, spot.value);
  return [place(`Remove ${key}${effect}`, [{ type: 'remove', path: spot.path }])];
}

/** What goes with a field that nobody knows: who wrote it may have meant it to restrict something. */
function effectOfRemoval(shape: ObjectShape, rest: readonly string[], parent: Path, value: unknown): string {
  const peers = Object.keys(shape.fields)[0] ?? '';
  const more = ': more may be allowed without it';
  switch (shape.name) {
    case 'rule':
      if (rest.includes(peers)) return rest.includes('ports') ? more : ': the rule then allows every port';
      return rest.includes('ports') ? ': the rule then allows anyone' : ': the rule then allows anyone, on every port';
    case 'selector':
      if (rest.length > 0) return more;
      return keyOf(parent) === 'namespaceSelector' ? ': it then selects every namespace' : ': it then selects every pod';
    case 'port':
      return rest.includes('port') ? more : ': every port is then meant';
    case 'block':
      return rest.includes('except') ? more : ': the whole block is then meant';
    case 'spec':
    case 'peer':
    case 'requirement':
      return more;
    case 'policy':
      // Whatever has parts at the root of a policy may be some of its rules.
      return typeof value === 'object' && value !== null ? more : '';
    case 'metadata':
      return '';
  }
}
