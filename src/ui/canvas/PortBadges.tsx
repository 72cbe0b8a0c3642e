import type { ReactElement } from 'react';
import type { Badges } from '../../picture';

/** Ports that get through, in teal; what does not fit is counted. */
export function PortBadges({ badges }: { readonly badges: Badges }): ReactElement {
  return (
    <span className="pc-badges">
      {badges.shown.map((badge) => (
        <span key={badge} className="badge badge--port truncate">
          {badge}
        </span>
      ))}
      {badges.more > 0 && <span className="badge">+{badges.more}</span>}
    </span>
  );
}
