import { Share2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { sharedFlows } from '../../../store/readFlows';
import { drawbridge } from '../../../store/store';
import { offer } from '../../frame/offer';

const NAME = 'flows-anonymous.jsonl';

/** Downloads all flows as they are kept, for sharing, and says what is left out of them. */
export function ShareButton(): ReactElement {
  return (
    <button
      type="button"
      className="btn btn--small btn--icon btn--line"
      aria-label="Download without names"
      title="Download all flows for sharing, without names, addresses and labels"
      onClick={() => void share()}
    >
      <Share2 size={14} className="icon" />
    </button>
  );
}

async function share(): Promise<void> {
  const blob = await sharedFlows();
  const { notify } = drawbridge.getState();
  if (blob === undefined) {
    notify({ tone: 'error', text: 'The flows could not be written. There may be too little memory; try again.', undo: false });
    return;
  }
  offer(NAME, blob);
  const text = `In ${NAME} numbers stand for the names of pods, namespaces, services and policies, for addresses and labels; nodes and the records as they were written are left out. Ports, verdicts, reasons and times stay.`;
  notify({ tone: 'info', text, undo: false });
}
