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
  onShow,
}: {
  readonly banner: Banner & { readonly show?: string };
  readonly line: number | undefined;
  readonly onGoToLine: (line: number) => void;
  readonly undo?: boolean;
  /** Shows what a short banner leaves out: `banner.show` says so. */
  readonly onShow?: () => void;
}): ReactElement {
  const Icon = TONES[banner.tone];
  return (
    <div
      className={`banner banner--${banner.tone} ${banner.show === undefined ? '' : 'banner--short'}`}
      role={banner.tone === 'error' ? 'alert' : 'status'}
    >
      <Icon size={16} className="icon" />
      <p>
        <Words words={banner.text} />
      </p>
      {line !== undefined && (
        <button type="button" className="btn btn--line btn--small" onClick={() => onGoToLine(line)}>
          Go to line {line}
        </button>
      )}
      {banner.show !== undefined && (
        <button type="button" className="btn btn--line btn--small" onClick={onShow}>
          {banner.show}
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
