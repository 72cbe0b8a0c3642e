import { type Situation, situationObjects, situationOf } from '../../answers/situation';
import type { PolicyDraft } from '../../kinds/networkPolicy/policyValue';
import { policyText } from '../../workspace/policyText';
import { readDocumentText } from '../../workspace/readDocumentText';
import { openFile } from '../../workspace/readFile';
import { type Replay, replay } from '../replay/replay';
import { analyseSeen, type SeenAnalysis } from '../replay/seenSituation';
import { AS_PROPOSED, type Choice, draftsOf } from './drafts';
import { type ProposedLines, proposedLines } from './lines';
import type { Scope } from './subjects';

/** Policies for what was seen, as a text to be added to the open files; and what they would make of the flows. */
export interface Proposal {
  readonly lines: ProposedLines;
  readonly drafts: readonly PolicyDraft[];
  readonly text: string;
  /** The open files and the proposal, together. */
  readonly after: SeenAnalysis;
  readonly replay: Replay;
}

/**
 * Proposes policies for a scope: what was seen and forwarded, and nothing else, in both directions. What open policies let
 * through already is not repeated. Nothing is written.
 */
export function propose(base: SeenAnalysis, scope: Scope, choice: Choice = AS_PROPOSED): Proposal {
  const lines = linesOf(base, scope);
  const drafts = draftsOf(base, scope, lines, choice);
  const text = policyText(drafts);
  const after = analyseSeen(withPolicies(base, text), base.analysis.reach.assumptions, base.observed, base);
  return { lines, drafts, text, after, replay: replay(after) };
}

const known = new WeakMap<SeenAnalysis, Map<string, ProposedLines>>();

/** The lines of a scope, gathered once: choosing among them does not change them. */
function linesOf(base: SeenAnalysis, scope: Scope): ProposedLines {
  const byScope = known.get(base) ?? new Map<string, ProposedLines>();
  known.set(base, byScope);
  const key = JSON.stringify(scope);
  const lines = byScope.get(key) ?? proposedLines(base, scope);
  byScope.set(key, lines);
  return lines;
}

// What is proposed is read as any other text is: only so it surely means what it will mean in a file.
function withPolicies({ situation }: SeenAnalysis, text: string): Situation {
  let last = 0;
  const read = (slice: string) => readDocumentText(slice, 'default');
  const file = openFile('proposed', 'proposed.yaml', text, text, read, () => `proposed ${++last}`);
  const { policies } = situationOf(text === '' ? [] : situationObjects(file, 'default'));
  return { ...situation, policies: [...situation.policies, ...policies] };
}
