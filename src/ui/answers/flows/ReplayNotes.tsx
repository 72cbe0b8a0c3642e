import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { flowFilter } from '../../../store/flowFilter';
import { PlaceLink } from '../connectivity/PlaceLink';
import { useReplay } from './useReplay';

/** What edits would break of what was seen, and what the outcomes leave out or assume. */
export function ReplayNotes(): ReactElement | null {
  const { replay, ageing } = useReplay();
  if (replay === undefined || (replay.breaking === undefined && replay.notes.length === 0)) return null;
  return (
    <div
      className={ageing ? 'uncounted uncounted--ageing flows__notes' : 'uncounted flows__notes'}
      role="note"
      aria-busy={ageing}
    >
      <TriangleAlert size={14} className="icon" />
      <ul>
        {replay.breaking !== undefined && (
          <li>
            <strong>{replay.breaking}</strong>{' '}
            <button type="button" className="link" onClick={() => flowFilter.setState({ outcome: 'nowDropped' })}>
              Show them
            </button>
          </li>
        )}
        {replay.notes.map(({ text, objects }) => (
          <li key={text}>
            {text}
            {objects.map(({ object, file }) => (
              <span key={object}>
                {' '}
                <PlaceLink place={{ object, file, path: [] }} ageing={ageing} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
