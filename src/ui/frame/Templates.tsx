import type { ReactElement } from 'react';
import { STARTING_POINTS, type StartingPoint } from '../../kinds/networkPolicy/startingPoints';
import { TemplatePicture } from './TemplatePicture';

/** The policies to start from, each with a small picture: fetched right after the page they stand on. */
export function Templates({ onChoose }: { readonly onChoose: (point: StartingPoint) => void }): ReactElement {
  return (
    <>
      {STARTING_POINTS.map((point) => (
        <li key={point.id}>
          <button type="button" className="template" onClick={() => onChoose(point)}>
            <TemplatePicture id={point.id} />
            <b>{point.title}</b>
            <span>{point.sentence}</span>
          </button>
        </li>
      ))}
    </>
  );
}
