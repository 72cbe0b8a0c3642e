import { CircleAlert, Info, TriangleAlert, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { drawbridge } from '../../store/store';
import type { Banner } from '../../words';
import { Words } from './Words';

const TONES = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** Something to know about the picture below it, and the way out. */
export function BannerLine({
  banner,
  line,
  onGoToLine,
  undo = false,
}: {
  readonly banner: Banner;
  readonly line: number | undefined;
  readonly onGoToLine: (line: number) => void;
  readonly undo?: boolean;
}): ReactElement {
  const Icon = TONES[banner.tone];
  return (
    <div className={`banner banner--${banner.tone}`} role={banner.tone === 'error' ? 'alert' : 'status'}>
      <Icon size={16} className="icon" />
      <p>
        <Words words={banner.text} />
      </p>
      {line !== undefined && (
        <button type="button" className="btn btn--line btn--small" onClick={() => onGoToLine(line)}>
          Go to line {line}
        </button>
      )}
      {undo && (
        <button type="button" className="btn btn--line btn--small" onClick={() => drawbridge.getState().undo()}>
          <Undo2 size={14} className="icon" />
          Undo this
        </button>
      )}
    </div>
  );
}
