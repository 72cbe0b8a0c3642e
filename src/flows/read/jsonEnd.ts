import type { FlowEnd } from '../flow';
import { reservedByNumber } from './hubbleWords';
import { type Json, list, numberOf, objectOf, textOf } from './jsonValue';

const NONE: readonly string[] = [];

/** An end of a flow: Hubble's Endpoint (undefined where it is masked or not told) and what stands beside it. */
export function readEnd(endpoint: Json | undefined, service: Json | undefined, ip: unknown, names: unknown): FlowEnd {
  const pod = textOf(endpoint?.pod_name);
  const called = pod === undefined ? textOf(service?.name) : undefined;
  const identity = numberOf(endpoint?.identity);
  const labels = endpoint?.labels === undefined ? undefined : textsOf(endpoint.labels);
  return {
    namespace: (called === undefined ? undefined : textOf(service?.namespace)) ?? textOf(endpoint?.namespace),
    pod,
    service: called,
    names: names === undefined ? NONE : textsOf(names),
    address: textOf(ip),
    identity: identity === 0 ? undefined : identity,
    reserved:
      (identity === undefined ? undefined : reservedByNumber(identity)) ?? (pod === undefined ? reservedIn(labels) : undefined),
    labels,
    workload: endpoint?.workloads === undefined ? undefined : workloadOf(endpoint.workloads),
  };
}

function textsOf(value: unknown): readonly string[] {
  const all = list(value);
  for (const one of all) if (typeof one !== 'string') return all.filter((text) => typeof text === 'string');
  return all as readonly string[];
}

const RESERVED = 'reserved:';

function reservedIn(labels: readonly string[] | undefined): string | undefined {
  if (labels === undefined) return undefined;
  for (const label of labels) if (label.startsWith(RESERVED)) return label.slice(RESERVED.length);
  return undefined;
}

function workloadOf(workloads: unknown): FlowEnd['workload'] {
  const first = objectOf(list(workloads)[0]);
  const name = textOf(first?.name);
  return name === undefined ? undefined : { kind: textOf(first?.kind) ?? '', name };
}
