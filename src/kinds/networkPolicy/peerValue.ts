import type { Selector } from '../../engine/policy';
import type { YamlValue } from '../../text/placement';
import type { PeerWish, PortWish } from '../intent';
import { isMapping, type Mapping, mappingOf, own } from './mapping';
import { selectorValue } from './selectorValue';

type Fields = { readonly [key: string]: YamlValue };

/** A peer as it is written; `existing` is the readable peer it replaces, whose spelling and order it keeps. */
export function peerValue(wish: PeerWish, existing?: unknown): Fields {
  const written = isMapping(existing) ? existing : {};
  if (wish.type === 'addresses') return { ipBlock: blockValue(wish.cidr, wish.except, own(written, 'ipBlock')) };
  const selectors: readonly (readonly [string, Selector | undefined])[] = [
    ['namespaceSelector', wish.namespaces],
    ['podSelector', wish.pods],
  ];
  const fields = selectors.flatMap(([field, selector]): [string, YamlValue][] =>
    selector === undefined ? [] : [[field, selectorValue(selector, own(written, field))]],
  );
  return inOrderOf(written, fields);
}

function blockValue(cidr: string, except: readonly string[], existing: unknown): Fields {
  const written = isMapping(existing) ? existing : {};
  const before = own(written, 'except');
  const keepsEmpty = Array.isArray(before) && before.length === 0;
  const fields: [string, YamlValue][] = [['cidr', cidr]];
  if (except.length > 0 || keepsEmpty) fields.push(['except', [...except]]);
  return inOrderOf(written, fields);
}

/**
 * The ports of a rule as they are written. An existing entry that a wish repeats is kept as it stands; TCP is written
 * out only where the entry in its place wrote its protocol.
 */
export function portsValue(wishes: readonly PortWish[], existing: readonly unknown[]): readonly Fields[] {
  const unused = [...existing.entries()];
  const kept = wishes.map((wish) => {
    const index = unused.findIndex(([, entry]) => saysSame(wish, entry));
    return index < 0 ? undefined : unused.splice(index, 1)[0];
  });
  return wishes.map((wish, index) => {
    const same = kept[index];
    if (same !== undefined && isMapping(same[1])) return same[1] as Fields;
    const replaced = unused.find(([at]) => at === index)?.[1];
    return portValue(wish, isMapping(replaced) ? replaced : {});
  });
}

function portValue(wish: PortWish, replaced: Mapping): Fields {
  const fields: [string, YamlValue][] = [];
  const spelled = typeof own(replaced, 'protocol') === 'string' || wish.protocol !== 'TCP' || wish.port === undefined;
  if (wish.port !== undefined) fields.push(['port', wish.port]);
  if (spelled) fields.push(['protocol', wish.protocol]);
  if (wish.endPort !== undefined) fields.push(['endPort', wish.endPort]);
  return inOrderOf(replaced, fields);
}

function saysSame(wish: PortWish, entry: unknown): boolean {
  const fields = isMapping(entry) ? entry : {};
  return (
    wish.protocol === (own(fields, 'protocol') ?? 'TCP') &&
    wish.port === (own(fields, 'port') ?? undefined) &&
    wish.endPort === (own(fields, 'endPort') ?? undefined)
  );
}

/** The fields in the order in which `written` has them, the others behind in their own. */
function inOrderOf(written: Mapping, fields: readonly [string, YamlValue][]): Fields {
  const order = Object.keys(written);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return mappingOf([...fields].sort(([a], [b]) => rank(a) - rank(b)));
}
