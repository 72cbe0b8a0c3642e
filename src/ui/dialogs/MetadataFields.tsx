import { ChevronRight, Plus, X } from 'lucide-react';
import { type ReactElement, useId, useRef, useState } from 'react';
import { type MetadataField, type MetadataReading, type MetadataRow, withRow } from './metadataForm';

export interface MetadataFieldsProps {
  readonly field: MetadataField;
  /** How many the file holds. */
  readonly count: number;
  /** Undefined until they are asked for. */
  readonly rows: readonly MetadataRow[] | undefined;
  readonly reading: MetadataReading | undefined;
  /** They stand in the file in a way that cannot be edited here. */
  readonly unreadable: boolean;
  readonly insist: boolean;
  readonly onOpen: () => void;
  readonly onChange: (rows: readonly MetadataRow[]) => void;
}

const WORDS = {
  labels: { title: 'Labels', one: 'label', add: 'Add label' },
  annotations: { title: 'Annotations', one: 'annotation', add: 'Add annotation' },
} as const;

/** The policy's own labels or annotations, folded away until they are asked for. */
export function MetadataFields({
  field,
  count,
  rows,
  reading,
  unreadable,
  insist,
  onOpen,
  onChange,
}: MetadataFieldsProps): ReactElement {
  const id = useId();
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { title, add } = WORDS[field];
  const toggle = (): void => {
    if (!open) onOpen();
    setOpen(!open);
  };
  const append = (): void => {
    onChange(withRow(rows ?? []));
    requestAnimationFrame(() => [...(list.current?.querySelectorAll('input') ?? [])].at(field === 'labels' ? -2 : -1)?.focus());
  };
  const shown = rows?.filter(({ key, value }) => key !== '' || value !== '').length ?? count;
  return (
    <div className="metadata">
      <button type="button" className="metadata__head" aria-expanded={open} aria-controls={id} onClick={toggle}>
        <ChevronRight size={14} className="icon" aria-hidden="true" />
        <b>{title}</b>
        <span className="dim">{shown === 0 ? 'none' : shown}</span>
      </button>
      <div id={id} hidden={!open}>
        {open && unreadable && (
          <p className="field__hint">
            One of them is no text, or they are written in a way that cannot be read. Mend it in the YAML.
          </p>
        )}
        {open && rows !== undefined && (
          <>
            <ul ref={list}>
              {rows.map((row, index) => (
                <Row
                  key={row.id}
                  field={field}
                  row={row}
                  number={index + 1}
                  fault={reading?.faults.get(row.id)}
                  insist={insist}
                  onChange={(next) => onChange(rows.map((one) => (one.id === row.id ? next : one)))}
                  onRemove={() => onChange(rows.filter((one) => one.id !== row.id))}
                />
              ))}
            </ul>
            <p className="field__fault" aria-live="polite">
              {reading?.fault}
            </p>
            <button type="button" className="btn btn--small" onClick={append}>
              <Plus size={14} className="icon" aria-hidden="true" />
              {add}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

interface RowProps {
  readonly field: MetadataField;
  readonly row: MetadataRow;
  readonly number: number;
  readonly fault: string | undefined;
  readonly insist: boolean;
  readonly onChange: (row: MetadataRow) => void;
  readonly onRemove: () => void;
}

function Row({ field, row, number, fault, insist, onChange, onRemove }: RowProps): ReactElement {
  const id = useId();
  const [left, setLeft] = useState(false);
  const { one } = WORDS[field];
  // A row that was never left is still being written.
  const told = insist || left ? fault : undefined;
  const shared = {
    'aria-describedby': `${id}-fault`,
    'aria-invalid': told !== undefined,
    spellCheck: false,
    autoCapitalize: 'none',
    onBlur: () => setLeft(true),
  } as const;
  return (
    <li className={`metadata__row metadata__row--${field}`}>
      <input
        {...shared}
        type="text"
        className="input input--mono"
        aria-label={`Key of ${one} ${number}`}
        placeholder="key"
        autoComplete="off"
        value={row.key}
        onChange={(event) => onChange({ ...row, key: event.target.value })}
      />
      {field === 'labels' ? (
        <input
          {...shared}
          type="text"
          className="input input--mono"
          aria-label={`Value of ${one} ${number}`}
          placeholder="value"
          autoComplete="off"
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.target.value })}
        />
      ) : (
        <textarea
          {...shared}
          className="input input--mono"
          aria-label={`Value of ${one} ${number}`}
          placeholder="value"
          rows={Math.min(6, row.value.split('\n').length)}
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
      )}
      <button
        type="button"
        className="btn btn--icon btn--small"
        aria-label={row.key === '' ? `Remove ${one} ${number}` : `Remove ${one} ${row.key}`}
        onClick={onRemove}
      >
        <X size={14} className="icon" />
      </button>
      <p id={`${id}-fault`} className="field__fault" aria-live="polite">
        {told}
      </p>
    </li>
  );
}
