import { type ReactElement, useId } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import type { Intent } from '../../kinds/intent';
import { consequenceWords } from '../../words';

export interface OpensEveryPortProps {
  readonly words: string;
  readonly agreed: boolean;
  readonly onAgree: (agreed: boolean) => void;
  /** The person asked to save without having agreed. */
  readonly insist: boolean;
}

/** Asks, where a rule would lose its last port, whether every port is meant. */
export function OpensEveryPort({ words, agreed, onAgree, insist }: OpensEveryPortProps): ReactElement {
  const id = useId();
  return (
    <div className="note note--warning note--ask">
      <p id={id}>{words}</p>
      <label>
        <input
          type="checkbox"
          data-agree=""
          checked={agreed}
          aria-describedby={id}
          onChange={(event) => onAgree(event.target.checked)}
        />
        Open every port
      </label>
      <p aria-live="polite" className="field__fault">
        {insist && !agreed && 'Tick this to save, or name a port above.'}
      </p>
    </div>
  );
}

/** What becomes of a named peer that is to be anyone: it cannot stop being named without its rule's other peers. */
export function AddsAnyone({ rule, count }: { readonly rule: number; readonly count: number }): ReactElement {
  return (
    <p className="note">
      A rule for anyone names no peer. It is added as rule {count + 1}; rule {rule + 1} stays as it is, and can be removed
      afterwards.
    </p>
  );
}

export interface RemovalProps {
  readonly policy: Policy;
  readonly direction: Direction;
  readonly rule: number;
  readonly peer: number | undefined;
  /** How many peers the rule names; none for anyone. */
  readonly peers: number;
}

/** What removing does beyond its words. Always there: nothing moves under the pointer. */
export function RemovalWords({ policy, direction, rule, peer, peers }: RemovalProps): ReactElement | null {
  const intent: Intent =
    peers === 1 ? { type: 'removePeer', direction, rule, peer: peer ?? 0 } : { type: 'removeRule', direction, rule };
  const words = [
    peers > 1 ? `Remove rule takes ${peers === 2 ? 'both' : `all ${peers}`} peers away.` : '',
    consequenceWords(policy, intent)?.words ?? '',
  ].filter((part) => part !== '');
  return words.length === 0 ? null : (
    <p className="field__hint">{peers === 1 ? `Remove peer: ${words.join(' ')}` : words.join(' ')}</p>
  );
}

/** "Remove peer" and "Remove rule". */
export function RemoveButtons({
  direction,
  rule,
  peer,
  peers,
  disabled,
  onRemove,
}: RemovalProps & { readonly disabled: boolean; readonly onRemove: (intent: Intent) => void }): ReactElement {
  const button = (intent: Intent, name: string): ReactElement => (
    <button type="button" className="btn btn--danger" aria-disabled={disabled} onClick={() => !disabled && onRemove(intent)}>
      {name}
    </button>
  );
  return (
    <>
      {peers > 0 && button({ type: 'removePeer', direction, rule, peer: peer ?? 0 }, 'Remove peer')}
      {button({ type: 'removeRule', direction, rule }, 'Remove rule')}
    </>
  );
}
