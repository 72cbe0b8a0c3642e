import { Maximize, Minus, Plus } from 'lucide-react';
import type { ReactElement } from 'react';

export interface ZoomButtonsProps {
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

const STEP = 1.2;

/** Zoom out, in, and back to the whole picture. */
export function ZoomButtons({ zoom, onZoom, onFit }: ZoomButtonsProps): ReactElement {
  return (
    <div className="pc-zoom">
      <button
        type="button"
        className="btn btn--icon btn--small"
        aria-label="Zoom out"
        title="Zoom out"
        onClick={() => onZoom(1 / STEP)}
      >
        <Minus size={14} className="icon" aria-hidden="true" />
      </button>
      <span className="pc-zoom__value">{Math.round(zoom * 100)} %</span>
      <button
        type="button"
        className="btn btn--icon btn--small"
        aria-label="Zoom in"
        title="Zoom in"
        onClick={() => onZoom(STEP)}
      >
        <Plus size={14} className="icon" aria-hidden="true" />
      </button>
      <span className="separator" />
      <button type="button" className="btn btn--icon btn--small" aria-label="Fit" title="Fit" onClick={onFit}>
        <Maximize size={14} className="icon" aria-hidden="true" />
      </button>
    </div>
  );
}
