import { nearestNames } from '../../kinds/networkPolicy/nearestNames';
import type { Path } from '../../text/path';
import type { Placement, YamlValue } from '../../text/placement';
import { type ObjectName, type Shape, shapeAt } from './shapes';
import { type Candidate, isMapping, keyOf, type Mapping, mappingAt, parentOf, place, type Spot } from './spot';

type ObjectShape = Extract<Shape, { type: 'object' }>;

/** The ways out of a field that the API does not know: its right name, its right place, or away with it. */
export function fixesOfUnknownField(spot: Spot): readonly Candidate[] {
  const parent = parentOf(spot.path);
  const holder = mappingAt(spot, parent);
  const shape = shapeAt(parent);
  if (holder === undefined || shape?.type !== 'object') return [];
  const unknown: Unknown = { spot, parent, holder, shape, key: keyOf(spot.path) };
  const places = rightPlaces(unknown);
  // A name whose value would be of the wrong type comes only where there is nothing better.
  const names = rightNames(unknown).filter((name) => places.length === 0 || fits(shape.fields[name], spot.value));
  const renamed = names.map((name) => place(`Rename to ${name}`, [{ type: 'rename', path: spot.path, key: name }], parent));
  return [...renamed, ...places, ...removal(unknown, names)];
}

function fits(shape: Shape | undefined, value: unknown): boolean {
  if (value === null) return true;
  if (shape?.type === 'list') return Array.isArray(value);
  if (shape?.type === 'object' || shape?.type === 'map') return isMapping(value);
  return typeof value !== 'object';
}

interface Unknown {
  readonly spot: Spot;
  readonly parent: Path;
  readonly holder: Mapping;
  readonly shape: ObjectShape;
  readonly key: string;
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

function rightNames({ holder, shape, key }: Unknown): readonly string[] {
  const known = Object.keys(shape.fields);
  const otherSide = shape.name === 'rule' && (key === 'from' || key === 'to') ? known.slice(0, 1) : undefined;
  const synonyms = SYNONYMS[shape.name] ?? {};
  const lower = key.toLowerCase();
  const synonym = Object.hasOwn(synonyms, lower) ? synonyms[lower] : undefined;
  const names = otherSide ?? (synonym === undefined ? nearestNames(key, known) : [synonym]);
  return names.filter((name) => known.includes(name) && !Object.hasOwn(holder, name));
}

/** A field in a wrong place is put where it belongs, together with those that belong there too. */
function rightPlaces(unknown: Unknown): readonly Candidate[] {
  const { shape, key, holder, parent } = unknown;
  switch (shape.name) {
    case 'policy':
      return [
        ...under(unknown, 'spec', ['podSelector', 'policyTypes', 'ingress', 'egress']),
        ...under(unknown, 'metadata', ['name', 'namespace', 'labels', 'annotations']),
      ];
    case 'spec': {
      const direction = key === 'to' || ('to' in holder && !('from' in holder)) ? 'egress' : 'ingress';
      const peers = direction === 'egress' ? 'to' : 'from';
      return [
        ...under(unknown, 'podSelector', ['matchLabels', 'matchExpressions']),
        ...(peers in holder ? inListOf(unknown, direction, [peers, 'ports']) : []),
      ];
    }
    case 'rule': {
      const peers = Object.keys(shape.fields)[0] ?? 'from';
      return [
        ...inListOf(unknown, peers, ['podSelector', 'namespaceSelector', 'ipBlock']),
        ...inListOf(unknown, 'ports', ['port', 'endPort', 'protocol']),
      ];
    }
    case 'peer':
      return [
        ...under(unknown, 'podSelector', ['matchLabels', 'matchExpressions']),
        ...under(unknown, 'namespaceSelector', ['matchLabels', 'matchExpressions']),
        ...under(unknown, 'ipBlock', ['cidr', 'except']),
        ...(key === 'ports' ? besidePeers(unknown, parent) : []),
      ];
    case 'selector':
      return underMatchLabels(unknown);
    case 'metadata':
    case 'requirement':
    case 'port':
    case 'block':
      return [];
  }
}

/** Puts fields one level deeper, under a field that is not there yet. */
function under(unknown: Unknown, name: string, fields: readonly string[]): readonly Candidate[] {
  return nested(unknown, [name], fields, (value) => value);
}

/** Puts fields into the one item of a list that is not there yet. */
function inListOf(unknown: Unknown, name: string, fields: readonly string[]): readonly Candidate[] {
  return nested(unknown, [name, 0], fields, (value) => [value]);
}

function nested(
  { spot, parent, holder, key }: Unknown,
  to: readonly [string, ...number[]],
  fields: readonly string[],
  wrapped: (value: Mapping) => YamlValue,
): readonly Candidate[] {
  const [name] = to;
  const moved = Object.entries(holder).filter(([field]) => fields.includes(field));
  if (!fields.includes(key) || Object.hasOwn(holder, name)) return [];
  if (moved.some(([field]) => spot.commented([...parent, field]))) return [];
  if (!moved.every(([field, value]) => fits(shapeAt([...parent, ...to, field]), value))) return [];
  const told = moved.map(([field]) => field).join(' and ');
  const path = [...parent, name];
  // The new field first, so that the mapping is never empty between the steps.
  const placements: readonly Placement[] = [
    { type: 'set', path, value: wrapped(Object.fromEntries(moved)) },
    ...moved.map(([field]): Placement => ({ type: 'remove', path: [...parent, field] })),
  ];
  return [place(`Put ${told} under ${name}`, placements, parent)];
}

/** `podSelector: {app: web}`: labels where their field should be. */
function underMatchLabels({ spot, parent, holder, shape, key }: Unknown): readonly Candidate[] {
  const labels = Object.keys(holder).filter((field) => !Object.hasOwn(shape.fields, field));
  const scalars = labels.every((label) => typeof holder[label] !== 'object');
  if (!scalars || Object.hasOwn(holder, 'matchLabels') || nearestNames(key, Object.keys(shape.fields)).length > 0) return [];
  if (labels.some((label) => spot.commented([...parent, label]))) return [];
  const value = Object.fromEntries(labels.map((label) => [label, textAt(spot, [...parent, label], holder[label])]));
  const path = [...parent, 'matchLabels'];
  const placements: readonly Placement[] = [
    { type: 'set', path, value },
    ...labels.map((label): Placement => ({ type: 'remove', path: [...parent, label] })),
  ];
  return [place(`Put ${labels.join(' and ')} under matchLabels`, placements, parent)];
}

function textAt(spot: Spot, path: Path, value: YamlValue | undefined): string {
  return typeof value === 'string' ? value : spot.written(path);
}

/** `ports` among the peers: beside them it is meant. Only where that means the same for every peer. */
function besidePeers({ spot, parent, holder }: Unknown, peer: Path): readonly Candidate[] {
  const [peers, rule] = [parentOf(parent), parentOf(parentOf(parent))];
  const ruleHolder = mappingAt(spot, rule);
  const ports = holder.ports;
  const list = ruleHolder?.[keyOf(peers)];
  if (ruleHolder === undefined || 'ports' in ruleHolder || !Array.isArray(ports) || !Array.isArray(list)) return [];
  const alone = Object.keys(holder).length === 1;
  if (!alone && list.length > 1) return [];
  const to = [...rule, 'ports'];
  const moves = ports.map((_, index): Placement => ({ type: 'move', from: [...parent, 'ports', 0], to, index }));
  const left: Placement = { type: 'remove', path: alone ? peer : spot.path };
  // Without another peer the rule would be one for anyone.
  if (alone && list.length === 1) return [];
  return [place(`Put ports beside ${keyOf(peers)}`, [...moves, left], to)];
}

function removal({ spot, parent, holder, shape, key }: Unknown, names: readonly string[]): readonly Candidate[] {
  const rest = Object.keys(holder).filter((field) => Object.hasOwn(shape.fields, field));
  // A peer without a field names nobody, and an expression lacks what was meant by another name.
  if (shape.name === 'peer' && rest.length === 0) return [];
  if (shape.name === 'requirement' && names.length > 0) return [];
  return [place(`Remove ${key}${effectOfRemoval(shape, rest, parent)}`, [{ type: 'remove', path: spot.path }])];
}

/** What goes with a field that nobody knows: who wrote it may have meant it to restrict something. */
function effectOfRemoval(shape: ObjectShape, rest: readonly string[], parent: Path): string {
  const peers = Object.keys(shape.fields)[0] ?? '';
  switch (shape.name) {
    case 'rule':
      if (!rest.includes(peers)) return ': the rule then allows anyone';
      return rest.includes('ports') ? ': more may be allowed without it' : ': the rule then allows every port';
    case 'selector':
      if (rest.length > 0) return ': more may be allowed without it';
      return keyOf(parent) === 'namespaceSelector' ? ': it then selects every namespace' : ': it then selects every pod';
    case 'port':
      return rest.includes('port') ? ': more may be allowed without it' : ': every port is then meant';
    case 'block':
      return rest.includes('except') ? ': more may be allowed without it' : ': the whole block is then meant';
    case 'spec':
    case 'peer':
    case 'requirement':
      return ': more may be allowed without it';
    case 'policy':
    case 'metadata':
      return '';
  }
}
