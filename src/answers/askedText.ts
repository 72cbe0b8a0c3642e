import { PROTOCOLS, type Protocol, parseAddress } from '../engine';
import type { Analysis } from './analysis';
import { type Asked, nameOf } from './asked';
import { directoryOf, nameKey } from './directory';

/** Whom a typed text names; a bare name that stands in several namespaces names nobody. */
export type TypedEnd =
  | { readonly type: 'asked'; readonly asked: Asked }
  | { readonly type: 'several'; readonly names: readonly string[] }
  | { readonly type: 'nothing' };

/** `shop/web`, `Deployment shop/web`, `service shop/db`, `203.0.113.7`, or a name that only one namespace has. */
export function typedEnd(analysis: Analysis, text: string): TypedEnd {
  const words = text.trim().split(/\s+/);
  const [first = '', second] = words;
  if (first === '') return { type: 'nothing' };
  const asked = (one: Asked): TypedEnd => ({ type: 'asked', asked: one });
  if (words.length === 1 && parseAddress(first) !== undefined) return asked({ type: 'address', ip: first });
  const name = second ?? first;
  const kind = second === undefined ? undefined : first;
  const slash = name.indexOf('/');
  const places = slash >= 0 ? [name.slice(0, slash)] : namespacesWith(analysis, name);
  if (places.length > 1) return { type: 'several', names: places.map((namespace) => nameKey(namespace, name)) };
  const at = { namespace: places[0] ?? 'default', name: name.slice(slash + 1) };
  if (kind === undefined) return asked({ type: 'named', ...at });
  return asked(/^(services?|svc)$/i.test(kind) ? { type: 'service', ...at } : { type: 'workload', kind, ...at });
}

function namespacesWith(analysis: Analysis, name: string): readonly string[] {
  const { pods, members, services } = directoryOf(analysis);
  const { namespaces } = analysis.situation.cluster;
  return [...namespaces.keys()].filter((namespace) => {
    const key = nameKey(namespace, name);
    return pods.has(key) || members.has(key) || services.has(key);
  });
}

export type TypedPort =
  | { readonly ok: true; readonly protocol: Protocol | undefined; readonly port: number | string | undefined }
  | { readonly ok: false };

/** `8080`, `53/UDP`, `UDP 53`, a port's name, a protocol alone; nothing: every port. */
export function typedPort(text: string): TypedPort {
  const parts = text
    .trim()
    .split(/[\s/:]+/)
    .filter(Boolean);
  const protocols = parts.flatMap((part) => PROTOCOLS.find((one) => one === part.toUpperCase()) ?? []);
  const others = parts.filter((part) => !PROTOCOLS.some((one) => one === part.toUpperCase()));
  const [port] = others;
  if (others.length > 1 || protocols.length > 1) return { ok: false };
  const protocol = protocols[0];
  if (port === undefined) return { ok: true, protocol, port: undefined };
  if (/^\d+$/.test(port)) {
    const number = Number(port);
    return number >= 1 && number <= 65535 ? { ok: true, protocol, port: number } : { ok: false };
  }
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(port) ? { ok: true, protocol, port } : { ok: false };
}

/** How a workload is typed: by its name where that is its alone, else with its kind. */
export function memberText(analysis: Analysis, place: number): string {
  const workload = analysis.members[place]?.workload;
  if (workload === undefined) return '';
  const { pods, members } = directoryOf(analysis);
  const key = nameKey(workload.namespace, workload.name);
  const alone = members.get(key)?.length === 1 && (workload.kind === 'Pod' || !pods.has(key));
  return alone ? key : `${workload.kind} ${key}`;
}

/** How a pod is typed. */
export function podText(analysis: Analysis, pod: number): string {
  return nameKey(analysis.reach.pods[pod]?.namespace ?? '', nameOf(analysis, pod));
}
