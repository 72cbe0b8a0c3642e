import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { drawbridge, useDrawbridge } from '../../../store/store';
import type { PolicyLine } from '../../../words/trailSteps';
import { lineAt } from '../../../workspace/lineAt';
import { type FileId, fileOf, placeOf } from '../../../workspace/workspace';

export type GoToLine = (line: number, file: FileId) => void;

/** Shows a line of a file's text. */
export const GoTo = createContext<GoToLine>(() => {});

export interface PlaceLinkProps {
  readonly place: Pick<PolicyLine, 'object' | 'file' | 'path'>;
  /** The place is of an earlier text: it is no link. */
  readonly ageing: boolean;
  readonly className?: string;
  /** What the link says; left out: its line. */
  readonly children?: ReactNode;
}

/** A link to a place in an object: shows the policy on the canvas and the line in the text. */
export function PlaceLink({ place, ageing, className = 'link', children }: PlaceLinkProps): ReactElement | null {
  const goTo = useContext(GoTo);
  const file = useDrawbridge(({ workspace }) => fileOf(workspace, place.file));
  const object = file?.objects.find(({ key }) => key === place.object);
  const range = object && placeOf(object, place.path);
  if (file === undefined || range === undefined) return children === undefined ? null : <span>{children}</span>;
  const line = lineAt(file, range.start);
  const words = children ?? `line ${line}`;
  if (ageing) return <span>{words}</span>;
  return (
    <button
      type="button"
      className={className}
      title={`${file.name}, line ${line}`}
      onClick={() => {
        drawbridge.getState().activate(place.file, place.object);
        goTo(line, place.file);
      }}
    >
      {words}
    </button>
  );
}
