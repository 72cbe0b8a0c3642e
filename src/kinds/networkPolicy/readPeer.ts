import { blockAddresses } from '../../engine/ipBlock';
import type { Peer } from '../../engine/policy';
import type { Path } from '../../text/path';
import { isStrictSubset, parseCidr } from './cidr';
import { decodeList, decodeMapping, decodeText, WRONG } from './decode';
import { isAbsent, own } from './mapping';
import { type Problems, refusalSince, refuse, refuseInvalid, refuseUnknownFields, warn } from './problems';
import { readSelector } from './readSelector';

const PEER = 'NetworkPolicyPeer';
const PEER_FIELDS = ['podSelector', 'namespaceSelector', 'ipBlock'];
const AMBIGUOUS_BLOCK = 'it holds a CIDR that versions of Kubernetes read differently';
const NOT_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

// Fields of other kinds of policy, or of a rule, that people write into a peer.
const PEER_HINTS = {
  matchLabels: 'it stands under podSelector or namespaceSelector',
  matchExpressions: 'it stands under podSelector or namespaceSelector',
  ports: 'ports stand beside from or to, not in a peer',
  cidr: 'it stands under ipBlock',
  fqdns: 'NetworkPolicy cannot choose by DNS name',
};

/**
 * Reads one NetworkPolicyPeer. `rule` is the Go struct of the rule around it. A peer that is refused as a whole, or
 * of which any part cannot be understood, is unreadable: no part of it says who is meant.
 */
export function readPeer(problems: Problems, value: unknown, path: Path, rule: string): Peer {
  const mark = problems.length;
  const unreadable = (): Peer => ({ type: 'unreadable', reason: refusalSince(problems, mark) ?? AMBIGUOUS_BLOCK, origin: path });
  const decoded = decodeMapping(problems, value, path, { struct: rule, type: 'v1.NetworkPolicyPeer' });
  if (decoded === WRONG) return unreadable();
  const peer = decoded ?? {};
  const unknown = refuseUnknownFields(problems, peer, PEER_FIELDS, path, PEER_HINTS);
  const [podsValue, namespacesValue, blockValue] = PEER_FIELDS.map((field) => own(peer, field));
  const pods = readSelector(problems, podsValue, [...path, 'podSelector'], { struct: PEER, type: 'v1.LabelSelector' });
  const namespaces = readSelector(problems, namespacesValue, [...path, 'namespaceSelector'], {
    struct: PEER,
    type: 'v1.LabelSelector',
  });
  const block = readBlock(problems, blockValue, [...path, 'ipBlock']);

  const selects = pods !== undefined || namespaces !== undefined;
  if (!selects && block === undefined) {
    // An unknown field has been told already, and is the likelier reason.
    if (!unknown) refuse(problems, path, 'Required value: must specify a peer');
    return unreadable();
  }
  if (selects && block !== undefined) refuse(problems, path, 'Forbidden: may not specify both ipBlock and another peer');
  const clash = selects && block !== undefined;
  if (unknown || clash || pods === 'unreadable' || namespaces === 'unreadable' || block === 'unreadable') return unreadable();
  if (block !== undefined) return { type: 'addresses', ...block, origin: path };
  warnOfEmptySelectors(problems, path, {
    pods: 'podSelector' in peer && isAbsent(podsValue),
    namespaces: 'namespaceSelector' in peer && isAbsent(namespacesValue),
  });
  return { type: 'pods', namespaces, pods, origin: path };
}

function warnOfEmptySelectors(
  problems: Problems,
  path: Path,
  empty: { readonly pods: boolean; readonly namespaces: boolean },
): void {
  if (empty.namespaces) {
    const meaning = 'the server takes it as not there, so this peer means pods of the own namespace only';
    warn(problems, [...path, 'namespaceSelector'], `namespaceSelector is empty: ${meaning}. Write {} for every namespace.`);
  }
  if (empty.pods) {
    const meaning = 'the server takes it as not there, so this peer means every pod of these namespaces';
    warn(problems, [...path, 'podSelector'], `podSelector is empty: ${meaning}. Write {} to say so.`);
  }
}

function readBlock(
  problems: Problems,
  value: unknown,
  path: Path,
): { readonly cidr: string; readonly except: readonly string[] } | undefined | 'unreadable' {
  const block = decodeMapping(problems, value, path, { struct: PEER, type: 'v1.IPBlock' });
  if (block === undefined) return undefined;
  if (block === WRONG) return 'unreadable';
  const unknown = refuseUnknownFields(problems, block, ['cidr', 'except'], path);
  const cidr = decodeText(problems, own(block, 'cidr'), [...path, 'cidr'], { struct: 'IPBlock', type: 'string' });
  const items = decodeList(problems, own(block, 'except'), [...path, 'except'], { struct: 'IPBlock', type: '[]string' });
  const exceptPath = (index: number): Path => [...path, 'except', index];
  const except =
    items === WRONG
      ? WRONG
      : items.map((item, index) => decodeText(problems, item, exceptPath(index), { struct: 'IPBlock', type: 'string' }) ?? '');
  if (cidr === WRONG || except === WRONG || !except.every((item) => item !== WRONG)) return 'unreadable';
  if (cidr === undefined || cidr === '') {
    refuse(problems, [...path, 'cidr'], 'Required value');
    return 'unreadable';
  }
  const outer = checkCidr(problems, cidr, [...path, 'cidr']);
  let readable = outer !== undefined && !unknown;
  for (const [index, item] of except.entries()) {
    // The server does not look at `except` when `cidr` is wrong; we tell both.
    const inner = checkCidr(problems, item, exceptPath(index));
    if (inner === undefined) readable = false;
    else if (outer !== undefined && !isStrictSubset(inner, outer)) {
      refuseInvalid(problems, exceptPath(index), item, ['must be a strict subset of `cidr`']);
    }
  }
  // Leading zeros and the like: taken by older servers, and not what the engine would count with.
  return readable && blockAddresses(cidr, except) !== undefined ? { cidr, except } : 'unreadable';
}

function checkCidr(problems: Problems, text: string, path: Path): ReturnType<typeof parseCidr> {
  const cidr = parseCidr(text);
  if (cidr === undefined) refuseInvalid(problems, path, text, [NOT_CIDR]);
  for (const fault of cidr?.strict ?? []) {
    warn(
      problems,
      path,
      `Invalid value: ${JSON.stringify(text)}: ${fault}: refused by Kubernetes 1.36 and later, older versions only warn`,
    );
  }
  return cidr;
}
