import { ALL_PORTS, type Direction } from '../engine';
import type { Path } from '../text';
import type { FileId, ObjectKey } from '../workspace/workspace';
import type { Analysis, Member } from './analysis';
import { type End, trailOf } from './trail';

/** One end of an edge of the map: `anyone` is an address, or a workload that policies leave open. */
export type EdgeEnd =
  | { readonly type: 'workload'; readonly namespace: string; readonly kind: string; readonly name: string }
  | { readonly type: 'namespace'; readonly namespace: string }
  | { readonly type: 'addresses'; readonly samples: readonly string[] }
  | { readonly type: 'anyone' };

export interface EdgeQuestion {
  readonly from: EdgeEnd;
  readonly to: EdgeEnd;
}

/** A rule that lets something of an edge through, with the place that says it. */
export interface LettingRule {
  readonly object: ObjectKey;
  readonly file: FileId;
  readonly policy: string;
  readonly namespace: string;
  readonly direction: Direction;
  /** Zero-based, in its direction. */
  readonly rule: number;
  readonly path: Path;
}

/** An address of documentation: where anyone may connect, it may. */
const SOMEWHERE = '203.0.113.1';
/** More pairs of pods than these are not gone through. */
const MOST = 400;

/** The rules that let through what an edge of the map stands for, in the order of the policies. */
export function rulesOfEdge(analysis: Analysis, { from, to }: EdgeQuestion): readonly LettingRule[] {
  const found = new Map<string, LettingRule>();
  let left = MOST;
  for (const source of endsOf(analysis, from, 'egress')) {
    for (const target of endsOf(analysis, to, 'ingress')) {
      if (source.pod === undefined && target.pod === undefined) continue;
      if (source.pod === target.pod || left-- <= 0) continue;
      const trail = trailOf(analysis, source, target, { protocol: undefined, port: undefined, within: ALL_PORTS });
      if (trail.verdict === 'denied') continue;
      for (const side of [trail.out, trail.into]) {
        for (const { verdict, policy, rule, peer } of side?.findings ?? []) {
          const counted = analysis.situation.policies[policy];
          const own = side && counted?.policy[side.direction].rules[rule];
          if (verdict === 'denied' || side === undefined || counted === undefined || own === undefined) continue;
          const key = `${policy} ${side.direction} ${rule}`;
          const path = (own.peers === 'anyone' || peer === undefined ? undefined : own.peers[peer]?.origin) ?? own.origin;
          const { object, file } = counted;
          const { name, namespace } = counted.policy;
          if (!found.has(key)) found.set(key, { object, file, policy: name, namespace, direction: side.direction, rule, path });
        }
      }
    }
  }
  return [...found].toSorted(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).map(([, rule]) => rule);
}

/** Two of each class of pods behind an end: a class may have to do with itself. */
function endsOf(analysis: Analysis, end: EdgeEnd, direction: Direction): readonly End[] {
  switch (end.type) {
    case 'addresses':
      return end.samples.map((ip) => ({ endpoint: { type: 'address', ip }, pod: undefined }));
    case 'anyone': {
      const isOpen = ({ classes }: Member): boolean =>
        classes.every((at) => (analysis.reach.isolating[direction][at] ?? []).length === 0);
      const open = analysis.members.find(isOpen);
      return [
        { endpoint: { type: 'address', ip: SOMEWHERE }, pod: undefined },
        ...(open === undefined ? [] : podsOf(analysis, [open])),
      ];
    }
    case 'namespace':
      return podsOf(
        analysis,
        analysis.members.filter(({ workload }) => workload.namespace === end.namespace),
      );
    case 'workload':
      return podsOf(
        analysis,
        analysis.members.filter(
          ({ workload: { namespace, kind, name } }) => namespace === end.namespace && kind === end.kind && name === end.name,
        ),
      );
  }
}

function podsOf({ reach }: Analysis, members: readonly Member[]): readonly End[] {
  const { classOf } = reach.selection.classes;
  const seen = new Map<number, number>();
  return members.flatMap(({ first, workload }) =>
    workload.pods.flatMap((_, index): readonly End[] => {
      const pod = first + index;
      const endpoint = reach.pods[pod];
      const at = classOf[pod] ?? -1;
      const before = seen.get(at) ?? 0;
      if (endpoint === undefined || before > 1) return [];
      seen.set(at, before + 1);
      return [{ endpoint, pod }];
    }),
  );
}
