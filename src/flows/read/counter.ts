import type { FlowEnd, FlowRecord } from '../flow';
import type { ObservedFlow } from '../observed';
import { createFlowTable } from './flowTable';
import { createPairs, type Waiting } from './pairs';
import type { ReadFlow } from './readFlow';
import { createRecentMap } from './recentMap';

/** Counts records into flows. */
export interface Counter {
  readonly records: number;
  readonly paired: number;
  readonly notKept: number;
  readonly bucketMs: number;
  nextFile(): void;
  /** Its flow; undefined: there is no room for it. `nth` tells it from all other records. */
  take(read: ReadFlow): { readonly flow: number | undefined; readonly nth: number };
  ends(): readonly FlowEnd[];
  /** The flows that have records, and where among them that of a record is. */
  flows(): {
    readonly flows: readonly ObservedFlow[];
    readonly placeOf: (flow: number, nth: number) => number | undefined;
  };
}

/** More than there are raw records that could be asked for. */
const MOST_MOVED = 2500;

/** Holds at most `most` different flows. */
export function createCounter(most: number): Counter {
  const table = createFlowTable(most);
  const pairs = createPairs();
  /** Records that were counted anew with the other of their packet, and where. */
  const moved = createRecentMap<number, number>(MOST_MOVED);
  let records = 0;
  let paired = 0;
  let notKept = 0;

  /** Where a record belongs whose packet is counted already, with what it tells kept there. */
  function second(record: FlowRecord, first: Waiting): number | undefined {
    paired += 1;
    if (first.flow === undefined) return undefined;
    const tellsMore = record.direction !== undefined && first.direction === undefined;
    const flow = (tellsMore ? table.place(record) : undefined) ?? first.flow;
    if (flow !== first.flow) {
      table.uncount(first.flow, first.time);
      table.count(flow, first.time, 1);
      table.adopt(flow, first.flow);
      moved.set(first.nth, flow);
    }
    table.tell(flow, record);
    return flow;
  }

  return {
    get records() {
      return records;
    },
    get paired() {
      return paired;
    },
    get notKept() {
      return notKept;
    },
    get bucketMs() {
      return table.bucketMs;
    },
    nextFile: pairs.clear,
    take({ record, half, count }) {
      const nth = records;
      records += count ?? 1;
      const halved = half === undefined || count !== undefined ? undefined : waitingOf(record, half, nth);
      const first = halved === undefined ? undefined : pairs.match(pairKey(record), halved);
      if (first !== undefined) return { flow: second(record, first), nth };
      const flow = table.place(record);
      if (halved !== undefined) halved.flow = flow;
      if (flow === undefined) notKept += count ?? 1;
      else {
        table.count(flow, record.time, count ?? 1);
        table.tell(flow, record);
      }
      return { flow, nth };
    },
    ends: table.ends,
    flows() {
      const all = table.flows();
      const places = new Map<number, number>();
      const flows: ObservedFlow[] = [];
      for (const [at, flow] of all.entries()) {
        if (flow === undefined) continue;
        places.set(at, flows.length);
        flows.push(flow);
      }
      return { flows, placeOf: (flow, nth) => places.get(moved.get(nth) ?? flow) };
    },
  };
}

const waitingOf = ({ time, direction }: FlowRecord, half: Waiting['half'], nth: number): Waiting => ({
  half,
  time,
  direction,
  nth,
  flow: undefined,
});

function pairKey({ from, to, fromPort, port, protocol, reason }: FlowRecord): string {
  return `${endKey(from)} ${fromPort} ${endKey(to)} ${port} ${protocol} ${reason}`;
}

const endKey = ({ namespace, pod, service, address, names, reserved }: FlowEnd): string =>
  pod === undefined && service === undefined ? `${address} ${reserved} ${names}` : `${namespace}/${pod ?? service}`;
