import { expect, test } from 'vitest';
import { clusterOf } from '../../answers/clusterOf';
import { createFlowReader } from '../../flows/read/reader';
import { testObserved } from '../../flows/testObserved';
import { flowChartsSheet } from './flowChartsSheet';
import { flowDetails } from './flowDetails';
import { flowOverview } from './flowOverview';
import { flowSheet } from './flowSheet';
import { lengthWords, perWords, spanWords } from './timeWords';

const NOBODY = () => clusterOf([]);
const ALL = { filter: '', sort: { by: 'last', reversed: false }, first: 0, most: 100 } as const;
const LINES = `Jan 13 12:54:46.883: default/web-8f467ccbd-lh4w4:50802 (ID:2615) -> kube-system/coredns-64897985d-7rjfv:53 (ID:9727) to-endpoint FORWARDED (UDP)
Jan 13 12:54:46.990: default/web-8f467ccbd-lh4w4:50802 (ID:2615) <- kube-system/coredns-64897985d-7rjfv:53 (ID:9727) to-endpoint FORWARDED (UDP)
Jan 13 12:54:47.884: default/web-8f467ccbd-lh4w4:37134 (ID:2615) <> 203.0.113.7:8080 (world) policy-verdict:none EGRESS DENIED BY shop/strict (CiliumNetworkPolicy) (TCP Flags: SYN)
Jan 13 12:54:47.884: default/web-8f467ccbd-lh4w4:37134 (ID:2615) <> 203.0.113.7:8080 (world) Policy denied DROPPED (TCP Flags: SYN)
EVENTS LOST: HUBBLE_RING_BUFFER CPU(0) 7
nothing of Hubble's
`;

function observed(text = LINES) {
  const reader = createFlowReader({ now: Date.UTC(2026, 5, 1) });
  reader.begin('hubble.txt');
  reader.push(text);
  reader.end();
  return reader.observed();
}

test('rows are in the words of hubble observe', () => {
  const { rows, total, all, flows } = flowSheet(observed(), ALL, NOBODY);
  expect({ total, all, flows }).toEqual({ total: 3, all: 3, flows: 3 });
  const told = rows.map(({ time, from, arrow, to, port, type, verdict, reason, count }) =>
    [time, from.name, arrow, to.name, to.aside ?? '', port, type, verdict, reason ?? '', count].join(' | '),
  );
  expect(told).toEqual([
    '12:54:47.884 | default/web-8f467ccbd-lh4w4 | -> | 203.0.113.7 | world | 8080/TCP | policy-verdict:none, drop | DROPPED | Policy denied | 1',
    '12:54:46.990 | default/web-8f467ccbd-lh4w4 | <- | kube-system/coredns-64897985d-7rjfv |  | 53/UDP | to-endpoint | FORWARDED |  | 1',
    '12:54:46.883 | default/web-8f467ccbd-lh4w4 | -> | kube-system/coredns-64897985d-7rjfv |  | 53/UDP | to-endpoint | FORWARDED |  | 1',
  ]);
});

test('only the rows of the window are handed over', () => {
  const { rows, total } = flowSheet(observed(), { ...ALL, first: 1, most: 1 }, NOBODY);
  expect(total).toBe(3);
  expect(rows.map(({ arrow }) => arrow)).toEqual(['<-']);
});

test('over more than a day times carry their day', () => {
  const later = `${LINES}Jan 14 01:00:00.000: default/a:1 -> default/b:2 to-endpoint FORWARDED (TCP Flags: SYN)\n`;
  expect(flowSheet(observed(later), ALL, NOBODY).rows.map(({ time }) => time)).toContain('Jan 14 01:00:00.000');
});

test('what has to be known of the numbers is told', () => {
  const overview = flowOverview(observed());
  expect(overview).toMatchObject({ flows: 3, rows: 3, namespaces: ['default', 'kube-system'] });
  expect(overview.span).toBe('Jan 13 12:54:46 to 12:54:47, 2026 assumed');
  expect(overview.notes).toEqual(['Hubble lost 7 events, so there was more than is counted here.']);
  expect(overview.unread).toMatchObject({ count: 1, first: [{ place: 'hubble.txt, line 6' }] });
  expect(flowOverview(testObserved([{ from: 'a/b', to: 'a/c' }], { notKept: 3 })).notes[0]).toMatch(/^3 records found no place/);
});

test('flows are left out where nobody tells labels, and times are rounded: both are said', () => {
  const { notes } = flowSheet(observed(), { ...ALL, filter: '--from-label app=web --since 2026-01-13T12:54:46.500Z' }, NOBODY);
  expect(notes).toEqual([
    '3 flows are left out: nobody tells the labels of the pods. Open their manifests beside the flows, or export with hubble observe -o jsonpb.',
    'Flows are counted per s: whole ones are shown at both ends of the time.',
  ]);
});

test('each bar of a chart knows the flags it stands for', () => {
  const sheet = flowChartsSheet(observed(), { filter: '' }, NOBODY);
  expect(sheet).toMatchObject({ forwarded: 2, dropped: 1, per: 'flows per s', note: undefined });
  expect(sheet.bars.map(({ called }) => called)).toEqual(['12:54:46 to 12:54:47', '12:54:47 to 12:54:48']);
  expect(sheet.bars[1]?.flags).toEqual({ since: ['2026-01-13T12:54:47Z'], until: ['2026-01-13T12:54:48Z'] });
  expect(sheet.reasons).toEqual([
    { name: 'Policy denied', count: 1, flags: { verdict: ['DROPPED'], 'drop-reason-desc': ['POLICY_DENIED'] } },
  ]);
  expect(sheet.sources[0]?.flags).toEqual({ verdict: ['DROPPED'], 'from-pod': ['default/web-8f467ccbd-lh4w4'] });
  expect(sheet.destinations[0]).toMatchObject({ name: '203.0.113.7', flags: { 'to-ip': ['203.0.113.7'] } });
});

test('many reasons: the most frequent are told apart, the others are one that still filters', () => {
  const flows = Array.from({ length: 9 }, (_, n) => ({
    from: 'a/b',
    to: 'a/c',
    verdict: 'DROPPED' as const,
    reason: `Reason ${n}`,
    at: Array.from({ length: 9 - n }, () => 0),
  }));
  const { reasons, bars } = flowChartsSheet(testObserved(flows), { filter: '' }, NOBODY);
  expect(reasons.map(({ name, count }) => [name, count]).slice(4)).toEqual([
    ['Reason 4', 5],
    ['4 other reasons', 10],
  ]);
  expect(reasons[5]?.flags['drop-reason-desc']).toHaveLength(4);
  expect(bars[0]?.byReason).toEqual([9, 8, 7, 6, 5, 10]);
});

test('a row opens to what is known: identities, who decided, the records; and what is not known', () => {
  const details = flowDetails(observed(), { place: 2 }, NOBODY);
  expect(details?.title).toBe('default/web-8f467ccbd-lh4w4 to 203.0.113.7 8080/TCP');
  expect(details?.policies).toEqual(['shop/strict (CiliumNetworkPolicy)']);
  expect(details?.records.map(({ place }) => place)).toEqual(['hubble.txt, line 4', 'hubble.txt, line 3']);
  expect(details?.from.facts).toContainEqual({ term: 'Identity', text: '2615' });
  expect(details?.from.labels).toBeUndefined();
  expect(details?.from.labelsFrom).toMatch(/no open manifest has this pod/);
  expect(details?.to).toMatchObject({ labels: ['reserved:world'], labelsFrom: 'of its identity' });
  expect(flowDetails(observed(), { place: 99 }, NOBODY)).toBeUndefined();
});

test.each<[number, string, string]>([
  [1000, '1 s', 'per s'],
  [16_000, '16 s', 'per 16 s'],
  [60_000, '1 min', 'per min'],
  [7_200_000, '2 h', 'per 2 h'],
  [86_400_000, '1 day', 'per day'],
  [172_800_000, '2 days', 'per 2 days'],
  [1500, '1500 ms', 'per 1500 ms'],
])('a length of %d ms', (ms, length, per) => {
  expect(lengthWords(ms)).toBe(length);
  expect(perWords(ms)).toBe(per);
});

test('a span says the second day only where it is another', () => {
  const at = (day: number, hour: number) => Date.UTC(2026, 0, day, hour);
  expect(spanWords(at(3, 1), at(3, 2))).toBe('Jan  3 01:00:00 to 02:00:00');
  expect(spanWords(at(3, 1), at(13, 2))).toBe('Jan  3 01:00:00 to Jan 13 02:00:00');
  expect(spanWords(at(3, 1), at(3, 1) + 5)).toBe('Jan  3 01:00:00');
});

test.each([
  [15_000, '15 s'],
  [60_000, '1 min'],
  [86_400_000 * 3, '3 days'],
  [16_000, '16 s'],
  [4_194_304_000, 'about 49 days'],
])('%i ms are %s', (ms, words) => {
  expect(lengthWords(ms)).toBe(words);
});

test('years are told where they have to be told apart', () => {
  const [first, second] = [Date.UTC(2022, 10, 10, 10, 40), Date.UTC(2026, 0, 13, 12, 54)];
  expect(spanWords(first, second)).toBe('2022 Nov 10 10:40:00 to 2026 Jan 13 12:54:00');
  expect(spanWords(second, second + 60_000)).toBe('Jan 13 12:54:00 to 12:55:00');
});
