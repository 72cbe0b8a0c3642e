import { type FormEvent, type ReactElement, useState } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import type { Intent } from '../../kinds/intent';
import { drawbridge } from '../../store/store';
import { allowAllOffer, consequenceWords } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import { Footer, Refusal } from './Footer';
import { closeDialog } from './request';
import { Surface } from './Surface';
import { usePreview } from './usePreview';

export interface StopIsolatingProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
  readonly direction: Direction;
}

/** The question before default deny is switched off, since that opens a direction. */
export function StopIsolating({ anchor, object, policy, direction }: StopIsolatingProps): ReactElement {
  const [off] = useState<Intent>({ type: 'isolate', direction, on: false });
  const [everyone] = useState<Intent>({ type: 'allowAll', direction });
  const [refused, setRefused] = useState<string>();
  const plain = usePreview(object, off);
  const offer = usePreview(object, everyone);
  const other = direction === 'ingress' ? policy.egress : policy.ingress;
  // Nothing would be left in policyTypes: switching off has no way but a rule for everyone.
  const emptied = plain?.ok === false && other.isolated === false;
  const intent = emptied ? everyone : off;
  const preview = emptied ? offer : plain;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await drawbridge.getState().dispatch(object, intent);
    if (outcome.ok) closeDialog();
    else setRefused(outcome.reason);
  };
  return (
    <Surface
      title={`Switch ${direction} default deny off`}
      anchor={anchor}
      side={direction === 'ingress' ? 'left' : 'right'}
      dirty={false}
    >
      <form className="surface__form" onSubmit={submit}>
        <div className="surface__body surface__body--text">
          {emptied && <p>{allowAllOffer(direction)}</p>}
          <p>{consequenceWords(policy, intent)?.words}</p>
        </div>
        <Refusal reason={refused ?? (preview?.ok === false ? preview.reason : undefined)} />
        <Footer
          preview={preview}
          action={emptied ? 'Allow everyone' : 'Switch off'}
          disabled={preview?.ok === false}
          cancelFirst
        />
      </form>
    </Surface>
  );
}
