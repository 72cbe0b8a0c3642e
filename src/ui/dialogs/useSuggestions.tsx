import { type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import type { Suggestion } from '../../answers/suggestions';
import { counted } from '../../words/segment';

/** A list of suggestions under an input, as a combobox has one. */
export interface Suggestions {
  /** The attributes of the input. */
  readonly input: {
    readonly role: 'combobox';
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
  };
  readonly list: ReactElement | null;
  /** Lets the list have a key; answers whether it did. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  /** Something was typed, so what fits may be shown. */
  readonly onTyped: () => void;
  readonly onLeave: () => void;
}

/** Suggestions for an input: shown while typing or with the down arrow, taken with Enter, put away with Escape. */
export function useSuggestions(label: string, all: readonly Suggestion[], take: (text: string) => void): Suggestions {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = open && all.length > 0;
  const at = Math.min(active, all.length - 1);
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const chosen = (text: string): void => {
    close();
    take(text);
  };
  const step = (by: 1 | -1): void => {
    setOpen(true);
    setActive(at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    if (event.nativeEvent.isComposing || all.length === 0) return false;
    const suggestion = shown ? all[at] : undefined;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp' && shown) step(-1);
    else if (event.key === 'Enter' && suggestion) chosen(suggestion.text);
    else if (event.key === 'Escape' && shown) close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    input: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': shown,
      'aria-controls': shown ? id : undefined,
      'aria-activedescendant': shown && at >= 0 ? `${id}-${at}` : undefined,
    },
    list: shown ? (
      <div id={id} className="suggestions" role="listbox" aria-label={`Suggestions for ${label}`}>
        {all.map(({ text, count, noun }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the input has the focus and the keys
          <div
            key={text}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => chosen(text)}
          >
            <code className="truncate">{text}</code> <small>{counted(count, noun)}</small>
          </div>
        ))}
      </div>
    ) : null,
    onKey,
    onTyped: () => {
      setOpen(true);
      setActive(-1);
    },
    onLeave: close,
  };
}
