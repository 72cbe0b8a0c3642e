import { type KeyboardEvent, type ReactElement, useId, useLayoutEffect, useRef, useState } from 'react';
import type { CandidatesQuestion } from '../../../answers/candidates';
import { selectsAll } from '../../frame/selectsAll';
import { useLastAnswer } from '../useLastAnswer';

/** So many options are offered; the words typed narrow them. */
const MOST = 50;

export interface ComboProps {
  readonly label: string;
  readonly field: CandidatesQuestion['field'];
  readonly value: string;
  /** Whom a port is of. */
  readonly to: string;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
}

/** A text field with suggestions from the open files. Anything may be typed; the list only helps. */
export function Combo({ label, field, value, to, placeholder, onChange }: ComboProps): ReactElement {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  // Until something is typed everything is offered, not what holds the text that stands there.
  const [filter, setFilter] = useState('');
  const [at, setAt] = useState(-1);
  const { answer } = useLastAnswer<'candidates'>(open ? { type: 'candidates', field, to, filter, most: MOST } : undefined);
  const options = open ? (answer?.options ?? []) : [];
  const shown = open && options.length > 0;
  const show = (): void => {
    setOpen(true);
    setFilter('');
    setAt(-1);
  };
  const choose = (text: string): void => {
    setOpen(false);
    onChange(text);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const active = options[at];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) show();
      else if (options.length > 0) setAt(at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length);
    } else if (event.key === 'Enter' && shown) {
      event.preventDefault();
      if (active) choose(active.text);
      else setOpen(false);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className={`combo combo--${field}`}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        className="ask"
        type="text"
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          setOpen(true);
          setFilter(event.target.value);
          setAt(-1);
          onChange(event.target.value);
        }}
        onClick={show}
        {...selectsAll}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      {shown && (
        <List
          id={id}
          label={label}
          field={input.current}
          options={options}
          more={(answer?.total ?? 0) - options.length}
          at={at}
          onChoose={choose}
          onLeave={() => setOpen(false)}
        />
      )}
    </div>
  );
}

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly field: HTMLElement | null;
  readonly options: readonly { readonly text: string; readonly about: string }[];
  readonly more: number;
  readonly at: number;
  readonly onChoose: (text: string) => void;
  readonly onLeave: () => void;
}

/** Stands in the top layer, so that no pane cuts it off: below its field, or above where there is more room. */
function List({ id, label, field, options, more, at, onChoose, onLeave }: ListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useLayoutEffect(() => {
    const box = list.current;
    if (!box || !field) return;
    box.showPopover();
    const { left, top, bottom, width } = field.getBoundingClientRect();
    const below = window.innerHeight - bottom - 12;
    const isAbove = below < 200 && top > below;
    Object.assign(box.style, {
      left: `${Math.max(8, Math.min(left, window.innerWidth - Math.max(width, 280) - 8))}px`,
      minWidth: `${width}px`,
      maxHeight: `${Math.min(320, isAbove ? top - 12 : below)}px`,
      [isAbove ? 'bottom' : 'top']: `${isAbove ? window.innerHeight - top + 4 : bottom + 4}px`,
    });
    const scrolled = (event: Event): void => {
      if (!(event.target instanceof Node) || !box.contains(event.target)) leave.current();
    };
    window.addEventListener('scroll', scrolled, true);
    window.addEventListener('resize', scrolled);
    return () => {
      window.removeEventListener('scroll', scrolled, true);
      window.removeEventListener('resize', scrolled);
    };
  }, [field]);
  useLayoutEffect(() => {
    list.current?.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  return (
    <div ref={list} className="combo__list" popover="manual">
      <div id={`${id}-list`} role="listbox" aria-label={label}>
        {options.map(({ text, about }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={text}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="combo__option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(text)}
          >
            <span>{text}</span> <small>{about}</small>
          </div>
        ))}
      </div>
      {more > 0 && <p className="combo__more">{more} more: type a part of the name.</p>}
    </div>
  );
}
