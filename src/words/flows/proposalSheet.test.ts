import { describe, expect, test } from 'vitest';
import { deployment, situationOfTexts } from '../../answers/testSituation';
import { NOTHING_ASSUMED } from '../../engine';
import type { FlowEnd } from '../../flows/flow';
import type { ObservedFlow } from '../../flows/observed';
import { AS_PROPOSED, type Choice } from '../../flows/propose/drafts';
import type { Scope } from '../../flows/propose/subjects';
import { analyseSeen } from '../../flows/replay/seenSituation';
import { endOf, flowOf, observedOf, REFUSED } from '../../flows/testFlows';
import { sentenceText } from '../segment';
import { proposalSheet } from './proposalSheet';
import { rangesOf } from './rangeWords';
import { scopeOfEnd, scopesSheet } from './scopesSheet';

const APPS = [deployment('web', 'app: web', '', 'shop'), deployment('api', 'app: api', '', 'shop')];
const WEB = endOf({ namespace: 'shop', pod: 'web-8f467ccbd-lh4w4' });
const API = endOf({ namespace: 'shop', pod: 'api-65f7c794cc-pj2tc' });
const OUTSIDE = endOf({ address: '203.0.113.9', reserved: 'world' });
const NAMED = endOf({ names: ['api.example.com'], reserved: 'world' });
const SHOP: Scope = { type: 'namespace', namespace: 'shop' };

function sheetOf(ends: readonly FlowEnd[], flows: readonly ObservedFlow[], choice: Partial<Choice> = {}) {
  const base = analyseSeen(situationOfTexts(...APPS), NOTHING_ASSUMED, observedOf(ends, flows));
  return proposalSheet(base, { scope: SHOP, choice: { ...AS_PROPOSED, ...choice } });
}

describe('proposalSheet', () => {
  test('what was seen at both ends reads the same, and stands once behind a line', () => {
    const flows = [
      flowOf(0, 1, 8080, { count: 7 }),
      flowOf(0, 1, 8080, { direction: 'egress', types: ['to-overlay'], count: 2 }),
    ];
    const text = 'shop/web-8f467ccbd-lh4w4 -> shop/api-65f7c794cc-pj2tc 8080/TCP FORWARDED';
    const key = sheetOf([WEB, API], flows).subjects.flatMap(({ sides }) => sides.flatMap(({ lines }) => lines))[0]?.key ?? '';
    const sheet = sheetOf([WEB, API], flows, { lines: { [key]: false } });
    const [line] = sheet.subjects.flatMap(({ sides }) => sides.flatMap(({ lines }) => lines));
    expect(line?.behind).toEqual([{ text, count: 9 }]);
    expect([sheet.breaking, sheet.moreBreaking]).toEqual([[{ text, count: 9 }], false]);
  });

  test('has a line for each peer and port, with the flows behind it; what was refused is not chosen', () => {
    const { subjects, policies, breaks, deniable, denies } = sheetOf(
      [WEB, API, OUTSIDE],
      [flowOf(0, 1, 8080, { count: 7 }), flowOf(0, 1, 8081, REFUSED), flowOf(2, 0, 443)],
    );
    expect([policies, breaks, deniable, denies]).toEqual([3, { flows: 0, packets: 0 }, ['ingress', 'egress'], true]);
    const lines = subjects.flatMap(({ name, selector, sides }) =>
      sides.flatMap(({ direction, lines: own }) =>
        own.map(({ chosen, peer, ports, dropped, packets, behind, ranges }) => ({
          of: `${name} ${selector} ${direction}`,
          says: `${sentenceText(peer)}, ${ports}`,
          chosen,
          dropped,
          packets,
          behind: behind.map(({ text }) => text),
          ranges,
        })),
      ),
    );
    expect(lines.filter(({ of }) => of.endsWith('ingress'))).toEqual([
      {
        of: 'api app=api ingress',
        says: 'pods labelled app=web in the same namespace, TCP 8080',
        chosen: true,
        dropped: false,
        packets: 7,
        behind: ['shop/web-8f467ccbd-lh4w4 -> shop/api-65f7c794cc-pj2tc 8080/TCP FORWARDED'],
        ranges: [],
      },
      {
        of: 'api app=api ingress',
        says: 'pods labelled app=web in the same namespace, TCP 8081',
        chosen: false,
        dropped: true,
        packets: 1,
        behind: ['shop/web-8f467ccbd-lh4w4 -> shop/api-65f7c794cc-pj2tc 8081/TCP DROPPED'],
        ranges: [],
      },
      {
        of: 'web app=web ingress',
        says: '203.0.113.9/32, TCP 443',
        chosen: true,
        dropped: false,
        packets: 1,
        behind: ['203.0.113.9 -> shop/web-8f467ccbd-lh4w4 443/TCP FORWARDED'],
        ranges: ['203.0.113.9/32', '203.0.113.0/24', '203.0.0.0/16', 'internet'],
      },
    ]);
  });

  test('says why a direction stays open, and what isolating it all the same would cut off', () => {
    const ends = [WEB, API, NAMED];
    const flows = [flowOf(0, 2, 443, { count: 5, direction: 'egress', types: ['to-stack'] })];
    const egress = (choice?: Partial<Choice>) => {
      const sheet = sheetOf(ends, flows, choice);
      return { ...sheet, side: sheet.subjects.find(({ name }) => name === 'web')?.sides[1] };
    };
    const open = egress();
    expect([open.side?.isolated, open.side?.left, open.breaks.flows]).toEqual([
      false,
      ['1 flow: the other end is known by its name alone, and a rule needs an address'],
      0,
    ]);
    const closed = egress({ directions: { [open.side?.key ?? '']: true } });
    expect([closed.side?.isolated, closed.side?.breaks]).toEqual([true, true]);
    expect(closed.side?.cut).toBe('Closing it cuts off 5 flows that Hubble saw forwarded.');
    expect(closed.line).toBe('5 flows that Hubble saw forwarded would be dropped.');
    expect(open.line).toBe('Nothing that Hubble saw forwarded would be dropped.');
    expect(closed.breaking).toEqual([{ text: 'shop/web-8f467ccbd-lh4w4 -> api.example.com 443/TCP FORWARDED', count: 5 }]);
  });

  test('tells of how many flows it could not be decided any more', () => {
    const dns = endOf({ namespace: 'kube-system', pod: 'coredns-64897985d-7rjfv' });
    const lookup = flowOf(0, 1, 53, { protocol: 'UDP', count: 4, direction: 'egress', types: ['to-stack'] });
    const { unsure, line, breaks } = sheetOf([WEB, dns], [lookup]);
    expect([unsure, breaks.flows]).toEqual([4, 0]);
    expect(line).toBe('Nothing that Hubble saw forwarded would be dropped. Of 4 flows it can’t be decided.');
  });

  test('tells whose labels nobody knows, and what may be replies', () => {
    const { notes, deniable, policies } = sheetOf(
      [WEB, API, endOf({ namespace: 'shop', pod: 'who' })],
      [flowOf(0, 1, 80), flowOf(1, 0, 5000, { reply: undefined })],
    );
    expect(notes[0]).toContain('Nobody tells the labels of shop/who, so no policy can be for them');
    expect(notes[1]).toContain('Of 2 flows Hubble does not tell whether they are replies');
    expect([deniable, policies]).toEqual([[], 2]);
  });
});

test('scopes: the namespaces that were seen, with their workloads', () => {
  const ends = [
    WEB,
    API,
    OUTSIDE,
    endOf({ namespace: 'ops', pod: 'prometheus-0', labels: ['k8s:app=prometheus'] }),
    endOf({ identity: 4711, labels: ['k8s:app=x', 'k8s:io.kubernetes.pod.namespace=edge'] }),
  ];
  const base = analyseSeen(situationOfTexts(...APPS), NOTHING_ASSUMED, observedOf(ends, []));
  expect(scopesSheet(base)).toEqual([
    { namespace: 'edge', workloads: [] },
    { namespace: 'ops', workloads: [{ kind: 'Pod', name: 'prometheus-0' }] },
    {
      namespace: 'shop',
      workloads: [
        { kind: 'Deployment', name: 'api' },
        { kind: 'Deployment', name: 'web' },
      ],
    },
  ]);
  expect(ends.map((_, place) => scopeOfEnd(base, place))).toEqual([
    { type: 'workload', namespace: 'shop', kind: 'Deployment', name: 'web' },
    { type: 'workload', namespace: 'shop', kind: 'Deployment', name: 'api' },
    undefined,
    { type: 'workload', namespace: 'ops', kind: 'Pod', name: 'prometheus-0' },
    { type: 'namespace', namespace: 'edge' },
  ]);
});

test.each([
  ['203.0.113.9', ['203.0.113.9/32', '203.0.113.0/24', '203.0.0.0/16']],
  ['2001:db8:1:2::9', ['2001:db8:1:2::9/128', '2001:db8:1:2::/64', '2001:db8:1::/48']],
  ['nonsense', []],
])('ranges around %s', (ip, ranges) => {
  expect(rangesOf(ip)).toEqual(ranges);
});
