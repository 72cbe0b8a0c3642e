import type { Protocol } from '../engine';
import type { Analysis } from './analysis';
import { findAsked } from './asked';
import { memberText, podText, typedEnd } from './askedText';
import { nameKey } from './directory';

/** What a field of the check offers. `to` is whom the port is of. Options hold all words of `filter`. */
export interface CandidatesQuestion {
  readonly field: 'from' | 'to' | 'port';
  readonly to: string;
  readonly filter: string;
  readonly most: number;
}

/** `text` is what is typed for it, `about` what it is. */
export interface Candidate {
  readonly text: string;
  readonly about: string;
}
export interface Candidates {
  readonly total: number;
  readonly options: readonly Candidate[];
}

/** What may be typed into a field: workloads, then services, then pods by their own names; or the ports of a destination. */
export function candidatesFor(analysis: Analysis, { field, to, filter, most }: CandidatesQuestion): Candidates {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const options: Candidate[] = [];
  let total = 0;
  for (const one of field === 'port' ? portsOf(analysis, to) : ends(analysis, field)) {
    const all = `${one.text} ${one.about}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) continue;
    total += 1;
    if (options.length < most) options.push(one);
  }
  return { total, options };
}

const known = new WeakMap<Analysis, Map<'from' | 'to', readonly Candidate[]>>();

function ends(analysis: Analysis, field: 'from' | 'to'): readonly Candidate[] {
  const lists = known.get(analysis) ?? new Map<'from' | 'to', readonly Candidate[]>();
  known.set(analysis, lists);
  const list = lists.get(field) ?? [...endsOf(analysis, field)];
  lists.set(field, list);
  return list;
}

function* endsOf(analysis: Analysis, field: 'from' | 'to'): Generator<Candidate> {
  const { members, situation, reach } = analysis;
  for (const [place, { workload }] of members.entries()) {
    const ports = field === 'to' ? workload.ports.map(({ protocol, number }) => portText(protocol, number)) : [];
    yield { text: memberText(analysis, place), about: [workload.kind, ...new Set(ports)].join(', ') };
  }
  // A connection comes from a pod; a service is where it goes to.
  for (const { namespace, name, ports } of field === 'to' ? situation.cluster.services : []) {
    const about = ports.map((one) => portText(one.protocol, one.port));
    yield { text: `service ${nameKey(namespace, name)}`, about: about.join(', ') };
  }
  for (const { workload, first } of members) {
    for (const [index, pod] of workload.pods.entries()) {
      if (pod.name === undefined || workload.kind === 'Pod' || reach.pods[first + index] === undefined) continue;
      yield { text: podText(analysis, first + index), about: `Pod of ${workload.kind} ${workload.name}` };
    }
  }
}

function portText(protocol: Protocol, number: number): string {
  return protocol === 'TCP' ? `${number}` : `${number}/${protocol}`;
}

/** The ports of whom a text names: those a service lists, or those of the containers. */
function* portsOf(analysis: Analysis, to: string): Generator<Candidate> {
  const typed = typedEnd(analysis, to);
  const found = typed.type === 'asked' ? findAsked(analysis, typed.asked, 'to') : undefined;
  if (found?.type !== 'pods') return;
  const places = new Set(found.pods);
  const listed =
    found.service?.ports.map(({ name, protocol, port }) => ({ name, protocol, number: port })) ??
    analysis.members.flatMap(({ workload, first }) =>
      workload.pods.some((_, index) => places.has(first + index)) ? workload.ports : [],
    );
  const seen = new Set<string>();
  for (const { name, protocol, number } of listed) {
    const text = portText(protocol, number);
    if (seen.has(text)) continue;
    seen.add(text);
    yield { text, about: name ?? '' };
  }
}
