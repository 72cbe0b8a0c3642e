import type { ReactElement } from 'react';
import { useTold } from './carryOut';

/** What was moved or removed, for screen readers; the eye sees it. */
export function Said(): ReactElement {
  const said = useTold((state) => state.said);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
