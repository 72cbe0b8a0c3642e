import { Fragment, type ReactNode } from 'react';

/** Words in backticks as code, those in asterisks as what a control is called. */
export function marked(text: string): ReactNode {
  return text.split(/(`[^`]+`|\*[^*]+\*)/).map((part, index) => {
    const inside = part.slice(1, -1);
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text do not move.
    if (part.startsWith('`')) return <code key={index}>{inside}</code>;
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    if (part.startsWith('*')) return <b key={index}>{inside}</b>;
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return <Fragment key={index}>{part}</Fragment>;
  });
}
