import { Search, X } from 'lucide-react';
import { type ReactElement, type ReactNode, useId } from 'react';

export interface TableHeadProps {
  readonly title: string;
  readonly about: ReactNode;
  /** What the table is narrowed to by a pick in the other one, and the way out of it. */
  readonly only: string | undefined;
  readonly onAll: () => void;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly filterLabel: string;
}

/** A table's heading, what it is narrowed to, and its filter. */
export function TableHead({ title, about, only, onAll, filter, onFilter, filterLabel }: TableHeadProps): ReactElement {
  const id = useId();
  return (
    <header className="tables__head">
      <h2>{title}</h2>
      <p className="tables__about">{about}</p>
      {only !== undefined && (
        <button type="button" className="btn btn--small btn--line tables__only" onClick={onAll} title="Show all again">
          <span className="truncate">{only}</span>
          <X size={12} className="icon" />
          <span className="visually-hidden">Show all again</span>
        </button>
      )}
      <span className="grow" />
      <label className="tables__filter" htmlFor={id}>
        <Search size={14} className="icon" />
        <span className="visually-hidden">{filterLabel}</span>
        <input
          id={id}
          type="search"
          placeholder={filterLabel}
          value={filter}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onFilter(event.target.value)}
        />
      </label>
    </header>
  );
}
