import { memo, type ReactElement } from 'react';
import type { Box, Wall } from '../../picture';

const CLOSED = 6;
const OPEN = 5;

/** The card's edge on one side: a wall with openings, or a hollow bar that everything passes. */
export const WallDrawing = memo(function WallDrawing({ wall, card }: { readonly wall: Wall; readonly card: Box }): ReactElement {
  const width = wall.kind === 'closed' ? CLOSED : OPEN;
  return (
    <>
      {wall.segments.map(({ y, height }) => (
        <rect
          key={y}
          className={`pc-wall pc-wall--${wall.kind}`}
          x={wall.x - card.x - width / 2}
          y={y - card.y}
          width={width}
          height={height}
          rx={Math.min(width / 2, wall.kind === 'closed' ? 2 : width)}
        />
      ))}
    </>
  );
});
