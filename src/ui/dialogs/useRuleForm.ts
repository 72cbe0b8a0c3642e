import { type Dispatch, type SetStateAction, useMemo, useState } from 'react';
import type { Direction, Policy, Rule } from '../../engine/policy';
import { type Intent, type PeerWish, peerWish, portWish } from '../../kinds';
import type { Preview } from '../../store/contract';
import { type Consequence, consequenceWords, type Sentence } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import type { WrittenState } from './LiveSentence';
import { type Pairing, pairingsOf } from './pairing';
import { PRESETS, type Preset } from './presets';
import { missingIn, peerAt, presetDraft, type RuleReading, readRuleDraft, ruleDraft, sameWish } from './ruleForm';
import { becomesAnyone, type RuleTarget, ruleIntent, ruleWords, said } from './ruleIntent';
import { newRuleDraft, type RuleDraft, type RuleField } from './ruleTypes';
import { type PairingShown, usePairing } from './usePairing';
import { usePreview } from './usePreview';

const UNSURE = {
  sentence: said('A part of this rule cannot be read, so what it allows is not known.'),
  state: 'unknown',
} as const;

export interface RuleFormState {
  readonly draft: RuleDraft;
  readonly setDraft: (draft: RuleDraft) => void;
  readonly target: RuleTarget;
  readonly setInto: (into: number | undefined) => void;
  readonly setJoin: (join: 'and' | 'or') => void;
  readonly asked: boolean;
  readonly setAsked: Dispatch<SetStateAction<boolean>>;
  readonly agreed: boolean;
  readonly setAgreed: Dispatch<SetStateAction<boolean>>;
  readonly refused: string | undefined;
  readonly setRefused: Dispatch<SetStateAction<string | undefined>>;
  /** The rule as it was when the dialog was opened; undefined for a new one. */
  readonly opened: Rule | undefined;
  /** The rule was changed meanwhile by something else. */
  readonly changed: boolean;
  /** The peer cannot be read, so it can only be removed. */
  readonly unreadable: boolean;
  readonly dirty: boolean;
  readonly reading: RuleReading;
  readonly missing: { readonly field: RuleField; readonly reason: string } | undefined;
  /** What saving asks for; undefined while that cannot be told. */
  readonly edit: Intent | 'nothing' | undefined;
  readonly preview: Preview | undefined;
  readonly consequence: Consequence | undefined;
  /** A named peer becomes anyone: a rule is added instead. */
  readonly addsAnyone: boolean;
  readonly pairing: PairingShown | undefined;
  readonly words: { readonly sentence: Sentence; readonly state: WrittenState };
}

/** The state of "Add rule" and "Edit rule", and all that follows from it. */
export function useRuleForm(
  object: ObjectKey,
  policy: Policy,
  direction: Direction,
  asks: RuleTarget,
  preset: Preset['id'] | undefined,
): RuleFormState {
  const current = asks.type === 'edit' ? policy[direction].rules[asks.rule] : undefined;
  const [opened] = useState(current);
  const openedPeer = opened && asks.type === 'edit' ? peerAt(opened, asks.peer) : undefined;
  const [blank] = useState(() => firstDraft(asks, opened));
  const [draft, putDraft] = useState(() => withPreset(blank, preset));
  const [into, setInto] = useState(asks.type === 'add' ? asks.into : undefined);
  const [turned, setTurned] = useState(false);
  const [asked, setAsked] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [refused, setRefused] = useState<string>();

  const target = useMemo<RuleTarget>(
    () => (asks.type === 'add' ? { ...asks, into: draft.type === 'anyone' ? undefined : into } : asks),
    [asks, draft.type, into],
  );
  // What a file holds already is not held against it; a new rule has nothing standing.
  const standing = asks.type === 'edit' ? blank : undefined;
  const shown = useMemo(
    () => (target.type === 'add' && target.into !== undefined ? { ...draft, ports: '' } : draft),
    [draft, target],
  );
  const reading = useMemo(() => readRuleDraft(shown, standing), [shown, standing]);
  const before = useMemo(() => readRuleDraft(blank, standing), [blank, standing]);
  const missing = asks.type === 'edit' && sameWish(before.peers, reading.peers) ? undefined : missingIn(draft, reading);
  const typed = useMemo(() => ruleIntent(direction, target, before, reading), [direction, target, before, reading]);

  const written = useMemo(
    () => (asks.type === 'edit' && opened ? pairingsOf(opened, direction, asks.rule, asks.peer ?? 0)[0] : undefined),
    [asks, opened, direction],
  );
  const turns = turned ? written?.turn : undefined;
  const intent = turns ?? typed;
  const edit = missing === undefined ? intent : undefined;
  const preview = usePreview(object, edit === 'nothing' ? undefined : edit);
  const pairing = usePairing(object, direction, { draft, blank, target, written, turned, typed });
  const changed = asks.type === 'edit' && !sameWish(opened, current);
  const unsure = current !== undefined && (current.ports === 'unreadable' || current.unreadable !== undefined);
  const addsAnyone = asks.type === 'edit' && becomesAnyone(before, reading);
  const said = addsAnyone ? ({ type: 'add', group: 'anyone' } as const) : target;
  const renewed = (): void => {
    setRefused(undefined);
    setAsked(false);
    setAgreed(false);
  };
  return {
    draft,
    setDraft(next) {
      putDraft(next);
      setTurned(false);
      renewed();
    },
    target,
    setInto(next) {
      setInto(next);
      renewed();
    },
    setJoin(join) {
      if (asks.type === 'add') putDraft({ ...draft, join });
      else setTurned(written !== undefined && join !== written.join);
      renewed();
    },
    asked,
    setAsked,
    agreed,
    setAgreed,
    refused,
    setRefused,
    opened,
    changed,
    unreadable:
      asks.type === 'edit' && (openedPeer === undefined || (openedPeer !== 'anyone' && openedPeer.type === 'unreadable')),
    dirty: turned || !sameWish(blank, draft) || (asks.type === 'add' && into !== asks.into),
    reading,
    missing,
    edit,
    preview,
    consequence:
      edit !== undefined && edit !== 'nothing' && edit.type === 'editRule' ? consequenceWords(policy, edit) : undefined,
    addsAnyone,
    pairing,
    words: unsure
      ? UNSURE
      : ruleWords(policy, direction, said, turned ? turnedReading(reading, written) : reading, missing !== undefined),
  };
}

function firstDraft(asks: RuleTarget, opened: Rule | undefined): RuleDraft {
  if (asks.type === 'add') return newRuleDraft(asks.group);
  const peer = opened && peerAt(opened, asks.peer);
  const wish = peer === 'anyone' ? peer : peer && peerWish(peer);
  return ruleDraft(wish ?? 'anyone', (opened?.entries ?? []).map(portWish));
}

function withPreset(draft: RuleDraft, id: Preset['id'] | undefined): RuleDraft {
  const preset = PRESETS.find((one) => one.id === id);
  return preset ? presetDraft(preset, draft) : draft;
}

/** What the rule says of the two selectors once the one is made the other. */
function turnedReading(reading: RuleReading, written: Pairing | undefined): RuleReading {
  if (written?.both.type !== 'pods') return reading;
  const { namespaces, pods } = written.both;
  const apart: readonly PeerWish[] = [
    { type: 'pods', namespaces, pods: undefined },
    { type: 'pods', namespaces: undefined, pods },
  ];
  return { ...reading, peers: written.join === 'and' ? apart : [written.both] };
}
