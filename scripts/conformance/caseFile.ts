import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One end of an asserted connection, as the cases write it. */
export type Peer =
  | { readonly ns: string; readonly workload: string; readonly kind: string }
  | { readonly ns: string; readonly pod: string }
  | { readonly ip: string }
  | { readonly ipRange: readonly [string, string] };

export type Protocol = 'TCP' | 'UDP' | 'SCTP';
export type Interval = readonly [from: number, to: number];

/** `proto` ANY is TCP, UDP and SCTP. */
export interface Expectation {
  readonly src: Peer;
  readonly dst: Peer;
  readonly proto: Protocol | 'ANY';
  readonly ports: readonly Interval[];
  readonly allowed: boolean;
}

/** A case with known verdicts. `resources` are files, relative to the folder of the cases. */
export interface Case {
  readonly id: string;
  readonly features: readonly string[];
  readonly resources: readonly string[];
  readonly topology: { readonly workloads: readonly CaseWorkload[] };
  readonly expected: readonly Expectation[];
  /** What holds for what is not expected: of connections a list is complete, or all of `universe` but what is listed passes. */
  readonly default: 'denied' | 'allowed' | null;
  readonly universe: { readonly ports: string | readonly { readonly proto: Protocol; readonly port: number }[] } | null;
  readonly exact?: {
    readonly src: Peer;
    readonly dst: Peer;
    readonly conns: readonly { readonly proto: Protocol | 'ANY'; readonly ports: readonly Interval[] }[];
  };
  readonly needsConvention?: readonly string[];
}

export interface CaseWorkload {
  readonly ns: string;
  readonly name: string;
  readonly kind: string;
  readonly pods: readonly { readonly name: string }[];
}

/** The cases of a folder (`cases.jsonl`), in their order. Throws when there are none, or the file cannot be read. */
export function readCases(folder: string): readonly Case[] {
  const lines = readFileSync(join(folder, 'cases.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new Error(`There are no cases in ${folder}.`);
  return lines.map((line) => JSON.parse(line) as Case);
}

const OTHER_TIERS: ReadonlyMap<string, string> = new Map([
  ['anp', 'AdminNetworkPolicy'],
  ['banp', 'BaselineAdminNetworkPolicy'],
  ['cnp', 'ClusterNetworkPolicy'],
]);

/** The kinds of a case that are not evaluated yet. A case with none of them is one of plain NetworkPolicy. */
export function otherTiers({ features }: Case): readonly string[] {
  return features.flatMap((feature) => OTHER_TIERS.get(feature) ?? []);
}
