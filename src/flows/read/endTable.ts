import type { FlowEnd } from '../flow';
import { isOfPods } from './hubbleWords';
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
/** What an end needs beside its texts. */
const ENTRY = 200;

/**
 * An end is one pod, else one service, else one address with its identity and names. Labels, identity, workload
 * and address are the newest that were told.
 */
export function createEndTable(): EndTable {
  const ends: FlowEnd[] = [];
  // By namespace, then by name: names are met again and again, and a text put together of both costs more to find.
  const pods: Places = new Map();
  const services: Places = new Map();
  const others: Places = new Map();
  const labelSets = new Map<number, readonly string[]>();
  let room = ROOM;

  /** The labels of an identity are kept once. */
  function shared(identity: number | undefined, labels: readonly string[] | undefined): readonly string[] | undefined {
    if (identity === undefined || labels === undefined) return labels;
    const known = labelSets.get(identity);
    if (known !== undefined && sameTexts(known, labels)) return known;
    if (room > 0) labelSets.set(identity, labels);
    room -= ENTRY + lengthOf(labels);
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
    const at = placesFor(end).get(groupOf(end))?.get(nameOf(end));
    if (at !== undefined) renew(at, end);
    return at;
  }

  const placesFor = ({ pod, service }: FlowEnd): Places => (pod !== undefined ? pods : service !== undefined ? services : others);

  return {
    all: () => ends.slice(),
    find,
    place(end) {
      const known = find(end);
      if (known !== undefined) return known;
      if (room <= 0) return undefined;
      const group = groupOf(end);
      const name = nameOf(end);
      room -= ENTRY + 2 * (group.length + name.length + (end.address?.length ?? 0));
      const places = placesFor(end);
      const within = places.get(group) ?? new Map<string, number>();
      within.set(ownText(name), ends.length);
      places.set(ownText(group), within);
      ends.push(kept(end, shared(end.identity, end.labels)));
      return ends.length - 1;
    },
  };
}

type Places = Map<string, Map<string, number>>;

function groupOf({ pod, service, namespace, reserved, identity }: FlowEnd): string {
  if (pod !== undefined || service !== undefined) return namespace ?? '';
  // What comes through a proxy has the proxy's address and the identity of who sent it.
  return isOfPods(identity) ? String(identity) : (reserved ?? '');
}

function nameOf({ pod, service, address, names }: FlowEnd): string {
  return pod ?? service ?? (names.length === 0 ? (address ?? '') : `${address ?? ''} ${names.join(',')}`);
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
  return isOfPods(end.identity) ? end.labels.length === old.labels.length : sameTexts(end.labels, old.labels);
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
