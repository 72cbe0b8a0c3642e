import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Peer } from '../../engine/policy';
import { peerLabel } from './ruleSummary';

export interface PeerListProps {
  readonly peers: readonly Peer[];
  readonly current: number;
  /** Something was typed: it has to be saved or given up before another peer is shown. */
  readonly dirty: boolean;
  readonly onShow: (peer: number) => void;
  readonly onAdd: () => void;
}

const FIRST = 'Save or cancel this change first';

/** The peers of the rule that is edited: each is one press away, and so is another one. */
export function PeerList({ peers, current, dirty, onShow, onAdd }: PeerListProps): ReactElement {
  const off = dirty ? ({ 'aria-disabled': true, title: FIRST } as const) : {};
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons
    <div className="peers" role="group" aria-label="Peers of this rule">
      <div className="peers__list">
        {peers.map((peer, index) => {
          const name = peerLabel(peer);
          const shown = index === current;
          return (
            <button
              // Peers have no identity but their place.
              key={[index, name].join()}
              type="button"
              className="chip peers__peer"
              aria-pressed={shown}
              {...(shown ? {} : off)}
              onClick={() => !dirty && !shown && onShow(index)}
            >
              <span className="truncate">{name}</span>
            </button>
          );
        })}
      </div>
      <AddPeer dirty={dirty} onAdd={onAdd} />
    </div>
  );
}

/** Another peer for the same rule, on the same ports. */
export function AddPeer({ dirty, onAdd }: Pick<PeerListProps, 'dirty' | 'onAdd'>): ReactElement {
  return (
    <button
      type="button"
      className="field__more"
      {...(dirty ? { 'aria-disabled': true, title: FIRST } : {})}
      onClick={() => !dirty && onAdd()}
    >
      <Plus size={12} className="icon" aria-hidden="true" />
      Add peer
    </button>
  );
}
