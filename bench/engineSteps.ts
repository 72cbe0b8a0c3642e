import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { analyse } from '../src/answers/analysis';
import { situationIn } from '../src/answers/situation';
import {
  alikeClasses,
  allowedPorts,
  decide,
  intersectPorts,
  isNoPorts,
  NOTHING_ASSUMED,
  passingFrom,
  type Reachability,
  reachability,
} from '../src/engine';
import { openFile } from '../src/workspace/readFile';
import { readLargeText } from '../src/workspace/readLargeText';
import { generateCluster } from './cluster';
import { documentsOf, listOf } from './manifests';

/** Times in ms. `naive` is what the loop over all pairs of pods would take, from as many sources as half a second lets it try. */
export interface Measured {
  readonly pods: number;
  readonly policies: number;
  readonly classes: number;
  /** Classes that pass alike count once: what all pairs are worked out for. */
  readonly alike: number;
  readonly read: number;
  readonly pairs: number;
  readonly edit: number;
  readonly naive: number;
  /** What the answer keeps, beyond the cluster as it was read. */
  readonly megabytes: number;
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const TIMES = 5;
/** The loop over pairs is given up after so long, ms. */
const ENOUGH = 500;

/** Reads a generated cluster, works out all pairs of its pods, one edit, and the same by a loop over pods. */
export function measure(pods: number, policies: number): Measured {
  const cluster = generateCluster({ pods, policies });
  const texts = [
    listOf([...cluster.namespaces, ...cluster.workloads, ...cluster.services, ...cluster.pods]),
    documentsOf(cluster.policies),
  ];
  let last = 0;
  const fresh = (): string => `k${++last}`;
  const began = performance.now();
  const files = texts.map((text, index) =>
    openFile(`f${index}`, `${index}.yaml`, text, text, (slice) => readLargeText(slice, 'default'), fresh),
  );
  const read = performance.now() - began;
  const situation = situationIn({ files, defaultNamespace: 'default' });
  const { reach } = analyse(situation, NOTHING_ASSUMED);
  const before = heapUsed();
  const first = reachability(reach.pods, reach.policies);
  allPairs(first);
  const megabytes = (heapUsed() - before) / 1e6;
  const alike = new Set(alikeClasses(first)).size;
  return {
    pods: reach.pods.length,
    policies: reach.policies.length,
    classes: first.selection.classes.count,
    alike,
    read,
    pairs: median(() => allPairs(reachability(reach.pods, reach.policies))),
    edit: afterEdits(first),
    naive: naive(reach),
    megabytes,
  };
}

/** In bytes, after what is of no use any more was taken away. */
function heapUsed(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** What passes between all classes that differ: all pairs of pods, since the pods of a class have it in common. */
function allPairs(reach: Reachability): number {
  const alike = alikeClasses(reach);
  let open = 0;
  for (const [at, one] of alike.entries()) {
    if (at !== one) continue;
    const { sure } = passingFrom(reach, at);
    for (const ports of sure) if (ports !== 0) open += 1;
  }
  return open;
}

/** One policy's rules become another's, then one question is asked. */
function afterEdits(first: Reachability): number {
  let reach = first;
  let nth = 0;
  return median(() => {
    const place = (nth * 7) % reach.policies.length;
    const policy = reach.policies[place];
    const other = reach.policies[(place + 1) % reach.policies.length];
    nth += 1;
    if (policy === undefined || other === undefined) return 0;
    const edited = reach.policies.with(place, { ...policy, ingress: { ...policy.ingress, rules: other.ingress.rules } });
    reach = reachability(reach.pods, edited, reach.assumptions, reach);
    return passingFrom(reach, 0).sure.length;
  });
}

function naive({ pods, policies }: Reachability): number {
  const began = performance.now();
  let open = 0;
  let sources = 0;
  for (const from of pods) {
    for (const to of pods) {
      const out = allowedPorts(decide(policies, 'egress', from, to));
      const into = allowedPorts(decide(policies, 'ingress', to, from));
      if (!isNoPorts(intersectPorts(out, into))) open += 1;
      if (performance.now() - began > ENOUGH)
        return ((performance.now() - began) / (sources * pods.length + pods.indexOf(to) + 1)) * pods.length ** 2;
    }
    sources += 1;
  }
  return open >= 0 ? performance.now() - began : 0;
}

/** The median time of a thing done several times, after once for warmth. */
function median(act: () => number): number {
  act();
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}
