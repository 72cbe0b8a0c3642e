import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import { groupOf } from '../../engine';
import type { Direction, Policy } from '../../engine/policy';
import type { Intent } from '../../kinds';
import { drawbridge } from '../../store/store';
import { directionWord, groupLabel } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import { AddTo } from './AddTo';
import { Footer, Refusal } from './Footer';
import { DialogHelp } from './help/DialogHelp';
import { followFrom } from './home';
import { LiveSentence } from './LiveSentence';
import { PairingPart } from './PairingPart';
import { AddPeer, PeerList } from './PeerList';
import { PresetsMenu } from './PresetsMenu';
import type { Preset } from './presets';
import { AddsAnyone, OpensEveryPort, RemovalWords, RemoveButtons } from './RuleExtras';
import { RuleFields } from './RuleFields';
import { closeDialog, openDialog } from './request';
import { presetDraft } from './ruleForm';
import type { RuleTarget } from './ruleIntent';
import { Surface } from './Surface';
import { useRuleForm } from './useRuleForm';

export interface RuleDialogProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
  readonly direction: Direction;
  readonly target: RuleTarget;
  readonly preset?: Preset['id'] | undefined;
}

const CHANGED = 'This rule was changed in the text meanwhile. Close this and open it again.';

/** "Add rule" and "Edit rule". */
export function RuleDialog({ anchor, object, policy, direction, target: asks, preset }: RuleDialogProps): ReactElement | null {
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [follow] = useState(() => followFrom(anchor));
  const state = useRuleForm(object, policy, direction, asks, preset);
  const { draft, reading, missing, edit, preview, consequence, opened, changed, unreadable, asked, agreed, target } = state;
  const adds = asks.type === 'add';

  const carryOut = async (wish: Intent): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const outcome = await drawbridge.getState().dispatch(object, wish);
    busy.current = false;
    if (!outcome.ok) {
      state.setRefused(outcome.reason);
      return;
    }
    closeDialog();
    const peer = wish.type === 'joinSelectors' ? wish.peer : asks.type === 'edit' ? (asks.peer ?? 0) : 0;
    const stays = wish.type === 'editRule' || wish.type === 'joinSelectors' || wish.type === 'separateSelectors';
    if (stays) follow.spotIfGone({ direction, rule: wish.rule, peer });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (changed || unreadable) return;
    state.setAsked(true);
    const amiss = Object.keys(reading.faults).length > 0 || missing !== undefined;
    if (amiss || (consequence?.ask && !agreed)) requestAnimationFrame(() => focusFault(form.current));
    else if (edit === 'nothing') closeDialog();
    else if (edit !== undefined) void carryOut(edit);
  };
  const peers = opened && opened.peers !== 'anyone' ? opened.peers : [];
  const removal =
    asks.type === 'edit' && opened ? { policy, direction, rule: asks.rule, peer: asks.peer, peers: peers.length } : undefined;
  const addPeer = (): void => {
    const [first] = peers;
    if (asks.type !== 'edit' || first === undefined) return;
    openDialog({ type: 'addRule', anchor, object, direction, group: groupOf(first, policy), into: asks.rule });
  };
  const more = adds ? (
    <PresetsMenu
      direction={direction}
      onChoose={(chosen) => state.setDraft(presetDraft(chosen, draft))}
      after={() => form.current?.querySelector<HTMLElement>('[data-first]') ?? null}
    />
  ) : (
    peers.length === 1 && <AddPeer dirty={state.dirty} onAdd={addPeer} />
  );
  return (
    <Surface
      title={adds ? 'Add rule' : 'Edit rule'}
      place={asks.type === 'add' ? groupLabel(direction, asks.group) : `${directionWord(direction)} rule ${asks.rule + 1}`}
      anchor={anchor}
      side={direction === 'ingress' ? 'right' : 'left'}
      dirty={state.dirty}
      help={<DialogHelp topic="rule" about="rules and selectors" />}
    >
      <form ref={form} className="surface__form" noValidate onSubmit={submit}>
        <div className="surface__body">
          {asks.type === 'edit' && peers.length > 1 && (
            <PeerList
              peers={peers}
              current={asks.peer ?? 0}
              dirty={state.dirty}
              onShow={(peer) => openDialog({ type: 'editRule', anchor, object, direction, rule: asks.rule, peer })}
              onAdd={addPeer}
            />
          )}
          {unreadable ? (
            <p className="note note--warning">This peer cannot be read, so it can only be removed here. Mend it in the YAML.</p>
          ) : (
            <>
              <LiveSentence {...state.words} />
              <RuleFields
                namespace={policy.namespace}
                direction={direction}
                draft={draft}
                onChange={state.setDraft}
                reading={reading}
                missing={asked ? missing : undefined}
                insist={asked}
                adding={adds}
                ports={target.type === 'edit' || target.into === undefined}
                portsHint={
                  peers.length > 1
                    ? `Shared by the ${peers.length} peers of this rule. Empty means every port.`
                    : 'Empty means every port.'
                }
                more={more}
                between={
                  state.pairing && (
                    <PairingPart object={object} policy={policy} shown={state.pairing} preview={preview} onJoin={state.setJoin} />
                  )
                }
              />
              {asks.type === 'add' && draft.type !== 'anyone' && policy[direction].rules.length > 0 && (
                <AddTo
                  rules={policy[direction].rules}
                  into={target.type === 'add' ? target.into : undefined}
                  onChange={state.setInto}
                />
              )}
              {state.addsAnyone && asks.type === 'edit' && <AddsAnyone rule={asks.rule} count={policy[direction].rules.length} />}
              {consequence?.ask && (
                <OpensEveryPort words={consequence.words} agreed={agreed} onAgree={state.setAgreed} insist={asked} />
              )}
            </>
          )}
          {removal && !state.addsAnyone && <RemovalWords {...removal} />}
        </div>
        <Refusal reason={changed ? CHANGED : (state.refused ?? (preview?.ok === false ? preview.reason : undefined))} />
        <Footer preview={preview} action={adds || state.addsAnyone ? 'Add rule' : 'Save'} disabled={changed || unreadable}>
          {removal && <RemoveButtons {...removal} disabled={changed} onRemove={carryOut} />}
        </Footer>
      </form>
    </Surface>
  );
}

function focusFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-agree]')?.focus();
}
