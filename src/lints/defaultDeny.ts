import type { Direction, Policy } from '../engine/policy';
import type { OpenFile } from '../workspace/workspace';
import type { Remedy } from './observation';
import { looksLikeJson } from './silenceFix';

const TYPE: Readonly<Record<Direction, string>> = { ingress: 'Ingress', egress: 'Egress' };

/** A policy behind the file's last document that denies the direction to every pod of a policy's namespace. */
export function addPolicy(file: OpenFile, policy: Policy, direction: Direction, taken: ReadonlySet<string>): Remedy | undefined {
  const { text } = file;
  // Behind broken text, or text that has no line of its own to end with, nothing is added unseen.
  const isWhole = file.documents.every(({ reading }) => reading !== undefined && !reading.broken);
  if (!isWhole || looksLikeJson(text) || !/[\r\n]$/.test(text)) return undefined;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const name = freeName(`default-deny-${direction}`, taken);
  const lines = [
    '---',
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata:',
    `  name: ${name}`,
    ...(policy.namespaceAssumed ? [] : [`  namespace: ${policy.namespace}`]),
    'spec:',
    '  podSelector: {}',
    '  policyTypes:',
    `    - ${TYPE[direction]}`,
    '',
  ];
  return { title: `Add policy ${name}`, edits: [{ offset: text.length, length: 0, content: lines.join(lineBreak) }] };
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name); next += 1) name = `${wanted}-${next}`;
  return name;
}
