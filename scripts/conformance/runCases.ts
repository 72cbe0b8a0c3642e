import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTexts } from '../../src/cli/openCluster';
import { batchAnswers } from '../../src/cli/query/batch';
import type { Assumptions } from '../../src/engine';
import { NO_PROFILE } from '../../src/workspace/profile';
import { type Case, otherTiers, readCases } from './caseFile';
import { probesOf, probeText } from './probes';

/** What came of the cases. `failed` tells each with its first mismatches, `skipped` each with the kinds that are not evaluated. */
export interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly { readonly id: string; readonly mismatches: readonly string[]; readonly more: number }[];
  readonly skipped: readonly { readonly id: string; readonly tiers: readonly string[] }[];
  readonly probes: number;
}

/** So many mismatches of a case are told. */
const TOLD = 3;

/** What a case assumes of the cluster, by the name of the convention that changes its result. */
const CONVENTIONS: Readonly<Record<string, Partial<Assumptions>>> = {
  'hostNetwork-ignored': { hostNetworkPods: 'ordinary' },
  'ipBlock-never-matches-pods': { ipBlocksMatchPods: 'never' },
};

/** Asks every case of plain NetworkPolicy in a folder, as the command line's batch answers. `told` is called with each that is done. */
export function runCases(folder: string, told: (done: number, all: number) => void = () => {}): Outcome {
  const cases = readCases(folder);
  const passed: string[] = [];
  const failed: Outcome['failed'][number][] = [];
  const skipped: Outcome['skipped'][number][] = [];
  let probes = 0;
  for (const [index, one] of cases.entries()) {
    told(index, cases.length);
    const tiers = otherTiers(one);
    if (tiers.length > 0) {
      skipped.push({ id: one.id, tiers });
      continue;
    }
    const { asked, mismatches } = runCase(folder, one);
    probes += asked;
    if (mismatches.length === 0) passed.push(one.id);
    else failed.push({ id: one.id, mismatches: mismatches.slice(0, TOLD), more: Math.max(0, mismatches.length - TOLD) });
  }
  return { passed, failed, skipped, probes };
}

/** Asks one case. A case that cannot be asked is a mismatch that says why. */
export function runCase(folder: string, one: Case): { readonly asked: number; readonly mismatches: readonly string[] } {
  try {
    const assumed = assumptionsOf(one);
    const sources = one.resources.map((path) => ({ shown: path, named: true, text: readFileSync(join(folder, path), 'utf8') }));
    const { analysis } = openTexts(sources, { profile: NO_PROFILE, namespace: 'default', assumed });
    const answer = batchAnswers(analysis, 'default');
    const probes = probesOf(
      one,
      sources.map(({ text }) => text),
    );
    if (probes.length === 0) return { asked: 0, mismatches: ['The case asserts nothing.'] };
    const mismatches = probes.flatMap((probe) => {
      const { allowed, ...question } = probe;
      const { verdict, reason } = answer(JSON.stringify(question));
      const expected = allowed ? 'allowed' : 'denied';
      if (verdict === expected) return [];
      return [`${probeText(probe)}: expected ${expected}, answered ${verdict}${reason === undefined ? '' : ` (${reason})`}`];
    });
    return { asked: probes.length, mismatches };
  } catch (error) {
    return { asked: 0, mismatches: [`It cannot be asked: ${error instanceof Error ? error.message : error}`] };
  }
}

function assumptionsOf({ needsConvention = [] }: Case): Partial<Assumptions> {
  const assumed = needsConvention.map((name) => {
    const known = CONVENTIONS[name];
    if (known === undefined) throw new Error(`the convention "${name}" is not known.`);
    return known;
  });
  return Object.assign({}, ...assumed);
}
