import type { Selector } from '../../engine/policy';
import type { YamlValue } from '../../text/placement';
import type { PeerWish, PortWish } from '../intent';
import { isAbsent, isMapping, type Mapping, mappingOf, own } from './mapping';
import { selectorValue } from './selectorValue';
import { inStandingOrder, type Part, partOf, textsInOrder } from './standingOrder';

type Fields = { readonly [key: string]: YamlValue };

/**
 * A peer as it is written; `existing` is the readable peer it replaces, whose spelling and order it keeps, and `part` what
 * of its lists is meant.
 */
export function peerValue(wish: PeerWish, existing?: unknown, part: Part = 'all'): Fields {
  const written = isMapping(existing) ? existing : {};
  if (wish.type === 'addresses') {
    const before = own(written, 'ipBlock');
    return inOrderOf(isMapping(before) ? written : {}, [['ipBlock', blockValue(wish.cidr, wish.except, before, part)]]);
  }
  const selectors: readonly (readonly [string, Selector | undefined])[] = [
    ['namespaceSelector', wish.namespaces],
    ['podSelector', wish.pods],
  ];
  const fields = selectors.flatMap(([field, selector]): [string, YamlValue][] =>
    selector === undefined ? [] : [[field, selectorValue(selector, own(written, field), part)]],
  );
  return inOrderOf(written, fields);
}

function blockValue(cidr: string, except: readonly string[], existing: unknown, part: Part): Fields {
  const written = isMapping(existing) ? existing : {};
  const before = own(written, 'except');
  const keepsEmpty = Array.isArray(before) && before.length === 0;
  const fields: [string, YamlValue][] = [['cidr', cidr]];
  if (except.length > 0 || keepsEmpty) fields.push(['except', textsInOrder(Array.isArray(before) ? before : [], except, part)]);
  return inOrderOf(written, fields);
}

/**
 * The ports of a rule as they are written. An existing entry that a wish repeats is kept as and where it stands; TCP is
 * written out only where the entry in its place wrote its protocol.
 */
export function portsValue(wishes: readonly PortWish[], existing: readonly unknown[], part: Part = 'all'): readonly YamlValue[] {
  const standing = existing.map(entryMeaning);
  const arranged = inStandingOrder(standing, wishes.map(portMeaning));
  return partOf(
    arranged,
    part,
    (at) => asYaml(existing[at]),
    ({ at, wish }) => {
      const port = wishes[wish];
      if (port === undefined) return null;
      const entry = at === undefined ? undefined : existing[at];
      if (at !== undefined && standing[at] === portMeaning(port)) return asYaml(entry);
      return portValue(port, isMapping(entry) ? entry : {});
    },
  );
}

// A readable entry came from YAML or JSON and goes back as it is.
function asYaml(entry: unknown): YamlValue {
  return entry as YamlValue;
}

function portValue(wish: PortWish, replaced: Mapping): Fields {
  const fields: [string, YamlValue][] = [];
  const spelled = typeof own(replaced, 'protocol') === 'string' || wish.protocol !== 'TCP' || wish.port === undefined;
  if (wish.port !== undefined) fields.push(['port', wish.port]);
  if (spelled) fields.push(['protocol', wish.protocol]);
  if (wish.endPort !== undefined) fields.push(['endPort', wish.endPort]);
  return inOrderOf(replaced, fields);
}

function portMeaning({ protocol, port, endPort }: PortWish): string {
  return JSON.stringify([protocol, port ?? null, endPort ?? null]);
}

function entryMeaning(entry: unknown): string {
  const fields = isMapping(entry) ? entry : {};
  return JSON.stringify([own(fields, 'protocol') ?? 'TCP', own(fields, 'port') ?? null, own(fields, 'endPort') ?? null]);
}

/**
 * The fields in the order in which `written` has them, the others behind in their own. Those that it has without a value
 * stay so: nothing asks for their removal.
 */
function inOrderOf(written: Mapping, fields: readonly [string, YamlValue][]): Fields {
  const order = Object.keys(written);
  const empty = order.filter((key) => isAbsent(own(written, key)) && !fields.some(([field]) => field === key));
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const all = [...fields, ...empty.map((key): [string, YamlValue] => [key, null])];
  return mappingOf(all.sort(([a], [b]) => rank(a) - rank(b)));
}
