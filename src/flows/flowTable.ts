import { addToBucket, type Buckets, createBucketWidth, halveBuckets } from './buckets';
import { createEndTable } from './endTable';
import { FLOW_VERDICTS, type FlowEnd, type FlowPolicy, type FlowRecord } from './flow';
import type { ObservedFlow } from './observed';
import { ownText, ownTextOr } from './ownText';

/** Flows counted by what they have in common. Flows are told by their places, which do not change. */
export interface FlowTable {
  readonly bucketMs: number;
  /** The place for a record, new where none is like it; undefined: there is no room. Nothing is counted yet. */
  place(record: FlowRecord): number | undefined;
  count(flow: number, time: number | undefined, count: number): void;
  /** Counts one record less: it turned out to be of a packet that is counted elsewhere. */
  uncount(flow: number, time: number | undefined): void;
  /** Keeps what a record tells of the flow beyond its key. */
  tell(flow: number, record: Pick<FlowRecord, 'type' | 'policies'>): void;
  /** Keeps of a flow what another one is called, too. */
  adopt(flow: number, other: number): void;
  ends(): readonly FlowEnd[];
  /** As they are counted now, place by place; undefined: no record is left. */
  flows(): readonly (ObservedFlow | undefined)[];
}

interface Counted {
  readonly from: number;
  readonly to: number;
  /** 0: there is none. */
  readonly port: number;
  /** Everything else of the key, as one number. */
  readonly code: number;
  readonly key: Pick<ObservedFlow, 'port' | 'protocol' | 'direction' | 'verdict' | 'reason' | 'reply'>;
  readonly types: string[];
  readonly policies: FlowPolicy[];
  count: number;
  /** Infinite while no time was told: numbers alone are kept in place. */
  first: number;
  last: number;
  buckets: Buckets;
}

/** What Hubble may have for one flow is far less; what is no output of Hubble's must not fill the memory. */
const MOST_TYPES = 24;
const MOST_POLICIES = 50;

const PROTOCOLS = [undefined, 'TCP', 'UDP', 'SCTP', 'ICMPv4', 'ICMPv6'] as const;

/** Holds at most `most` different flows. */
export function createFlowTable(most: number): FlowTable {
  const ends = createEndTable();
  const flows: Counted[] = [];
  const reasons = new Map<string, number>();
  const width = createBucketWidth();
  // Places + 1 of flows by a hash of their keys, with open addressing: a record costs no text to look it up with.
  let slots = new Int32Array(1 << 12);

  function codeOf({ protocol, direction, verdict, reason, reply }: FlowRecord): number {
    let place = 0;
    if (reason !== undefined) {
      place = reasons.get(reason) ?? 0;
      if (place === 0) {
        if (flows.length >= most) return -1;
        place = reasons.size + 1;
        reasons.set(ownText(reason), place);
      }
    }
    const way = direction === undefined ? 0 : direction === 'ingress' ? 1 : 2;
    const back = reply === undefined ? 0 : reply ? 1 : 2;
    return (((place * 8 + FLOW_VERDICTS.indexOf(verdict)) * 3 + way) * 3 + back) * 6 + PROTOCOLS.indexOf(protocol);
  }

  function slotOf(from: number, to: number, port: number, code: number): number {
    const mask = slots.length - 1;
    let at = hash(from, to, port, code) & mask;
    for (;;) {
      const flow = flows[(slots[at] ?? 0) - 1];
      if (flow === undefined) return at;
      if (flow.from === from && flow.to === to && flow.port === port && flow.code === code) return at;
      at = (at + 1) & mask;
    }
  }

  function grow(): void {
    slots = new Int32Array(slots.length * 2);
    for (const [place, { from, to, port, code }] of flows.entries()) slots[slotOf(from, to, port, code)] = place + 1;
  }

  function add(from: number, to: number, code: number, record: FlowRecord): number {
    const { port, protocol, direction, verdict, reason, reply } = record;
    flows.push({
      from,
      to,
      port: port ?? 0,
      code,
      key: { port, protocol, direction, verdict, reason: ownTextOr(reason), reply },
      types: [],
      policies: [],
      count: 0,
      first: Number.POSITIVE_INFINITY,
      last: Number.NEGATIVE_INFINITY,
      buckets: [],
    });
    if (flows.length * 2 > slots.length) grow();
    else slots[slotOf(from, to, port ?? 0, code)] = flows.length;
    return flows.length - 1;
  }

  function tell(place: number, { type, policies }: Pick<FlowRecord, 'type' | 'policies'>): void {
    const flow = flows[place];
    if (flow === undefined) return;
    const { types } = flow;
    if (types[0] !== type && types.length < MOST_TYPES && !types.includes(type)) types.push(ownText(type));
    for (const { kind, namespace, name } of policies) {
      const isKnown = flow.policies.some((one) => one.name === name && one.namespace === namespace && one.kind === kind);
      if (isKnown || flow.policies.length >= MOST_POLICIES) continue;
      flow.policies.push({ kind: ownText(kind), namespace: ownTextOr(namespace), name: ownText(name) });
    }
  }

  return {
    get bucketMs() {
      return width.ms;
    },
    place(record) {
      const code = codeOf(record);
      const full = flows.length >= most;
      const from = full ? ends.find(record.from) : ends.place(record.from);
      const to = full ? ends.find(record.to) : ends.place(record.to);
      if (from === undefined || to === undefined || code < 0) return undefined;
      const known = (slots[slotOf(from, to, record.port ?? 0, code)] ?? 0) - 1;
      if (known >= 0) return known;
      return full ? undefined : add(from, to, code, record);
    },
    count(place, time, count) {
      const flow = flows[place];
      if (flow === undefined) return;
      flow.count += count;
      if (time === undefined) return;
      for (let doubled = width.include(time); doubled > 0; doubled--) {
        for (const one of flows) one.buckets = halveBuckets(one.buckets);
      }
      addToBucket(flow.buckets, Math.floor(time / width.ms), count);
      if (time < flow.first) flow.first = time;
      if (time > flow.last) flow.last = time;
    },
    uncount(place, time) {
      const flow = flows[place];
      if (flow === undefined) return;
      flow.count -= 1;
      if (time !== undefined) addToBucket(flow.buckets, Math.floor(time / width.ms), -1);
    },
    tell,
    adopt(place, other) {
      for (const type of flows[other]?.types ?? []) tell(place, { type, policies: flows[other]?.policies ?? [] });
    },
    ends: () => ends.all(),
    flows: () => flows.map((flow) => (flow.count > 0 ? observedFlow(flow) : undefined)),
  };
}

function hash(from: number, to: number, port: number, code: number): number {
  let mixed = Math.imul(from ^ 0x9e3779b9, 0x85ebca6b) ^ to;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ port;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f) ^ code;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x165667b1);
  return mixed ^ (mixed >>> 14);
}

function observedFlow({ from, to, key, types, policies, count, first, last, buckets }: Counted): ObservedFlow {
  const seen: { readonly index: number; readonly count: number }[] = [];
  for (let at = 0; at < buckets.length; at += 2) seen.push({ index: buckets[at] ?? 0, count: buckets[at + 1] ?? 0 });
  const timed = first <= last;
  return {
    from,
    to,
    ...key,
    types: [...types],
    policies: [...policies],
    count,
    first: timed ? first : undefined,
    last: timed ? last : undefined,
    buckets: seen,
  };
}
