import type { FlowEnd } from './flow';
import { LOCAL_IDENTITY } from './hubbleWords';
import { ownText, ownTextOr } from './ownText';

/** The ends that were seen, each once. */
export interface EndTable {
  /** As they are known now; what was given out does not change. */
  all(): readonly FlowEnd[];
  /** Its place, and what is newly told of it kept; undefined: it was not seen before. */
  find(end: FlowEnd): number | undefined;
  /** Its place, new where it was not seen before; undefined: there is no room for it. */
  place(end: FlowEnd): number | undefined;
}

/** In characters of names and labels: more than 200,000 flows with long names and many labels need. */
const ROOM = 200_000_000;

/**
 * An end is one pod, else one service, else one address with its reserved identity and names. Labels, identity, workload
 * and address are the newest that were told.
 */
export function createEndTable(): EndTable {
  const ends: FlowEnd[] = [];
  const places = new Map<string, number>();
  const labelSets = new Map<number, readonly string[]>();
  let room = ROOM;

  /** The labels of an identity are kept once. */
  function shared(identity: number | undefined, labels: readonly string[] | undefined): readonly string[] | undefined {
    if (identity === undefined || labels === undefined) return labels;
    const known = labelSets.get(identity);
    if (known !== undefined && sameTexts(known, labels)) return known;
    labelSets.set(identity, labels);
    room -= lengthOf(labels);
    return labels;
  }

  function renew(at: number, end: FlowEnd): void {
    const old = ends[at];
    if (old === undefined || tellsNothingNew(old, end)) return;
    ends[at] = {
      ...old,
      address: end.address === old.address ? old.address : (ownTextOr(end.address) ?? old.address),
      identity: end.identity ?? old.identity,
      reserved: end.identity === undefined && end.reserved === undefined ? old.reserved : ownTextOr(end.reserved),
      labels: shared(end.identity, end.labels) ?? old.labels,
      workload: end.workload ?? old.workload,
    };
  }

  function find(end: FlowEnd): number | undefined {
    const at = places.get(keyOf(end));
    if (at !== undefined) renew(at, end);
    return at;
  }

  return {
    all: () => ends.slice(),
    find,
    place(end) {
      const known = find(end);
      if (known !== undefined) return known;
      if (room <= 0) return undefined;
      const key = keyOf(end);
      room -= key.length * 2;
      places.set(key, ends.length);
      ends.push(kept(end, shared(end.identity, end.labels)));
      return ends.length - 1;
    },
  };
}

function keyOf({ namespace, pod, service, address, reserved, names }: FlowEnd): string {
  if (pod !== undefined) return `p${namespace ?? ''}/${pod}`;
  if (service !== undefined) return `s${namespace ?? ''}/${service}`;
  return `a${address ?? ''} ${reserved ?? ''} ${names.length === 0 ? '' : names.join(',')}`;
}

function kept(end: FlowEnd, labels: readonly string[] | undefined): FlowEnd {
  // Parsed JSON has texts of its own; those of a printed line are cut out of it.
  if (end.labels !== undefined) return { ...end, labels };
  return {
    ...end,
    namespace: ownTextOr(end.namespace),
    pod: ownTextOr(end.pod),
    service: ownTextOr(end.service),
    names: end.names.map(ownText),
    address: ownTextOr(end.address),
    reserved: ownTextOr(end.reserved),
  };
}

function tellsNothingNew(old: FlowEnd, end: FlowEnd): boolean {
  if (end.address !== undefined && end.address !== old.address) return false;
  if (end.identity !== undefined && end.identity !== old.identity) return false;
  if (end.workload !== undefined && end.workload.name !== old.workload?.name) return false;
  if (end.reserved !== undefined && end.reserved !== old.reserved) return false;
  if (end.labels === undefined) return true;
  if (old.labels === undefined) return false;
  // An identity of pods stands for one set of labels.
  const sure = end.identity !== undefined && end.identity >= 256 && end.identity < LOCAL_IDENTITY;
  return sure ? end.labels.length === old.labels.length : sameTexts(end.labels, old.labels);
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function lengthOf(texts: readonly string[]): number {
  let length = 0;
  for (const text of texts) length += text.length;
  return length;
}
