import { type FormEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import { matchedPods } from '../../answers/matched';
import { suggestLabels } from '../../answers/suggestions';
import type { Policy } from '../../engine/policy';
import { useCluster } from '../../store/openCluster';
import { drawbridge, useDrawbridge } from '../../store/store';
import { formatPath, type Path } from '../../text';
import { fileOf, type ObjectKey, type OpenObject, objectOf } from '../../workspace/workspace';
import { TextField } from './Field';
import { Footer, Refusal } from './Footer';
import { LabelChips } from './LabelChips';
import { MetadataFields } from './MetadataFields';
import { type MetadataField, metadataIn, metadataRows } from './metadataForm';
import { type PolicyDraft, policyDraft, policyIntent, readPolicyDraft, type StandingMetadata } from './policyForm';
import { closeDialog } from './request';
import { Surface } from './Surface';
import { usePreview } from './usePreview';

export interface EditPolicyDialogProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
}

/** "Edit policy": its name, namespace, pod selector, labels and annotations. */
export function EditPolicyDialog({ anchor, object, policy }: EditPolicyDialogProps): ReactElement {
  const form = useRef<HTMLFormElement>(null);
  const [start] = useState(() => policyDraft(policy));
  const [draft, setDraft] = useState(start);
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<string>();
  const busy = useRef(false);
  const [standing, setStanding] = useState<StandingMetadata>();
  const reading = useMemo(() => readPolicyDraft(draft, standing), [draft, standing]);
  const intent = useMemo(() => policyIntent(start, reading, standing), [start, reading, standing]);
  const preview = usePreview(object, intent === 'nothing' ? undefined : intent);
  const assumed = useDrawbridge((state) => state.workspace.defaultNamespace);
  const cluster = useCluster();
  const unreadable = policy.subject === 'unreadable';
  const change = (next: Partial<PolicyDraft>): void => {
    setDraft({ ...draft, ...next });
    setAsked(false);
    setRefused(undefined);
  };
  const open = useDrawbridge(({ workspace }) => objectOf(workspace, object));
  const file = useDrawbridge(({ workspace }) => fileOf(workspace, open?.file));
  // Read when it is asked for: the document may be a large one.
  const openMetadata = (field: MetadataField): void => {
    const text = file?.documents.find(({ key }) => key === open?.document)?.text ?? '';
    const read = standing ?? metadataIn(text, open?.base ?? []);
    const texts = read[field];
    setStanding(read);
    if (texts !== undefined && draft[field] === undefined) setDraft({ ...draft, [field]: metadataRows(texts) });
  };
  const metadata = (field: MetadataField): ReactElement => (
    <MetadataFields
      field={field}
      count={open ? countUnder(open, ['metadata', field]) : 0}
      rows={draft[field]}
      reading={reading[field]}
      unreadable={standing !== undefined && standing[field] === undefined}
      insist={asked}
      onOpen={() => openMetadata(field)}
      onChange={(rows) => change({ [field]: rows })}
    />
  );
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
    <Surface title="Edit policy" anchor={anchor} side="right" height="box" dirty={intent !== 'nothing'}>
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
              suggest={(typed) => suggestLabels(cluster, { of: 'pods', namespace: draft.namespace.trim() || assumed }, typed)}
              matches={(subject) => matchedPods(cluster, draft.namespace.trim() || assumed, subject)}
              hint={
                <>
                  Also <code>key in (a, b)</code>, <code>key</code>, <code>!key</code>. Empty: every pod of the namespace.
                </>
              }
            />
          )}
          {metadata('labels')}
          {metadata('annotations')}
        </div>
        <Refusal reason={refused ?? (preview?.ok === false ? preview.reason : undefined)} />
        <Footer preview={preview} action="Save" disabled={false} />
      </form>
    </Surface>
  );
}

/** How many keys a mapping of the object has. */
function countUnder(object: OpenObject, path: Path): number {
  const under = formatPath(path);
  return [...object.ranges.keys()].filter((one) => one.startsWith(under) && /^[.[]/.test(one.slice(under.length))).length;
}
