import { type ReactElement, type ReactNode, type RefObject, useId, useState } from 'react';
import type { Suggestion } from '../../answers/suggestions';
import { useSettled } from './useSettled';
import { useSuggestions } from './useSuggestions';

/** What a control needs to be described: by its hint and, when it is wrong, by the reason. */
export interface Described {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

export interface FieldProps {
  readonly label: string;
  /** Beside the label, not part of its name. */
  readonly aside?: ReactNode;
  /** At the other end of the label's line: a menu that helps to fill the field in. */
  readonly more?: ReactNode;
  readonly hint?: ReactNode;
  readonly fault: string | undefined;
  /** Tells the fault at once; otherwise only after a pause in typing. */
  readonly insist: boolean;
  readonly children: (described: Described) => ReactNode;
}

/** A label over a control, with a hint and the reason why its text cannot be used. */
export function Field({ label, aside, more, hint, fault, insist, children }: FieldProps): ReactElement {
  const id = useId();
  const settled = useSettled(fault);
  const told = insist || settled === fault ? fault : undefined;
  const asideId = `${id}-aside`;
  const hintId = `${id}-hint`;
  const faultId = `${id}-fault`;
  const describedBy = [told && faultId, aside && asideId, hint && hintId].filter(Boolean).join(' ');
  return (
    <div className="field">
      <div className="field__label">
        <label htmlFor={id}>{label}</label>
        {aside && (
          <small id={asideId} className="dim">
            {aside}
          </small>
        )}
        {more}
      </div>
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': told !== undefined })}
      <p id={faultId} className="field__fault" aria-live="polite">
        {told}
      </p>
      {hint && (
        <p id={hintId} className="field__hint">
          {hint}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends Omit<FieldProps, 'children' | 'insist'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly insist?: boolean;
  readonly first?: boolean;
  readonly mono?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  /** What the last of several words, separated by commas, may become. */
  readonly suggest?: (typed: string) => readonly Suggestion[];
}

const NOTHING = (): readonly Suggestion[] => [];

/** A field of one line. Its fault is told when the person leaves it or pauses. */
export function TextField({
  value,
  onChange,
  placeholder,
  insist = false,
  first = false,
  mono = false,
  inputRef,
  suggest = NOTHING,
  ...field
}: TextFieldProps): ReactElement {
  const last = value.lastIndexOf(',') + 1;
  const suggestions = useSuggestions(field.label, suggest(value.slice(last).trim()), (text) =>
    onChange(last === 0 ? text : `${value.slice(0, last)} ${text}`),
  );
  const [left, setLeft] = useState(false);
  return (
    <Field {...field} insist={insist || left}>
      {(described) => (
        <div className="suggested">
          <input
            {...described}
            {...(suggest === NOTHING ? {} : suggestions.input)}
            ref={inputRef}
            type="text"
            className={mono ? 'input input--mono' : 'input'}
            value={value}
            placeholder={placeholder}
            data-first={first ? '' : undefined}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onKeyDown={suggestions.onKey}
            onBlur={() => {
              suggestions.onLeave();
              setLeft(true);
            }}
            onChange={(event) => {
              suggestions.onTyped();
              setLeft(false);
              onChange(event.target.value);
            }}
          />
          {suggestions.list}
        </div>
      )}
    </Field>
  );
}
