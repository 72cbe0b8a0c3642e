import type { FlowEnd, FlowPolicy, FlowRecord } from '../flow';
import type { ObservedFlow } from '../observed';
import { type BucketCount, createBucketLog, createBucketWidth } from './buckets';
import { createEndTable } from './endTable';
import { createFlowKeys } from './flowKey';
import { ownText, ownTextOr } from './ownText';
import { createTypeLists } from './typeList';

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

// A flow is a row of numbers: with objects for each, a record waits for memory longer than it takes to be counted.
const FROM = 0;
const TO = 1;
const PORT = 2;
const CODE = 3;
const COUNT = 4;
const FIRST = 5;
const LAST = 6;
/** The bucket that was counted into last, and the chain of those before it. */
const INDEX = 7;
const IN_BUCKET = 8;
const EARLIER = 9;
const TYPES = 10;
const ROW = 11;

/** What Hubble names for one flow is far less; what is no output of Hubble's must not fill the memory. */
const MOST_POLICIES = 50;
/** So many entries of buckets, before they are put together; if that leaves as many, buckets become wider. */
const FEW_ENTRIES = 1 << 16;
const MOST_ENTRIES = 1 << 22;

/** Holds at most `most` different flows. */
export function createFlowTable(most: number): FlowTable {
  const ends = createEndTable();
  const keys = createFlowKeys();
  const types = createTypeLists();
  const width = createBucketWidth();
  const policies = new Map<number, FlowPolicy[]>();
  let log = createBucketLog();
  let mostEntries = FEW_ENTRIES;
  let size = 0;
  let rows = new Float64Array(ROW << 10);
  // Places + 1 of flows by a hash of their keys, with open addressing: a record costs no text to look it up with.
  let slots = new Int32Array(1 << 11);

  const at = (cell: number): number => rows[cell] ?? 0;

  function slotOf(from: number, to: number, port: number, code: number): number {
    const mask = slots.length - 1;
    for (let slot = hash(from, to, port, code) & mask; ; slot = (slot + 1) & mask) {
      const place = slots[slot] ?? 0;
      if (place === 0) return slot;
      const row = (place - 1) * ROW;
      if (at(row) === from && at(row + TO) === to && at(row + CODE) === code && at(row + PORT) === port) return slot;
    }
  }

  function grow(): void {
    const before = rows;
    rows = new Float64Array(before.length * 2);
    rows.set(before);
    slots = new Int32Array(slots.length * 2);
    for (let flow = 0, row = 0; flow < size; flow++, row += ROW) {
      slots[slotOf(at(row + FROM), at(row + TO), at(row + PORT), at(row + CODE))] = flow + 1;
    }
  }

  function add(from: number, to: number, port: number, code: number): number {
    if ((size + 1) * ROW > rows.length) grow();
    rows.set([from, to, port, code, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, 0, 0], size * ROW);
    size += 1;
    slots[slotOf(from, to, port, code)] = size;
    return size - 1;
  }

  /** Puts the bucket that was counted into last with those before it. */
  function settle(row: number): void {
    if (at(row + IN_BUCKET) === 0) return;
    rows[row + EARLIER] = log.append(at(row + EARLIER), at(row + INDEX), at(row + IN_BUCKET));
    rows[row + IN_BUCKET] = 0;
  }

  function bucketsOf(row: number): readonly BucketCount[] {
    settle(row);
    return log.read(at(row + EARLIER));
  }

  function widen(): void {
    log.widen();
    for (let cell = INDEX; cell < size * ROW; cell += ROW) rows[cell] = Math.floor(at(cell) / 2);
  }

  function putTogether(): void {
    const fresh = createBucketLog();
    for (let row = 0; row < size * ROW; row += ROW) {
      let chain = 0;
      for (const { index, count } of bucketsOf(row)) chain = fresh.append(chain, index, count);
      rows[row + EARLIER] = chain;
    }
    log = fresh;
  }

  function keepBounded(): void {
    if (log.size < mostEntries) return;
    putTogether();
    while (log.size > MOST_ENTRIES) {
      width.double();
      widen();
      putTogether();
    }
    mostEntries = Math.max(FEW_ENTRIES, log.size * 2);
  }

  function addPolicies(flow: number, told: readonly FlowPolicy[]): void {
    const known = policies.get(flow) ?? [];
    for (const { kind, namespace, name } of told) {
      if (known.some((one) => one.name === name && one.namespace === namespace && one.kind === kind)) continue;
      if (known.length < MOST_POLICIES) {
        known.push({ kind: ownText(kind), namespace: ownTextOr(namespace), name: ownText(name) });
      }
    }
    policies.set(flow, known);
  }

  function observedFlow(flow: number): ObservedFlow | undefined {
    const row = flow * ROW;
    if (at(row + COUNT) <= 0) return undefined;
    const timed = at(row + FIRST) <= at(row + LAST);
    return {
      from: at(row + FROM),
      to: at(row + TO),
      port: at(row + PORT) || undefined,
      ...keys.keyOf(at(row + CODE)),
      types: types.textsOf(at(row + TYPES)),
      policies: [...(policies.get(flow) ?? [])],
      count: at(row + COUNT),
      first: timed ? at(row + FIRST) : undefined,
      last: timed ? at(row + LAST) : undefined,
      buckets: bucketsOf(row),
    };
  }

  return {
    get bucketMs() {
      return width.ms;
    },
    place(record) {
      const full = size >= most;
      const code = keys.codeOf(record, !full);
      const from = full ? ends.find(record.from) : ends.place(record.from);
      const to = full ? ends.find(record.to) : ends.place(record.to);
      if (from === undefined || to === undefined || code === undefined) return undefined;
      const port = record.port ?? 0;
      const known = slots[slotOf(from, to, port, code)] ?? 0;
      if (known > 0) return known - 1;
      return full ? undefined : add(from, to, port, code);
    },
    count(flow, time, count) {
      const row = flow * ROW;
      rows[row + COUNT] = at(row + COUNT) + count;
      if (time === undefined) return;
      for (let doubled = width.include(time); doubled > 0; doubled--) widen();
      const index = Math.floor(time / width.ms);
      if (at(row + INDEX) !== index) {
        settle(row);
        keepBounded();
        // Buckets may have become wider for it.
        rows[row + INDEX] = Math.floor(time / width.ms);
      }
      rows[row + IN_BUCKET] = at(row + IN_BUCKET) + count;
      if (time < at(row + FIRST)) rows[row + FIRST] = time;
      if (time > at(row + LAST)) rows[row + LAST] = time;
    },
    uncount(flow, time) {
      const row = flow * ROW;
      rows[row + COUNT] = at(row + COUNT) - 1;
      if (time === undefined) return;
      rows[row + EARLIER] = log.append(at(row + EARLIER), Math.floor(time / width.ms), -1);
    },
    tell(flow, { type, policies: told }) {
      const cell = flow * ROW + TYPES;
      rows[cell] = types.with(at(cell), type);
      if (told.length > 0) addPolicies(flow, told);
    },
    adopt(flow, other) {
      const cell = flow * ROW + TYPES;
      for (const type of types.textsOf(at(other * ROW + TYPES))) rows[cell] = types.with(at(cell), type);
      addPolicies(flow, policies.get(other) ?? []);
    },
    ends: ends.all,
    flows: () => Array.from({ length: size }, (_, flow) => observedFlow(flow)),
  };
}

function hash(from: number, to: number, port: number, code: number): number {
  let mixed = Math.imul(from ^ 0x9e3779b9, 0x85ebca6b) ^ to;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ port;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f) ^ code;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x165667b1);
  return mixed ^ (mixed >>> 14);
}
