import './check.css';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { MatrixLine, MatrixQuestion } from '../../../answers/matrix';
import { cellName, lineName } from '../../../words';
import { useLastAnswer } from '../useLastAnswer';
import { ask, chooseView } from './checkState';
import { StateIcon } from './MatrixCell';
import { Answer } from './Trail';

/** An address that stands for all outside (RFC 5737). */
const SOME_ADDRESS = '203.0.113.7';
/** So many of the pairs behind a cell are named. */
const NAMED = 24;

export interface CellDetailsProps {
  readonly from: MatrixLine;
  readonly to: MatrixLine;
  readonly port: MatrixQuestion['port'];
  readonly onClose: () => void;
}

/** What a cell of the matrix rests on: the trail of a pair, or the pairs behind a folded namespace. */
export function CellDetails({ from, to, port, onClose }: CellDetailsProps): ReactElement {
  const folded = from.type === 'namespace' || to.type === 'namespace';
  return (
    <section className="cell" aria-label={`${lineName(from)} to ${lineName(to)}`}>
      <header>
        <h2>
          {shortly(from)} to {shortly(to)}
        </h2>
        <span className="grow" />
        <button type="button" className="btn btn--icon btn--small" aria-label="Close details" onClick={onClose}>
          <X size={14} className="icon" />
        </button>
      </header>
      {folded ? <Behind from={from} to={to} port={port} /> : <Pair from={from} to={to} port={port} />}
    </section>
  );
}

function shortly({ type, name }: MatrixLine): string {
  return type === 'outside' ? 'outside cluster' : type === 'namespace' ? `namespace ${name}` : name;
}

function textOf({ type, kind, namespace, name }: MatrixLine): string {
  return type === 'outside' ? SOME_ADDRESS : `${kind} ${namespace}/${name}`;
}

type Ends = Omit<CellDetailsProps, 'onClose'>;

function Pair({ from, to, port }: Ends): ReactElement {
  const both = from.type === 'outside' && to.type === 'outside';
  const question = { from: textOf(from), to: textOf(to), port: port === undefined ? '' : `${port.number}/${port.protocol}` };
  const { answer, ageing } = useLastAnswer<'sheet'>(both ? undefined : { type: 'sheet', ...question });
  if (both) return <p className="cell__note">No policy is about connections between addresses outside.</p>;
  return (
    <>
      {(from.type === 'outside' || to.type === 'outside') && (
        <p className="cell__note">For one address of them all, {SOME_ADDRESS}:</p>
      )}
      {answer && <Answer sheet={answer} ageing={ageing} />}
      <button
        type="button"
        className="btn btn--line btn--small cell__ask"
        onClick={() => {
          ask(question);
          chooseView('check');
        }}
      >
        Open in Check
      </button>
    </>
  );
}

/** The pairs behind a cell that get through, at least on some ports. */
function Behind({ from, to, port }: Ends): ReactElement | null {
  const namespaces = [...new Set([from, to].flatMap(({ type, namespace }) => (type === 'outside' ? [] : [namespace])))];
  const { answer, ageing } = useLastAnswer<'matrix'>({
    type: 'matrix',
    namespaces,
    words: '',
    port,
    policy: undefined,
    unfolded: namespaces,
    folded: [],
    most: Number.MAX_SAFE_INTEGER,
  });
  if (answer === undefined) return null;
  const { lines, states, ports } = answer;
  const isIn = (line: MatrixLine, whole: MatrixLine): boolean =>
    line.type !== 'namespace' && line.namespace === whole.namespace && (whole.type !== 'workload' || line.name === whole.name);
  const pairs = lines.flatMap((source, row) =>
    !isIn(source, from)
      ? []
      : lines.flatMap((target, column) => {
          const place = row * lines.length + column;
          const state = states[place] ?? 'self';
          if (!isIn(target, to) || state === 'self') return [];
          return [{ name: cellName(source, target, state, ports.get(place)), state }];
        }),
  );
  const through = pairs.filter(({ state }) => state !== 'denied');
  return (
    <div className={ageing ? 'sheet--ageing' : undefined} aria-busy={ageing}>
      <p className="cell__note">
        {through.length} of {pairs.length} pairs get through{through.length > NAMED ? `; ${NAMED} of them:` : '.'}
      </p>
      <ul className="cell__pairs">
        {through.slice(0, NAMED).map(({ name, state }) => (
          <li key={name}>
            <StateIcon state={state} />
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
