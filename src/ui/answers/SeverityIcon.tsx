import { Lightbulb, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Severity } from './entry';

const ICONS = { error: OctagonAlert, warning: TriangleAlert, info: Lightbulb };

/** How weighty a problem is, by shape and colour. */
export function SeverityIcon({ severity }: { readonly severity: Severity }): ReactElement {
  const Icon = ICONS[severity];
  return <Icon size={16} className={`icon problem__icon--${severity}`} aria-hidden="true" />;
}
