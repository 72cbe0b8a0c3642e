import { bench, describe } from 'vitest';
import { readDocument, splitDocuments } from '../src/yaml';

const peer = (n: number): string =>
  `  - from:\n    - podSelector:\n        matchLabels:\n          app: client-${n} # ${n}\n    ports:\n    - port: ${1000 + n}\n`;
const policy = (peers: number): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: policy-${peers}\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n${Array.from({ length: peers }, (_, n) => peer(n)).join('')}`;

describe('reading the document being typed in, on every key', () => {
  for (const peers of [1, 60, 1000]) {
    const text = policy(peers);
    bench(`${peers} rules, ${text.length} characters`, () => {
      readDocument(text);
    });
  }
});

describe('finding the documents of a file', () => {
  const text = Array.from({ length: 1000 }, () => policy(20)).join('---\n');
  bench(`1,000 documents, ${(text.length / 1e6).toFixed(1)} million characters`, () => {
    splitDocuments(text);
  });
});
