import { blockAddresses } from '../../engine/ipBlock';
import type { Peer } from '../../engine/policy';
import type { Path } from '../../text/path';
import { isStrictSubset, parseCidr } from './cidr';
import { decodeMapping, decodeText, decodeTexts, WRONG } from './decode';
import type { Mapping } from './mapping';
import { type Problems, refusalSince, refuse, refuseInvalid, refuseUnknownFields, warn, warnOfEmptyFields } from './problems';
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
 * Reads one NetworkPolicyPeer of the list at `at`. `struct` is the Go struct of the rule around it. A peer that is refused as a whole, or
 * of which any part cannot be understood, is unreadable: no part of it says who is meant.
 */
export function readPeer(problems: Problems, items: readonly unknown[], at: Path, index: number, struct: string): Peer {
  const path = [...at, index];
  const mark = problems.length;
  const unreadable = (): Peer => ({ type: 'unreadable', reason: refusalSince(problems, mark) ?? AMBIGUOUS_BLOCK, origin: path });
  const decoded = decodeMapping(problems, items, at, index, struct, 'v1.NetworkPolicyPeer');
  if (decoded === WRONG) return unreadable();
  const peer = decoded ?? {};
  const unknown = refuseUnknownFields(problems, peer, PEER_FIELDS, path, PEER_HINTS);
  const pods = readSelector(problems, peer, path, 'podSelector', PEER);
  const namespaces = readSelector(problems, peer, path, 'namespaceSelector', PEER);
  const block = readBlock(problems, peer, path);

  const selects = pods !== undefined || namespaces !== undefined;
  if (!selects && block === undefined) {
    // An unknown field has been told already, and is the likelier reason.
    if (!unknown) refuse(problems, 'peer', path, 'Required value: must specify a peer');
    return unreadable();
  }
  const clash = selects && block !== undefined;
  if (clash) refuse(problems, 'peer-clash', path, 'Forbidden: may not specify both ipBlock and another peer');
  if (unknown || clash || pods === 'unreadable' || namespaces === 'unreadable' || block === 'unreadable') return unreadable();
  if (block !== undefined) return { type: 'addresses', ...block, origin: path };
  warnOfEmptyFields(problems, peer, path, EMPTY_SELECTORS);
  return { type: 'pods', namespaces, pods, origin: path };
}

const EMPTY_SELECTORS = {
  namespaceSelector: 'not there, so this peer means pods of the own namespace only. Write {} for every namespace',
  podSelector: 'not there, so this peer means every pod of these namespaces. Write {} to say so',
};

function readBlock(
  problems: Problems,
  peer: Mapping,
  at: Path,
): { readonly cidr: string; readonly except: readonly string[] } | undefined | 'unreadable' {
  const path = [...at, 'ipBlock'];
  const block = decodeMapping(problems, peer, at, 'ipBlock', PEER, 'v1.IPBlock');
  if (block === undefined) return undefined;
  if (block === WRONG) return 'unreadable';
  const unknown = refuseUnknownFields(problems, block, ['cidr', 'except'], path);
  warnOfEmptyFields(problems, block, path, { except: 'no exception' });
  const cidr = decodeText(problems, block, path, 'cidr', 'IPBlock');
  const except = decodeTexts(problems, block, path, 'except', 'IPBlock');
  if (cidr === WRONG || except === WRONG) return 'unreadable';
  if (cidr === undefined || cidr === '') {
    if (!unknown) refuse(problems, 'cidr', [...path, 'cidr'], 'Required value');
    return 'unreadable';
  }
  const outer = checkCidr(problems, cidr, [...path, 'cidr']);
  let readable = outer !== undefined && !unknown;
  for (const [index, item] of except.entries()) {
    // The server does not look at `except` when `cidr` is wrong; we tell both.
    const exceptPath = [...path, 'except', index];
    const inner = checkCidr(problems, item, exceptPath);
    if (inner === undefined) readable = false;
    else if (outer !== undefined && !isStrictSubset(inner, outer)) {
      refuseInvalid(problems, 'except', exceptPath, item, ['must be a strict subset of `cidr`']);
    }
  }
  // Leading zeros and the like: taken by older servers, and not what the engine would count with.
  return readable && blockAddresses(cidr, except) !== undefined ? { cidr, except } : 'unreadable';
}

function checkCidr(problems: Problems, text: string, path: Path): ReturnType<typeof parseCidr> {
  const cidr = parseCidr(text);
  if (cidr === undefined) refuseInvalid(problems, 'cidr', path, text, [NOT_CIDR]);
  for (const fault of cidr?.strict ?? []) {
    const told = `Invalid value: ${JSON.stringify(text)}: ${fault}: refused by Kubernetes 1.36 and later, older versions only warn`;
    warn(problems, 'cidr-strict', path, told, 36);
  }
  return cidr;
}
