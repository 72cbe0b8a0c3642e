import { endName } from '../../flows/endText';
import type { FlowEnd } from '../../flows/flow';
import type { EndLabels } from '../../flows/knownPods';
import type { Observed } from '../../flows/observed';
import type { Scope } from '../../flows/propose/subjects';
import type { SeenAnalysis } from '../../flows/replay/seenSituation';
import { type ClusterNow, labelsAt } from '../../flows/selection';
import { portWords } from './flowSheet';
import { type OutcomeSheet, outcomeSheet } from './outcomeSheet';
import { scopeOfEnd } from './scopesSheet';

export interface FlowDetailsQuestion {
  readonly place: number;
}

/** What is known of a flow's end. `labels` undefined: nobody tells them, and `labelsFrom` says so. */
export interface EndDetails {
  readonly name: string;
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly labels: readonly string[] | undefined;
  readonly labelsFrom: string;
  /** For whom policies can be proposed; undefined where it is no pod that a policy could select. */
  readonly scope: Scope | undefined;
}

export interface FlowDetails {
  readonly title: string;
  readonly from: EndDetails;
  readonly to: EndDetails;
  /** The policies Hubble names, as `namespace/name (Kind)`. */
  readonly policies: readonly string[];
  /** The newest records as they were written, the newest first. */
  readonly records: readonly { readonly place: string; readonly text: string }[];
  readonly about: string;
  /** What the open policies make of it; undefined where none is open. */
  readonly outcome: OutcomeSheet | undefined;
}

const MOST = 10;

/** What is known of a flow beyond its row; undefined where there is none at that place. `base`: what it is replayed over. */
export function flowDetails(
  observed: Observed,
  { place }: FlowDetailsQuestion,
  clusterNow: ClusterNow,
  base?: SeenAnalysis,
): FlowDetails | undefined {
  const flow = observed.flows[place];
  if (flow === undefined) return undefined;
  const raw = observed.raw.filter((one) => one.flow === place).toReversed();
  const from = endDetails(observed, flow.from, clusterNow, base);
  const to = endDetails(observed, flow.to, clusterNow, base);
  return {
    title: `${from.name} to ${to.name} ${portWords(flow)}`.trim(),
    from,
    to,
    policies: flow.policies.map(
      ({ kind, namespace, name }) => `${namespace === undefined ? '' : `${namespace}/`}${name} (${kind})`,
    ),
    records: raw.slice(0, MOST).map(({ file, line, text }) => ({ place: `${file}, line ${line.toLocaleString('en')}`, text })),
    about: aboutRecords(raw.length),
    outcome: base && outcomeSheet(base, place),
  };
}

function aboutRecords(kept: number): string {
  if (kept === 0)
    return 'Of all files together only the newest records are kept as they were written; none of them is of this flow.';
  return kept > MOST ? `The newest ${MOST} records, as they were written` : 'The newest records, as they were written';
}

function endDetails(observed: Observed, at: number, clusterNow: ClusterNow, base: SeenAnalysis | undefined): EndDetails {
  const end = observed.ends[at];
  if (end === undefined) return { name: '', facts: [], labels: undefined, labelsFrom: '', scope: undefined };
  const known = labelsAt(observed, at, clusterNow);
  const { workload, address, identity, reserved, names, service, namespace } = end;
  const facts: { term: string; text: string }[] = [];
  const fact = (term: string, text: string | undefined): void => void (text !== undefined && facts.push({ term, text }));
  fact('Workload', workload && `${workload.kind} ${workload.name}`);
  if (workload === undefined)
    fact('Workload', known?.workload && `${known.workload.kind} ${known.workload.name}, by the pod’s name`);
  fact('Identity', identity === undefined ? reserved : `${identity}${reserved === undefined ? '' : ` (${reserved})`}`);
  fact('Address', address);
  fact('Service', service && `${namespace === undefined ? '' : `${namespace}/`}${service}`);
  if (names.length > 0) fact('DNS names', names.join(', '));
  return {
    name: endName(end),
    facts,
    ...labelsOf(end, known),
    scope: base && scopeOfEnd(base, at),
  };
}

function labelsOf({ labels, pod, reserved }: FlowEnd, known: EndLabels | undefined): Pick<EndDetails, 'labels' | 'labelsFrom'> {
  if (labels !== undefined) return { labels, labelsFrom: 'as Hubble told them' };
  if (known?.workload !== undefined) {
    const named = [...known.labels].map(([key, value]) => `${key}=${value}`);
    return { labels: named, labelsFrom: `from ${known.workload.name} of the open manifests, since Hubble’s output carries none` };
  }
  if (pod !== undefined) {
    const labelsFrom = 'Unknown: this form of Hubble’s output carries no labels, and no open manifest has this pod.';
    return { labels: undefined, labelsFrom };
  }
  return reserved === undefined
    ? { labels: undefined, labelsFrom: 'Unknown: Hubble’s output does not tell them.' }
    : { labels: [`reserved:${reserved}`], labelsFrom: 'of its identity' };
}
