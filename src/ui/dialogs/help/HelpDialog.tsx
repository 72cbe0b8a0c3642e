import './help.css';
import type { ReactElement } from 'react';
import type { HelpTopic } from '../../../words/help/help';
import { Surface } from '../Surface';
import { HelpFoot, HelpText } from './HelpText';

export interface HelpDialogProps {
  readonly anchor: HTMLElement;
  readonly topic: HelpTopic;
  readonly about: string;
  /** Closes it, where it stands over a dialog, which then stays as it is. */
  readonly onClose?: () => void;
}

/** What a panel is for, how it is read, what can be done with it, its keys, and what it does not know. */
export function HelpDialog({ anchor, topic, about, onClose }: HelpDialogProps): ReactElement {
  const title = `About ${about}`;
  return (
    <Surface title={title} anchor={anchor} side="bottom" dirty={false} {...(onClose && { onClose })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled with the keyboard, too */}
      <div className="surface__body help" role="document" aria-label={title} tabIndex={0} data-first="">
        <HelpText topic={topic} />
      </div>
      {!onClose && <HelpFoot topic={topic} anchor={anchor} />}
    </Surface>
  );
}
