import { type FormEvent, type ReactElement, useState } from 'react';
import type { Intent } from '../../kinds/intent';
import { drawbridge } from '../../store/store';
import { consequenceWords } from '../../words';
import { Footer, Refusal } from './Footer';
import { closeDialog } from './request';
import type { StopIsolatingProps } from './StopIsolating';
import { Surface } from './Surface';
import { usePreview } from './usePreview';

/** The question before a rule for everyone is added. */
export function AllowAll({ anchor, object, policy, direction }: StopIsolatingProps): ReactElement {
  const [intent] = useState<Intent>({ type: 'allowAll', direction });
  const [refused, setRefused] = useState<string>();
  const preview = usePreview(object, intent);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await drawbridge.getState().dispatch(object, intent);
    if (outcome.ok) closeDialog();
    else setRefused(outcome.reason);
  };
  return (
    <Surface title={`Allow all ${direction}`} anchor={anchor} side={direction === 'ingress' ? 'left' : 'right'} dirty={false}>
      <form className="surface__form" onSubmit={submit}>
        <div className="surface__body surface__body--text">
          <p>{consequenceWords(policy, intent)?.words}</p>
        </div>
        <Refusal reason={refused ?? (preview?.ok === false ? preview.reason : undefined)} />
        <Footer preview={preview} action="Allow all" disabled={preview?.ok === false} cancelFirst />
      </form>
    </Surface>
  );
}
