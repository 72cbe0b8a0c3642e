import { type ReactElement, useState } from 'react';
import type { HelpTopic } from '../../../words/help/help';
import { HelpButton } from '../../frame/HelpButton';
import { HelpDialog } from './HelpDialog';

/** The "?" inside a dialog, which stays open below it with all that is typed. */
export function DialogHelp({ topic, about }: { readonly topic: HelpTopic; readonly about: string }): ReactElement {
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <HelpButton topic={topic} about={about} onAsk={setAnchor} />
      {anchor && <HelpDialog anchor={anchor} topic={topic} about={about} onClose={() => setAnchor(undefined)} />}
    </>
  );
}
