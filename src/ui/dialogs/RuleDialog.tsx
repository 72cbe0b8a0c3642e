import { type FormEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import { type Intent, peerWish, portWish } from '../../kinds';
import { drawbridge } from '../../store/store';
import { consequenceWords, directionWord, groupLabel } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import { Footer, Refusal } from './Footer';
import { LiveSentence } from './LiveSentence';
import { OpensEveryPort, RemovalWords, RemoveButtons } from './RuleExtras';
import { RuleFields } from './RuleFields';
import { closeDialog } from './request';
import { missingIn, newRuleDraft, peerAt, type RuleDraft, readRuleDraft, ruleDraft, sameWish } from './ruleForm';
import { type RuleTarget, ruleIntent, ruleWords, said } from './ruleIntent';
import { Surface } from './Surface';
import { usePreview } from './usePreview';

export interface RuleDialogProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
  readonly direction: Direction;
  readonly target: RuleTarget;
}

const CHANGED = 'This rule was changed in the text meanwhile. Close this and open it again.';

const UNSURE = {
  sentence: said('A part of this rule cannot be read, so what it allows is not known.'),
  state: 'unknown',
} as const;

/** "Add rule" and "Edit rule". */
export function RuleDialog({ anchor, object, policy, direction, target }: RuleDialogProps): ReactElement | null {
  const form = useRef<HTMLFormElement>(null);
  const current = target.type === 'edit' ? policy[direction].rules[target.rule] : undefined;
  const [opened] = useState(current);
  const openedPeer = opened && target.type === 'edit' ? peerAt(opened, target.peer) : undefined;
  const [start] = useState<RuleDraft>(() => {
    if (target.type === 'add') return newRuleDraft(target.group);
    const wish = openedPeer === 'anyone' ? openedPeer : openedPeer && peerWish(openedPeer);
    return ruleDraft(wish ?? 'anyone', (opened?.entries ?? []).map(portWish));
  });
  const [draft, setDraft] = useState(start);
  const [asked, setAsked] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [refused, setRefused] = useState<string>();
  const busy = useRef(false);

  // What a file holds already is not held against it; a new rule has nothing standing.
  const standing = target.type === 'edit' ? start : undefined;
  const reading = useMemo(() => readRuleDraft(draft, standing), [draft, standing]);
  const before = useMemo(() => readRuleDraft(start, standing), [start, standing]);
  const unreadable =
    target.type === 'edit' && (openedPeer === undefined || (openedPeer !== 'anyone' && openedPeer.type === 'unreadable'));
  const missing = target.type === 'edit' && sameWish(before.peer, reading.peer) ? undefined : missingIn(draft, reading);
  const intent = useMemo(() => ruleIntent(direction, target, before, reading), [direction, target, before, reading]);
  const edit = missing === undefined ? intent : undefined;
  const preview = usePreview(object, edit === 'nothing' ? undefined : edit);
  const consequence =
    edit !== undefined && edit !== 'nothing' && edit.type === 'editRule' ? consequenceWords(policy, edit) : undefined;
  const changed = target.type === 'edit' && !sameWish(opened, current);
  const dirty = !sameWish(start, draft);

  const carryOut = async (wish: Intent): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const outcome = await drawbridge.getState().dispatch(object, wish);
    busy.current = false;
    if (outcome.ok) closeDialog();
    else setRefused(outcome.reason);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (changed || unreadable) return;
    setAsked(true);
    const amiss = Object.keys(reading.faults).length > 0 || missing !== undefined;
    if (amiss || (consequence?.ask && !agreed)) requestAnimationFrame(() => focusFault(form.current));
    else if (edit === 'nothing') closeDialog();
    else if (edit !== undefined) void carryOut(edit);
  };
  const change = (next: RuleDraft): void => {
    setDraft(next);
    setRefused(undefined);
    setAsked(false);
    setAgreed(false);
  };
  const title = target.type === 'add' ? 'Add rule' : 'Edit rule';
  const place =
    target.type === 'add' ? groupLabel(direction, target.group) : `${directionWord(direction)} rule ${target.rule + 1}`;
  const peers = opened && opened.peers !== 'anyone' ? opened.peers.length : 0;
  const removal =
    target.type === 'edit' && opened ? { policy, direction, rule: target.rule, peer: target.peer, peers } : undefined;
  const unsure = current !== undefined && (current.ports === 'unreadable' || current.unreadable !== undefined);
  const words = unsure ? UNSURE : ruleWords(policy, direction, target, reading, missing !== undefined);
  return (
    <Surface title={title} place={place} anchor={anchor} side={direction === 'ingress' ? 'right' : 'left'} dirty={dirty}>
      <form ref={form} className="surface__form" noValidate onSubmit={submit}>
        <div className="surface__body">
          {unreadable ? (
            <p className="note note--warning">This peer cannot be read, so it can only be removed here. Mend it in the YAML.</p>
          ) : (
            <>
              <LiveSentence {...words} />
              <RuleFields
                draft={draft}
                onChange={change}
                reading={reading}
                missing={asked ? missing : undefined}
                insist={asked}
                anyone={target.type === 'add' || openedPeer === 'anyone'}
                portsHint={
                  peers > 1 ? `Shared by the ${peers} peers of this rule. Empty means every port.` : 'Empty means every port.'
                }
              />
              {consequence?.ask && (
                <OpensEveryPort words={consequence.words} agreed={agreed} onAgree={setAgreed} insist={asked} />
              )}
            </>
          )}
          {removal && <RemovalWords {...removal} />}
          <Refusal reason={changed ? CHANGED : (refused ?? (preview?.ok === false ? preview.reason : undefined))} />
        </div>
        <Footer preview={preview} action={target.type === 'add' ? 'Add rule' : 'Save'} disabled={changed || unreadable}>
          {removal && <RemoveButtons {...removal} disabled={changed} onRemove={carryOut} />}
        </Footer>
      </form>
    </Surface>
  );
}

function focusFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-agree]')?.focus();
}
