import { type FormEvent, type ReactElement, useState } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import type { Intent } from '../../kinds/intent';
import { drawbridge } from '../../store/store';
import { consequenceWords, directionWord } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import { Footer, Refusal } from './Footer';
import { followFrom } from './home';
import { closeDialog } from './request';
import { peerLabel } from './ruleSummary';
import { Surface } from './Surface';
import { usePreview } from './usePreview';

export interface SplitRuleProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
  readonly direction: Direction;
  readonly rule: number;
}

const SOME = 'Tick the peers that go into a rule of their own.';
const NOT_ALL = 'At least one peer stays in the rule.';

/** Which peers of a rule go into a rule of their own. */
export function SplitRule({ anchor, object, policy, direction, rule }: SplitRuleProps): ReactElement | null {
  const [follow] = useState(() => followFrom(anchor));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<string>();
  const written = policy[direction].rules[rule];
  const peers = written === undefined || written.peers === 'anyone' ? [] : written.peers;
  const fault = chosen.length === 0 ? SOME : chosen.length === peers.length ? NOT_ALL : undefined;
  const intent: Intent = { type: 'splitRule', direction, rule, peers: chosen };
  const preview = usePreview(object, fault === undefined ? intent : undefined);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (fault !== undefined) return;
    const outcome = await drawbridge.getState().dispatch(object, intent);
    if (!outcome.ok) {
      setRefused(outcome.reason);
      return;
    }
    closeDialog();
    follow.spot({ direction, rule: rule + 1, peer: undefined });
  };
  const toggle = (index: number, on: boolean): void => {
    setChosen(on ? [...chosen, index].sort((a, b) => a - b) : chosen.filter((one) => one !== index));
    setRefused(undefined);
  };
  return (
    <Surface
      title="Split rule"
      place={`${directionWord(direction)} rule ${rule + 1}`}
      anchor={anchor}
      side={direction === 'ingress' ? 'right' : 'left'}
      dirty={chosen.length > 0}
    >
      <form className="surface__form" noValidate onSubmit={submit}>
        <div className="surface__body">
          <fieldset className="ticks">
            <legend>{SOME}</legend>
            {peers.map((peer, index) => (
              // Peers have no identity but their place.
              <label key={[index, peerLabel(peer)].join()}>
                <input
                  type="checkbox"
                  data-first={index === 0 ? '' : undefined}
                  checked={chosen.includes(index)}
                  onChange={(event) => toggle(index, event.target.checked)}
                />
                <span className="mono">{peerLabel(peer)}</span>
              </label>
            ))}
          </fieldset>
          <p className="field__hint">{consequenceWords(policy, intent)?.words}</p>
          <p className="field__fault" aria-live="polite">
            {asked && fault}
          </p>
        </div>
        <Refusal reason={refused ?? (preview?.ok === false ? preview.reason : undefined)} />
        <Footer preview={preview} action="Split" disabled={false} />
      </form>
    </Surface>
  );
}
