import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OutcomeCell } from '../../../words/flows/outcomeSheet';
import { VerdictIcon } from '../../canvas/VerdictIcon';

/** What would become of a flow: by shape and by word, and in bold where it is another thing than Hubble saw. */
export function OutcomeMark({ outcome: { status, words } }: { readonly outcome: OutcomeCell }): ReactElement {
  const changes = status === 'nowDropped' || status === 'nowForwarded';
  return (
    <span className={changes ? 'outcome outcome--changes' : 'outcome'}>
      <OutcomeIcon status={status} />
      <span>{words}</span>
    </span>
  );
}

export function OutcomeIcon({ status }: Pick<OutcomeCell, 'status'>): ReactElement | null {
  switch (status) {
    case 'nowDropped':
      return <TriangleAlert size={14} className="icon outcome__warns" />;
    case 'stillDropped':
      return <VerdictIcon state="denied" size={14} />;
    case 'stillForwarded':
    case 'nowForwarded':
      return <VerdictIcon state="allowed" size={14} />;
    case 'undecided':
      return <VerdictIcon state="unknown" size={14} />;
    case 'notAsked':
      return null;
  }
}
