import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import type { Matrix, MatrixLine, MatrixQuestion } from '../../../answers/matrix';
import { cellName, counted, lineName } from '../../../words';
import { useAnswer } from '../useAnswer';
import { CellDetails } from './CellDetails';
import type { ViewProps } from './ConnectivityTab';
import { MatrixCell } from './MatrixCell';
import { type Filters, MatrixFilters, NO_FILTERS } from './MatrixFilters';
import { Legend } from './MatrixLegend';

/** With more workloads than these, namespaces begin folded. */
const MOST = 40;
/** More lines than these are not drawn: the filters are the way on. */
const DRAWN = 120;

/** Rows connect to columns. A cell explains itself beside the matrix. */
export function MatrixView({ overview, switcher }: ViewProps): ReactElement {
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [turned, setTurned] = useState<{ readonly unfolded: readonly string[]; readonly folded: readonly string[] }>({
    unfolded: [],
    folded: [],
  });
  const [picked, pick] = useState<{ readonly from: string; readonly to: string }>();
  const question: MatrixQuestion = { ...filters, ...turned, most: MOST };
  const { answer: newest, ageing, failed } = useAnswer({ type: 'matrix', ...question });
  // While another question is worked out, the matrix before stays, and with it the filter that is typed into.
  const last = useRef<Matrix>(undefined);
  if (newest !== undefined) last.current = newest;
  const answer = newest ?? last.current;
  const lineAt = (key: string | undefined): MatrixLine | undefined => answer?.lines.find((line) => keyOf(line) === key);
  const [from, to] = [lineAt(picked?.from), lineAt(picked?.to)];
  if (failed) return <p className="answers__note">The matrix could not be worked out. It is tried again with the next change.</p>;
  if (!answer) return <p className="answers__note">Working it out …</p>;
  const fold = (line: MatrixLine): void =>
    setTurned(({ unfolded, folded }) =>
      line.type === 'namespace'
        ? { unfolded: [...unfolded, line.namespace], folded: folded.filter((one) => one !== line.namespace) }
        : { unfolded: unfolded.filter((one) => one !== line.namespace), folded: [...folded, line.namespace] },
    );
  return (
    <>
      <MatrixFilters
        switcher={switcher}
        filters={filters}
        policies={overview?.choices ?? []}
        namespaces={answer.namespaces}
        hidden={answer.hidden}
        onFilters={setFilters}
      >
        <Legend />
      </MatrixFilters>
      <div className="matrix__both">
        <div className="matrix__area" data-scrolls="">
          {answer.lines.length > DRAWN ? (
            <p className="answers__note">
              These are {answer.lines.length} lines, too many to take in. Narrow them by a namespace or by words, or fold some
              namespaces.
            </p>
          ) : (
            <Grid
              matrix={answer}
              ageing={ageing}
              picked={picked}
              onFold={fold}
              onPick={(source, target) => pick({ from: keyOf(source), to: keyOf(target) })}
            />
          )}
          {overview && (
            <p className="connectivity__counts">
              Rows connect to columns. {counted(overview.policies, 'policy', 'policies')},{' '}
              {counted(overview.workloads, 'workload')}, {counted(overview.namespaces, 'namespace')}.
            </p>
          )}
        </div>
        {from && to && <CellDetails from={from} to={to} port={filters.port} onClose={() => pick(undefined)} />}
      </div>
    </>
  );
}

function keyOf({ type, namespace, kind, name }: MatrixLine): string {
  return `${type} ${namespace} ${kind} ${name}`;
}

interface GridProps {
  readonly matrix: Matrix;
  readonly ageing: boolean;
  readonly picked: { readonly from: string; readonly to: string } | undefined;
  readonly onFold: (line: MatrixLine) => void;
  readonly onPick: (from: MatrixLine, to: MatrixLine) => void;
}

function Grid({ matrix, ageing, picked, onFold, onPick }: GridProps): ReactElement {
  const { lines, states, ports } = matrix;
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const starts = lines.map(
    (line, index) => line.namespace !== lines[index - 1]?.namespace || line.type !== lines[index - 1]?.type,
  );
  const spans = spansOf(lines);
  const [tabRow, tabColumn] = [Math.min(at[0], lines.length - 1), Math.min(at[1], lines.length - 1)];
  const onKey = (event: KeyboardEvent<HTMLTableElement>): void => {
    const step = STEPS[event.key];
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]') : null;
    if (step === undefined || !cell) return;
    event.preventDefault();
    const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(' ').map(Number);
    const next = `${row + step[0]} ${column + step[1]}`;
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };
  return (
    <table
      className={ageing ? 'matrix matrix--ageing' : 'matrix'}
      aria-label="Who may connect to whom"
      aria-busy={ageing}
      onKeyDown={onKey}
    >
      <thead>
        <tr>
          <td className="matrix__corner" />
          {spans.map(({ line, span }) => (
            <th key={keyOf(line)} colSpan={span} scope="colgroup" className="matrix__group">
              <Fold
                line={line}
                foldable={line.type !== 'outside'}
                onFold={onFold}
                title={line.type === 'outside' ? '' : line.namespace}
              />
            </th>
          ))}
        </tr>
        <tr>
          <td className="matrix__axis">from ↓ to →</td>
          {lines.map((line, index) => (
            <th
              key={keyOf(line)}
              scope="col"
              className={starts[index] ? 'matrix__head matrix__head--first' : 'matrix__head'}
              title={lineName(line)}
            >
              <span className="truncate">{shortName(line)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((from, row) => (
          <tr key={keyOf(from)} className={starts[row] ? 'matrix__row--first' : undefined}>
            <th scope="row" className="matrix__name" title={lineName(from)}>
              {starts[row] && from.type === 'workload' && <small>{from.namespace}</small>}
              <span className="truncate">{shortName(from)}</span>
            </th>
            {lines.map((to, column) => {
              const place = row * lines.length + column;
              const state = states[place] ?? 'self';
              return (
                <MatrixCell
                  key={keyOf(to)}
                  state={state}
                  ports={ports.get(place)}
                  name={cellName(from, to, state, ports.get(place))}
                  place={`${row} ${column}`}
                  tab={row === tabRow && column === tabColumn}
                  first={starts[column] ?? false}
                  picked={picked?.from === keyOf(from) && picked.to === keyOf(to)}
                  onFocus={() => setAt([row, column])}
                  onPick={() => onPick(from, to)}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function shortName(line: MatrixLine): string {
  switch (line.type) {
    case 'workload':
      return line.name;
    case 'namespace':
      return `${line.name} (${line.workloads})`;
    case 'outside':
      return 'outside cluster';
  }
}

function spansOf(lines: readonly MatrixLine[]): readonly { readonly line: MatrixLine; readonly span: number }[] {
  const spans: { line: MatrixLine; span: number }[] = [];
  for (const line of lines) {
    const last = spans.at(-1);
    if (last !== undefined && last.line.namespace === line.namespace && last.line.type === line.type) last.span += 1;
    else spans.push({ line, span: 1 });
  }
  return spans;
}

function Fold({
  line,
  foldable,
  title,
  onFold,
}: {
  readonly line: MatrixLine;
  readonly foldable: boolean;
  readonly title: string;
  readonly onFold: (line: MatrixLine) => void;
}): ReactElement {
  if (!foldable) return <span>{title}</span>;
  const folded = line.type === 'namespace';
  const Icon = folded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      className="matrix__fold"
      aria-expanded={!folded}
      aria-label={`Namespace ${title}`}
      title={`${folded ? 'Show the workloads of' : 'Fold'} namespace ${title}`}
      onClick={() => onFold(line)}
    >
      <Icon size={12} className="icon" />
      <span className="truncate">{title}</span>
    </button>
  );
}
