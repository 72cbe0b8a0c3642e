import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectFlows } from './detectFlows';

const FLOW = {
  time: '2026-01-02T03:04:05.678901234Z',
  uuid: 'x',
  verdict: 'FORWARDED',
  IP: { source: '10.0.0.1', destination: '10.0.0.2' },
  Summary: 'kind: "NetworkPolicy"\napiVersion: v1',
};
const COMPACT = 'Jan 13 12:54:46.883: default/web:50802 (ID:2615) -> default/api:53 (ID:9727) to-endpoint FORWARDED (UDP)';

test.each([
  ['json', JSON.stringify({ flow: FLOW, node_name: 'a', time: FLOW.time })],
  ['json', JSON.stringify({ flow: FLOW }).slice(0, 60)],
  ['json', JSON.stringify(FLOW)],
  ['json', JSON.stringify({ flow: FLOW }, null, 2)],
  ['json', JSON.stringify([{ flow: FLOW }], null, 2).slice(0, 100)],
  ['json', JSON.stringify([FLOW])],
  ['json', `\ufeff{"node_status":{"state_change":"NODE_CONNECTED"}}\n`],
  ['json', `{"lost_events":{"num_events_lost":"1"}}\r\n`],
  ['json', `Defaulted container "cilium-agent" out of: a, b (init)\n${JSON.stringify({ flow: FLOW })}`],
  ['compact', COMPACT],
  ['compact', `${COMPACT}\r\n`],
  ['compact', `\n\nDefaulted container "cilium-agent" out of: a, b (init)\n${COMPACT}\n`],
  ['compact', COMPACT.slice(0, 90)],
  ['compact', COMPACT.replace('default/web', '\x1b[36mdefault/web\x1b[0m')],
  ['compact', 'EVENTS LOST: HUBBLE_RING_BUFFER CPU(0) 1\n'],
  ['dict', '  TIMESTAMP: Jan 13 12:54:46.883\n     SOURCE: a\n'],
  ['table', 'TIMESTAMP             SOURCE   DESTINATION   TYPE   VERDICT   SUMMARY\n'],
  ['table', 'Jan 13 12:54:46.883   a/b:1   c/d:53   to-endpoint   FORWARDED   UDP\n'],
])('%s: %s', (format, text) => expect(detectFlows(text)).toBe(format));

const POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'a' },
  flow: FLOW,
  verdict: 'DROPPED',
};
test.each([
  '',
  '\n\n',
  'apiVersion: v1\nkind: ConfigMap\ndata:\n  flows: |\n    {"flow":{}}\n',
  `apiVersion: v1\nkind: ConfigMap\ndata:\n  flows: |\n    ${COMPACT}\n`,
  `# ${COMPACT}\napiVersion: v1\n`,
  `---\n${COMPACT}\n`,
  JSON.stringify(POLICY),
  JSON.stringify(POLICY, null, 2),
  JSON.stringify({ items: [{ flow: FLOW }], kind: 'List', apiVersion: 'v1' }),
  JSON.stringify({ verdict: 'guilty' }),
  JSON.stringify({ level: 'info', time: 'now', source: 'x' }),
  '{"flow":"of words"}',
  '{{ template }}',
  '[tool]\nname = "x"\n',
  'NAME      POD-SELECTOR   AGE\nbackend   app=backend    3d\n',
  'NAMESPACE   NAME   READY   STATUS   RESTARTS   AGE\n',
  'ENDPOINT   POLICY (ingress)   POLICY (egress)   IDENTITY   LABELS   IPv6   IPv4   STATUS\n',
  'Dear reader, a -> b is an arrow (and DROPPED is a word).\n',
  `${'a line of something else\n'.repeat(30)}${COMPACT}\n`,
])('no flows: %s', (text) => expect(detectFlows(text)).toBe(undefined));

test('a manifest is never claimed, whatever stands in it and wherever it is cut', () => {
  const part = fc.constantFrom<unknown>(FLOW, COMPACT, { flow: FLOW }, 'TIMESTAMP: x', [FLOW], 7, null);
  const fields = fc.dictionary(fc.constantFrom('spec', 'data', 'flow', 'verdict', 'IP', 'items'), part);
  fc.assert(
    fc.property(fields, fc.boolean(), fc.boolean(), fc.nat(), (rest, first, spread, cut) => {
      const head = { apiVersion: 'v1', kind: 'ConfigMap' };
      const text = JSON.stringify(first ? { ...head, ...rest } : { ...rest, ...head }, null, spread ? 2 : undefined);
      // What comes before its kind may look like a flow, as long as nothing else is there.
      const begin = first ? text.slice(0, 20 + (cut % text.length)) : text;
      expect(detectFlows(begin)).toBe(undefined);
    }),
  );
});
