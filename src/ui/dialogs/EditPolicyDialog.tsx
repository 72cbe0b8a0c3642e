import { type FormEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import type { Policy } from '../../engine/policy';
import { drawbridge, useDrawbridge } from '../../store/store';
import type { ObjectKey } from '../../workspace/workspace';
import { TextField } from './Field';
import { Footer, Refusal } from './Footer';
import { LabelChips } from './LabelChips';
import { type PolicyDraft, policyDraft, policyIntent, readPolicyDraft } from './policyForm';
import { closeDialog } from './request';
import { sameWish } from './ruleForm';
import { Surface } from './Surface';
import { usePreview } from './usePreview';

export interface EditPolicyDialogProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
}

/** "Edit policy": its name, namespace and pod selector. */
export function EditPolicyDialog({ anchor, object, policy }: EditPolicyDialogProps): ReactElement {
  const form = useRef<HTMLFormElement>(null);
  const [start] = useState(() => policyDraft(policy));
  const [draft, setDraft] = useState(start);
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<string>();
  const busy = useRef(false);
  const reading = useMemo(() => readPolicyDraft(draft), [draft]);
  const intent = useMemo(() => policyIntent(start, reading), [start, reading]);
  const preview = usePreview(object, intent === 'nothing' ? undefined : intent);
  const assumed = useDrawbridge((state) => state.workspace.defaultNamespace);
  const unreadable = policy.subject === 'unreadable';
  const change = (next: Partial<PolicyDraft>): void => {
    setDraft({ ...draft, ...next });
    setAsked(false);
    setRefused(undefined);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy.current) return;
    setAsked(true);
    if (intent === undefined) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (intent === 'nothing') {
      closeDialog();
      return;
    }
    busy.current = true;
    const outcome = await drawbridge.getState().dispatch(object, intent);
    busy.current = false;
    if (outcome.ok) closeDialog();
    else setRefused(outcome.reason);
  };
  return (
    <Surface title="Edit policy" anchor={anchor} side="right" height="box" dirty={!sameWish(start, draft)}>
      <form ref={form} className="surface__form" noValidate onSubmit={submit}>
        <div className="surface__body">
          <TextField
            label="Name"
            value={draft.name}
            onChange={(name) => change({ name })}
            fault={reading.faults.name}
            insist={asked}
            first
          />
          <TextField
            label="Namespace"
            aside={
              draft.namespace.trim() === '' &&
              `${policy.namespaceAssumed ? 'not written in the file' : 'taken out of the file'}: applies to ${assumed}`
            }
            value={draft.namespace}
            onChange={(namespace) => change({ namespace })}
            fault={reading.faults.namespace}
            insist={asked}
            placeholder={assumed}
          />
          {unreadable ? (
            <p className="note note--warning">The pod selector cannot be read. Mend it in the YAML.</p>
          ) : (
            <LabelChips
              label="Pod selector"
              draft={draft.subject}
              onChange={(subject) => change({ subject })}
              empty="every pod"
              hint={
                <>
                  Also <code>key in (a, b)</code>, <code>key</code>, <code>!key</code>. Empty: every pod of the namespace.
                </>
              }
            />
          )}
          <Refusal reason={refused ?? (preview?.ok === false ? preview.reason : undefined)} />
        </div>
        <Footer preview={preview} action="Save" disabled={false} />
      </form>
    </Surface>
  );
}
