import type { FlowEnd } from '../flow';
import { LOCAL_IDENTITY, numberOfReserved, reservedByNumber } from './hubbleWords';

/** An end as compact, dict and table output print it, and its port. */
export interface PrintedEnd {
  readonly end: FlowEnd;
  readonly port: number | undefined;
}

/**
 * Reads an end: `ns/pod`, `ns/service`, DNS names joined by commas, or an address, then `:port` unless it is 0 (an IPv6
 * address with a port stands in brackets). `identity` is what stands in parentheses behind it, without them; undefined
 * where the format has none.
 */
export function readPrintedEnd(host: string, identity: string | undefined): PrintedEnd {
  const { name, port } = apart(host);
  const reserved = identity?.startsWith('ID:') === false ? identity : undefined;
  const number = identity?.startsWith('ID:') === true ? Number(identity.slice(3)) : numberOfReserved(reserved ?? '');
  const slash = name.indexOf('/');
  const namespace = slash < 0 ? undefined : name.slice(0, slash);
  const called = slash < 0 ? undefined : name.slice(slash + 1);
  const isService = called !== undefined && namesService(called, reserved, number);
  const isAddress = slash < 0 && ADDRESS.test(name);
  return {
    port,
    end: {
      namespace,
      pod: isService ? undefined : called,
      service: isService ? called : undefined,
      names: slash < 0 && !isAddress && name !== '' && !HARDWARE.test(name) ? name.split(',') : [],
      address: isAddress && !HARDWARE.test(name) ? name : undefined,
      identity: number === 0 ? undefined : number,
      reserved: reserved === 'unknown' ? undefined : (reserved ?? reservedByNumber(number ?? 0)),
      labels: undefined,
      workload: undefined,
    },
  };
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*(?:%\S+)?)$/;
/** Where there is no IP packet, Hubble prints the addresses of the network cards: they are no ends of a connection. */
const HARDWARE = /^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/;

function apart(host: string): { readonly name: string; readonly port: number | undefined } {
  const bracketed = /^\[(.*)\](?::(\d+))?$/.exec(host);
  if (bracketed !== null) return { name: bracketed[1] ?? '', port: portOf(bracketed[2]) };
  const colon = host.indexOf(':');
  if (colon < 0 || host.indexOf(':', colon + 1) >= 0) return { name: host, port: undefined };
  const port = portOf(host.slice(colon + 1));
  return port === undefined ? { name: host, port } : { name: host.slice(0, colon), port };
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port > 0 && port < 65_536 ? port : undefined;
}

/** Reserved identities that no pod with a name has: pods on the host's network are printed as addresses. */
const NEVER_PODS: ReadonlySet<string> = new Set([
  'host',
  'world',
  'world-ipv4',
  'world-ipv6',
  'health',
  'remote-node',
  'kube-apiserver',
  'ingress',
]);

/**
 * Hubble prints `ns/pod` and `ns/service` alike. A service is what stands with an identity that pods do not have: a
 * reserved one, or one that a node numbers for itself (addresses, DNS names). But a pod outside of Cilium's care has
 * `world`, too (as of 2021 on GKE), so a name that ends as the names of generated pods do is a pod's all the same.
 */
function namesService(name: string, reserved: string | undefined, identity: number | undefined): boolean {
  const noPod = reserved === undefined ? (identity ?? 0) >= LOCAL_IDENTITY : NEVER_PODS.has(reserved);
  return noPod && !GENERATED.test(name);
}

// Kubernetes' rand.String has these letters; `-8c4c77fb7-9klws`, and `-88zrp` where a digit and a letter make it sure.
const GENERATED =
  /-(?:[bcdf-hj-np-tv-xz2456789]{6,10}-[bcdf-hj-np-tv-xz2456789]{5}|(?=[b-z]*\d)(?=\d*[b-z])[bcdf-hj-np-tv-xz2456789]{5})$/;
