import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { drawbridge } from '../../../store/store';
import type { DrawnMap } from '../../../worker/questions';
import type { Picked } from './picked';

export interface MapDownloadProps {
  readonly drawn: DrawnMap;
  readonly picked: Picked | undefined;
}

/** Saves the map as it is on screen; what draws it is loaded with the click. */
export function MapDownload(props: MapDownloadProps): ReactElement {
  const save = (kind: 'svg' | 'png'): void => {
    import('./saveMap').then(
      (part) => part.saveMap(props, kind),
      () => {
        const text = 'The part that draws the map could not be loaded. Try it again.';
        drawbridge.getState().notify({ tone: 'warning', text, undo: false });
      },
    );
  };
  return (
    <span className="map__download">
      <button
        type="button"
        className="btn btn--small"
        aria-label="Download the map as SVG"
        title="Download the map as SVG"
        onClick={() => save('svg')}
      >
        <Download size={14} className="icon" />
        SVG
      </button>
      <button
        type="button"
        className="btn btn--small"
        aria-label="Download the map as PNG"
        title="Download the map as PNG"
        onClick={() => save('png')}
      >
        PNG
      </button>
    </span>
  );
}
