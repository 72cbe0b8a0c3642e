import { useMemo } from 'react';
import type { Direction } from '../../engine/policy';
import type { Intent, PeerWish } from '../../kinds';
import type { Preview } from '../../store/contract';
import type { ObjectKey } from '../../workspace/workspace';
import type { Pairing } from './pairing';
import { readRuleDraft } from './ruleForm';
import { type RuleTarget, ruleIntent } from './ruleIntent';
import type { RuleDraft } from './ruleTypes';
import { usePreview } from './usePreview';

/** What two selectors of the form are or become together, and what the other choice would make of the text. */
export interface PairingShown {
  readonly both: PeerWish;
  readonly join: 'and' | 'or';
  /** Which of the two the lines that are shown begin with: as it is written, or AND for a new rule. */
  readonly from: 'and' | 'or';
  readonly off: string | undefined;
  /** What the choice that is not made would do; undefined where that is how it stands. */
  readonly other: Preview | undefined;
}

interface PairingParts {
  readonly draft: RuleDraft;
  /** The form as it began. */
  readonly blank: RuleDraft;
  readonly target: RuleTarget;
  readonly written: Pairing | undefined;
  readonly turned: boolean;
  readonly typed: Intent | 'nothing' | undefined;
}

/** Two selectors in the form: as they are written, or as a new rule would write them. */
export function usePairing(
  object: ObjectKey,
  direction: Direction,
  { draft, blank, target, written, turned, typed }: PairingParts,
): PairingShown | undefined {
  const both = useMemo(() => (target.type === 'add' ? typedBoth(draft) : undefined), [target, draft]);
  const flipped = useMemo(() => {
    if (written) return turned ? undefined : written.turn;
    if (both === undefined) return undefined;
    const other = readRuleDraft({ ...draft, join: draft.join === 'and' ? 'or' : 'and' });
    const wish = ruleIntent(direction, target, other, other);
    return wish === 'nothing' ? undefined : wish;
  }, [written, turned, both, draft, direction, target]);
  const other = usePreview(object, flipped);
  if (written) {
    if (draft.type !== blank.type) return undefined;
    const join = turned ? (written.join === 'and' ? 'or' : 'and') : written.join;
    return {
      both: written.both,
      join,
      from: written.join,
      off: typed === 'nothing' ? undefined : 'Save or cancel the other change first.',
      other,
    };
  }
  return both && { both, join: draft.join, from: 'and', off: undefined, other };
}

/** The peer that holds both selectors of a new rule, once both are there. */
function typedBoth(draft: RuleDraft): PeerWish | undefined {
  if (draft.type !== 'podsElsewhere') return undefined;
  const [peer] = readRuleDraft({ ...draft, join: 'and' }).peers ?? [];
  const named = peer?.type === 'pods' && peer.namespaces?.requirements.length !== 0 && (peer.pods?.requirements.length ?? 0) > 0;
  return named ? peer : undefined;
}
