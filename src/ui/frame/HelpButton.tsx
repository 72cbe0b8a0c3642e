import { CircleQuestionMark } from 'lucide-react';
import type { ReactElement } from 'react';
import type { HelpTopic } from '../../words/help/help';
import { openDialog } from '../dialogs/request';

export interface HelpButtonProps {
  readonly topic: HelpTopic;
  /** What it is about, as `Help.about` has it; the words themselves are fetched when they are asked for. */
  readonly about: string;
  /** Shows the help otherwise than in the place of the open dialog. */
  readonly onAsk?: (anchor: HTMLElement) => void;
}

/** The small "?" of a panel: what it is for, how it is read, what can be done, its keys and its limits. */
export function HelpButton({ topic, about, onAsk }: HelpButtonProps): ReactElement {
  const name = `About ${about}`;
  return (
    <button
      type="button"
      className="btn btn--icon btn--small help-button"
      aria-label={name}
      aria-haspopup="dialog"
      title={name}
      data-help={topic}
      onClick={({ currentTarget: anchor }) => (onAsk ? onAsk(anchor) : openDialog({ type: 'help', anchor, topic, about }))}
    >
      <CircleQuestionMark size={14} className="icon" />
    </button>
  );
}
