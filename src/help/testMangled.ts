import fc from 'fast-check';
import { policyText } from './testCaret';

const samples = [
  policyText(`  podSelector:
    matchLabels: { app: web, "tier": 'a b' }
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector: {} # why
        - namespaceSelector:
            matchExpressions:
              - key: team
                operator: In
                values: [a, b]
          podSelector:
            matchLabels:
              app: x
      ports:
        - port: 80
          protocol: TCP
`),
  'kind: List\r\nitems:\r\n- kind: NetworkPolicy\r\n  spec: {podSelector: {}}\r\n- kind: ConfigMap\r\n  data:\r\n    a: |\r\n      text: b\r\n',
  '{"kind": "NetworkPolicy", "spec": {"podSelector": {"matchLabels": {"app": "x"}}, "ingress": [{"from": []}]}}',
  '# head\n---\na: &x "one\n  two"\nb: *x\n...\n---\n? c\n: >-\n  folded\n\n  more\n',
  '\uFEFFspec:\n\tingress:\n\t- from\n',
];
const bits = [
  '',
  ' ',
  '  ',
  '\n',
  '\r\n',
  ':',
  ': ',
  '- ',
  '-',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '#',
  ' #',
  '>',
  '&',
  '*',
  '---',
  '\t',
  '|',
  '\\',
  '?',
];

/** Texts of policies with pieces cut out, doubled and strewn in. */
export const mangledTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(2000), fc.nat(12), fc.constantFrom(...bits)), { maxLength: 5 }),
    fc.option(fc.nat(2000)),
  )
  .map(([sample, cuts, end]) => {
    let text = sample;
    for (const [at, length, bit] of cuts) {
      const from = at % (text.length + 1);
      text = text.slice(0, from) + bit + text.slice(from + (length % 5 === 0 ? length : length % 3));
    }
    return end === null ? text : text.slice(0, end);
  });
