import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { Matched } from '../../answers/matched';
import type { Suggestion } from '../../answers/suggestions';
import type { Requirement, Selector } from '../../engine/policy';
import { formatRequirement } from '../../engine/selectorText';
import { Field } from './Field';
import { Matches } from './Matches';
import {
  chipText,
  readSelectorDraft,
  type SelectorDraft,
  selectorFault,
  withLastReopened,
  withoutChip,
  withTextRead,
  withTyped,
} from './selectorDraft';
import { useSuggestions } from './useSuggestions';

export interface LabelChipsProps {
  readonly label: string;
  readonly draft: SelectorDraft;
  readonly onChange: (draft: SelectorDraft) => void;
  /** Something else that is wrong with the selector, told at once. */
  readonly fault?: string | undefined;
  readonly hint?: ReactNode;
  /** What an empty selector means, where it may be left empty. */
  readonly empty: string | undefined;
  /** Whom the selector matches among what is open; undefined while nothing is. */
  readonly matches: (selector: Selector) => Matched | undefined;
  /** Labels that go on from what is typed. */
  readonly suggest: (typed: string) => readonly Suggestion[];
  readonly first?: boolean;
}

/**
 * A selector as chips, in kubectl's words. Enter or a comma makes a chip of the text, Backspace in the empty text takes
 * the last chip back; Enter in the empty text is left to the form. Text that cannot be read stays, with the reason.
 */
export function LabelChips({
  label,
  draft,
  onChange,
  fault,
  hint,
  empty,
  matches,
  suggest,
  first = false,
}: LabelChipsProps): ReactElement {
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const change = (next: SelectorDraft): void => {
    setTried(false);
    onChange(next);
  };
  const present = new Set(draft.requirements.map(formatRequirement));
  const suggestions = useSuggestions(
    label,
    suggest(draft.text).filter(({ text }) => !present.has(text)),
    (text) => change(withTextRead({ ...draft, text })),
  );
  const readText = (): void => {
    const read = withTextRead(draft);
    if (read.text === '') change(read);
    else setTried(true);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || suggestions.onKey(event)) return;
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (event.key === 'Enter' && draft.text.trim() !== '') {
      event.preventDefault();
      readText();
    } else if (event.key === 'Backspace' && draft.text === '' && draft.requirements.length > 0) {
      event.preventDefault();
      change(withLastReopened(draft));
    } else if (event.key === 'ArrowLeft' && atStart && draft.requirements.length > 0) {
      event.preventDefault();
      chipButtons(list.current).at(-1)?.focus();
    }
  };
  const onChipKey = (event: KeyboardEvent<HTMLButtonElement>, index: number): void => {
    const buttons = chipButtons(list.current);
    if (event.key === 'ArrowLeft') buttons[index - 1]?.focus();
    else if (event.key === 'ArrowRight') (buttons[index + 1] ?? input.current)?.focus();
    else if (event.key === 'Backspace' || event.key === 'Delete') remove(index);
    else return;
    event.preventDefault();
  };
  const remove = (index: number): void => {
    change(withoutChip(draft, index));
    input.current?.focus();
  };
  const selector = readSelectorDraft(draft);
  // Where an empty selector would mean nobody yet, there is nothing to count.
  const meant = selector !== undefined && (empty !== undefined || selector.requirements.length > 0) ? selector : undefined;
  const told = (
    <>
      <Matches found={meant && matches(meant)} />
      {hint}
    </>
  );
  return (
    <Field label={label} fault={selectorFault(draft) ?? fault} insist={tried || fault !== undefined} hint={told}>
      {(described) => (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the space around the input only helps the pointer find it
        <div className="input input--chips" onClick={(event) => event.target === event.currentTarget && input.current?.focus()}>
          {draft.requirements.length > 0 && (
            <ul ref={list} className="chips">
              {draft.requirements.map((requirement, index) => (
                // A file may name a label twice; where it stands tells the two apart.
                <Chip
                  key={[index, formatRequirement(requirement)].join()}
                  requirement={requirement}
                  onKey={(event) => onChipKey(event, index)}
                  onRemove={() => remove(index)}
                />
              ))}
            </ul>
          )}
          <input
            {...described}
            {...suggestions.input}
            ref={input}
            type="text"
            value={draft.text}
            placeholder={draft.requirements.length === 0 && empty !== undefined ? `key=value, empty: ${empty}` : 'key=value'}
            data-first={first ? '' : undefined}
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="enter"
            spellCheck={false}
            onKeyDown={onKey}
            onBlur={() => {
              suggestions.onLeave();
              setTried(draft.text.trim() !== '');
            }}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text/plain').trim();
              if (!/[\r\n]/.test(pasted)) return;
              // A field of one line would run the lines together.
              event.preventDefault();
              change(withTyped(draft, `${draft.text}${pasted.replace(/\s*[\r\n]+\s*/g, ', ')}`));
            }}
            onChange={(event) => {
              suggestions.onTyped();
              change(withTyped(draft, event.target.value));
            }}
          />
          {suggestions.list}
        </div>
      )}
    </Field>
  );
}

interface ChipProps {
  readonly requirement: Requirement;
  readonly onKey: (event: KeyboardEvent<HTMLButtonElement>) => void;
  readonly onRemove: () => void;
}

function Chip({ requirement, onKey, onRemove }: ChipProps): ReactElement {
  const text = chipText(requirement);
  return (
    <li className="chip" title={formatRequirement(requirement)}>
      <span className="truncate">{text}</span>
      <button type="button" className="chip__remove" aria-label={`Remove ${text}`} onKeyDown={onKey} onClick={onRemove}>
        <X size={12} className="icon" />
      </button>
    </li>
  );
}

function chipButtons(list: HTMLUListElement | null): readonly HTMLButtonElement[] {
  return [...(list?.querySelectorAll('button') ?? [])];
}
