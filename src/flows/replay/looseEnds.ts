import type { PodEndpoint } from '../../engine';
import type { LooseEnd, LoosePod } from './looseSide';
import type { SeenEnd } from './seenCluster';
import type { SeenAnalysis } from './seenSituation';

/** What is known of ends that were seen. */
export interface LooseEnds {
  readonly looseEnd: (end: SeenEnd) => LooseEnd;
  /** On its node's network, and so no pod to any policy. */
  readonly isApart: (pod: PodEndpoint) => boolean;
  /** Whether an open file or Hubble shows all labels of a namespace. */
  readonly labelsKnown: (namespace: string) => boolean;
}

export function looseEnds({ analysis: { reach, situation } }: SeenAnalysis): LooseEnds {
  const labelsKnown = (namespace: string): boolean => situation.cluster.namespaces.get(namespace)?.labelsKnown === true;
  const isApart = ({ hostNetwork }: PodEndpoint): boolean => hostNetwork && reach.assumptions.hostNetworkPods === 'apart';
  const loosePod = (namespace: string, labels: LoosePod['labels'], ports: LoosePod['ports']): LoosePod => ({
    type: 'pod',
    namespace,
    namespaceLabels: situation.cluster.namespaces.get(namespace)?.labels ?? new Map(),
    namespaceLabelsKnown: labelsKnown(namespace),
    labels,
    ports,
  });
  const looseEnd = (end: SeenEnd): LooseEnd => {
    switch (end.type) {
      case 'pod': {
        const pod = reach.pods[end.pod];
        if (pod === undefined || isApart(pod)) return { type: 'special' };
        return loosePod(pod.namespace, pod.labels, pod.ports);
      }
      case 'unlabelled':
        return end.namespace === undefined ? { type: 'somePod' } : loosePod(end.namespace, undefined, undefined);
      case 'address':
        return end;
      case 'service':
      case 'host':
      case 'special':
        return { type: 'special' };
    }
  };
  return { looseEnd, isApart, labelsKnown };
}
