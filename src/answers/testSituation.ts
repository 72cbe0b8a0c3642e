import { type Assumptions, NOTHING_ASSUMED } from '../engine';
import { readDocumentText } from '../workspace/readDocumentText';
import { openFile } from '../workspace/readFile';
import type { Workspace } from '../workspace/workspace';
import { type Analysis, analyse } from './analysis';
import { type Situation, situationIn } from './situation';

/** A workspace of texts, for tests; each is a file of its own, `1.yaml` and on. */
export function workspaceOf(...texts: readonly string[]): Workspace {
  let last = 0;
  const fresh = (): string => `k${++last}`;
  const read = (text: string) => readDocumentText(text, 'default');
  const files = texts.map((text, index) => openFile(`f${index + 1}`, `${index + 1}.yaml`, text, text, read, fresh));
  return { files, defaultNamespace: 'default' };
}

export function situationOfTexts(...texts: readonly string[]): Situation {
  return situationIn(workspaceOf(...texts));
}

export function analysisOf(texts: readonly string[], assumptions: Assumptions = NOTHING_ASSUMED): Analysis {
  return analyse(situationOfTexts(...texts), assumptions);
}

/** A Deployment with one container, whose pods carry the labels. */
export function deployment(name: string, labels: string, more = '', namespace = 'default'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { ${labels} } }
  template:
    metadata: { labels: { ${labels} } }
    spec:
      containers:
        - name: main
          ${more}
---
`;
}

/** A NetworkPolicy with its spec in braces. */
export function policy(spec: string, name = 'p', namespace = 'default'): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
---
`;
}
