import './seen.css';
import { Activity } from 'lucide-react';
import { type ReactElement, useEffect } from 'react';
import { create, useStore } from 'zustand';
import type { Picture } from '../../picture';
import { flows } from '../../store/flows';
import type { ObjectKey } from '../../workspace/workspace';
import { useAnswer } from '../answers/useAnswer';
import { useLater } from '../frame/useLater';

/** Whether rows tell what they saw; kept while other policies are looked at. */
const useShown = create<{ readonly shown: boolean }>()(() => ({ shown: true }));

/** Adds to a picture what its rows saw. */
export type WithSeen = (picture: Picture) => Picture;

export interface SeenSwitchProps {
  /** The policy on screen. */
  readonly object: ObjectKey;
  /** All policies that select its pods are drawn as one. */
  readonly together: boolean;
  /** Told what to add to its picture; undefined for nothing. */
  readonly onSeen: (withSeen: WithSeen | undefined) => void;
}

const loadOverlay = () => import('./overlay');

/** While flows are open, has the rows of a policy's picture tell what they saw, unless that is switched off. */
export function SeenSwitch({ object, together, onSeen }: SeenSwitchProps): ReactElement | null {
  const isOpen = useStore(flows, ({ files }) => files.length > 0);
  const shown = useShown((state) => state.shown);
  const wanted = isOpen && shown;
  const overlay = useLater(loadOverlay, wanted);
  const { answer, ageing } = useAnswer(wanted ? { type: 'seenRows', object, together } : undefined);
  useEffect(() => {
    onSeen(wanted && answer && overlay && overlay !== 'failed' ? overlay.overlayOf(answer, ageing) : undefined);
  }, [wanted, answer, ageing, overlay, onSeen]);
  useEffect(() => () => onSeen(undefined), [onSeen]);
  if (!isOpen) return null;
  return (
    <button
      type="button"
      className="btn btn--small seen-switch"
      aria-pressed={shown}
      title="What each row saw of the open flows: the more, the thicker its line"
      onClick={() => useShown.setState({ shown: !shown })}
    >
      <Activity size={14} className="icon" aria-hidden="true" />
      Observed
    </button>
  );
}
