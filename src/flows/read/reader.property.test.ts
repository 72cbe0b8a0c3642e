import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anonymised } from '../anonymised';
import type { Observed } from '../observed';
import { readCompactLine } from './compactLine';
import { createClock } from './flowTime';
import { createFlowReader } from './reader';
import { printableRecord } from './testArbitrary';
import { NOW, observe, observeFiles } from './testObserve';
import { compactText } from './testPrinter';

const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 4);

test('compact text printed from a record reads back as that record', () => {
  fc.assert(
    fc.property(printableRecord, (record) => {
      const read = readCompactLine(compactText(record), createClock(NOW));
      expect(read?.type === 'flow' ? read.record : read).toEqual(record);
    }),
    { numRuns },
  );
});

const jsonLine = printableRecord.map(({ time, verdict, from, to }) => {
  const end = ({ namespace, pod, identity }: typeof from): object => ({ namespace, pod_name: pod, identity });
  const iso = new Date(time ?? 1e12).toISOString();
  return { flow: { time: iso, verdict, source: end(from), destination: end(to), Summary: 'a "{" \\ and [' }, time: iso };
});
const piece = fc.oneof(
  printableRecord.map(compactText),
  jsonLine.map((flow) => JSON.stringify(flow)),
  jsonLine.map((flow) => JSON.stringify(flow).slice(0, 40)),
  jsonLine.map((flow) => JSON.stringify(flow, null, 2)),
  fc.array(jsonLine, { maxLength: 3 }).map((flows) => JSON.stringify(flows)),
  fc.array(jsonLine, { maxLength: 3 }).map((flows) => JSON.stringify(flows, null, 1)),
  fc.constantFrom(
    '',
    '  ',
    '[',
    ']',
    '{',
    '{}',
    '}',
    '[pod/x] hello',
    '"',
    '------------',
    'hello {"flow":{}}',
    '\ufeff',
    '[1',
    '{"a":\n',
  ),
  fc.constant(
    '  TIMESTAMP: Jan 13 12:54:46.883\n     SOURCE: a/b:1\nDESTINATION: c/d:2\n       TYPE: to-endpoint\n    VERDICT: FORWARDED',
  ),
  fc.string(),
);
const file = fc
  .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
  .map(([pieces, ending]) => pieces.join('\n').replaceAll('\n', ending));

/** Cuts a text at some places. */
const cut = (text: string, places: readonly number[]): readonly string[] => {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [...at, text.length].map((end, nth) => text.slice(at[nth - 1] ?? 0, end));
};

test('where a text is cut into pieces never matters', () => {
  fc.assert(
    fc.property(file, fc.array(fc.nat(), { maxLength: 12 }), (text, places) => {
      expect(observeFiles([cut(text, places)])).toEqual(observe(text));
    }),
    { numRuns },
  );
});

test('character by character, too', () => {
  fc.assert(
    fc.property(file, (text) => {
      expect(observeFiles([[...text]])).toEqual(observe(text));
    }),
    { numRuns: Math.ceil(numRuns / 10) },
  );
});

const counted = ({ flows }: Observed): number => flows.reduce((sum, { count }) => sum + count, 0);

test('counts add up: every record is counted, the second of its packet, or not kept; buckets hold those with a time', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 3 }), fc.constantFrom(1, 2, 5, 1000), (texts, mostFlows) => {
      const reader = createFlowReader({ now: NOW, mostFlows });
      for (const [at, text] of texts.entries()) {
        reader.begin(String(at));
        reader.push(text);
      }
      reader.end();
      const observed = reader.observed();
      const { records, paired } = reader.progress;
      expect(observed.records).toBe(records);
      expect(counted(observed) + paired + observed.notKept).toBe(records);
      expect(observed.files.reduce((sum, one) => sum + one.records, 0)).toBe(records);
      expect(observed.flows.length).toBeLessThanOrEqual(mostFlows);
      for (const flow of observed.flows) {
        const inBuckets = flow.buckets.reduce((sum, { count }) => sum + count, 0);
        expect(inBuckets).toBeLessThanOrEqual(flow.count);
        expect(flow.buckets.length > 0).toBe(flow.first !== undefined);
        for (const { index } of flow.buckets) {
          expect(index).toBeGreaterThanOrEqual(Math.floor((flow.first ?? 0) / observed.bucketMs));
          expect(index).toBeLessThanOrEqual(Math.floor((flow.last ?? 0) / observed.bucketMs));
        }
        expect([observed.ends[flow.from], observed.ends[flow.to]]).not.toContain(undefined);
      }
      for (const { flow } of observed.raw) expect(observed.flows[flow]).toBeDefined();
    }),
    { numRuns },
  );
});

test('fields of any kind are taken as not told: reading never throws, nor does what is shared of it', () => {
  const names = [
    'time',
    'verdict',
    'drop_reason',
    'drop_reason_desc',
    'IP',
    'l4',
    'l7',
    'source',
    'destination',
    'source_names',
    'is_reply',
    'destination_service',
    'event_type',
    'traffic_direction',
    'policy_match_type',
    'egress_denied_by',
    'trace_reason',
    'node_name',
  ];
  const inner = fc.constantFrom(
    'source',
    'identity',
    'labels',
    'pod_name',
    'workloads',
    'TCP',
    'type',
    'sub_type',
    'seconds',
    'name',
    'dns',
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.dictionary(inner, fc.jsonValue({ maxDepth: 2 })),
    fc.constantFrom(1, 4, 5, 129),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), fc.option(value), (flow, count) => {
      const observed = observe(JSON.stringify({ flow, count }));
      expect(observed.flows.length).toBe(1);
      const again = observe([...anonymised(observed)].join('\n'));
      expect(again.records).toBe(observed.records);
    }),
    { numRuns },
  );
});

test('all buckets together are at most 240, and twice as wide is what half as many need', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4_000_000 }), { minLength: 1, maxLength: 40 }), (seconds) => {
      const lines = seconds.map(
        (second) => `${new Date(second * 1000).toISOString()}: a/b (ID:300) -> c/d (ID:301) to-endpoint FORWARDED (UDP)`,
      );
      const { bucketMs, flows } = observe(lines.join('\n'));
      const indices = (width: number): readonly number[] => seconds.map((second) => Math.floor((second * 1000) / width));
      const span = (width: number): number => Math.max(...indices(width)) - Math.min(...indices(width)) + 1;
      expect(span(bucketMs)).toBeLessThanOrEqual(240);
      if (bucketMs > 1000) expect(span(bucketMs / 2)).toBeGreaterThan(240);
      const wanted = new Map<number, number>();
      for (const index of indices(bucketMs)) wanted.set(index, (wanted.get(index) ?? 0) + 1);
      const sorted = [...wanted].sort(([a], [b]) => a - b).map(([index, count]) => ({ index, count }));
      expect(flows[0]?.buckets).toEqual(sorted);
    }),
    { numRuns },
  );
});
