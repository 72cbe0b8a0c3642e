import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { BecausePlace } from '../../../answers/becauseOf';
import { drawbridge, useDrawbridge } from '../../../store/store';
import { sentenceText } from '../../../words';
import type { ChangesRow, PassingState } from '../../../words/changesSheet';
import { lineAt } from '../../../workspace/lineAt';
import { type FileId, fileOf, objectOf, placeOf } from '../../../workspace/workspace';
import { VerdictIcon } from '../../canvas/VerdictIcon';
import { Words } from '../../frame/Words';

export interface ChangesTableProps {
  readonly rows: readonly ChangesRow[];
  readonly total: number;
  readonly ageing: boolean;
  readonly onGoToLine: (line: number, file: FileId) => void;
}

/** Each connection that changes: what it was and is, on which ports, and because of what. */
export function ChangesTable({ rows, total, ageing, onGoToLine }: ChangesTableProps): ReactElement {
  return (
    <div className="changes__scroll" data-scrolls="">
      <table className="changes__table" aria-label="Connections that change" aria-rowcount={total + 1}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Sign</span>
            </th>
            <th scope="col">Connection</th>
            <th scope="col">Was, is</th>
            <th scope="col">Ports</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              <td className="changes__sign">{row.sign}</td>
              <th scope="row">
                <Words words={row.from} /> <span className="changes__arrow">→</span> <Words words={row.to} />
              </th>
              <td className="changes__verdicts" title={`${row.was.words} → ${row.is.words}`}>
                <StateIcon state={row.was.state} />
                <ArrowRight size={12} className="icon" aria-hidden="true" />
                <StateIcon state={row.is.state} />
                <span className="visually-hidden">
                  was {row.was.words}, is {row.is.words}
                </span>
              </td>
              <td className="changes__ports">
                <PortPieces ports={row.ports} />
              </td>
              <td>
                {row.because.map(({ text, place }) => (
                  <div key={sentenceText(text)} className="changes__because">
                    <Words words={text} /> <LineLink place={place} ageing={ageing} onGoToLine={onGoToLine} />
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Ports that get through and that no longer do, and words between them. */
export function PortPieces({ ports }: Pick<ChangesRow, 'ports'>): ReactElement {
  return (
    <>
      {ports.map(({ type, text }, at) => {
        // Pieces are only ever replaced as a whole.
        const key = `${at}${text}`;
        if (type === 'words') return <span key={key}>{text} </span>;
        return (
          <span key={key} className={type === 'open' ? 'badge badge--port' : 'badge badge--closed'}>
            {text}
          </span>
        );
      })}
    </>
  );
}

function keyOf({ sign, from, to }: ChangesRow, index: number): string {
  return `${index} ${sign} ${sentenceText(from)} ${sentenceText(to)}`;
}

/** The icon of a verdict. */
export function StateIcon({ state }: { readonly state: PassingState }): ReactElement {
  // Where pods of one workload differ, it depends on the pod.
  return <VerdictIcon state={state === 'mixed' ? 'depends' : state} size={14} />;
}

/** A link to where a reason stands now; nothing where it stands in a text that is not open. */
function LineLink({
  place,
  ageing,
  onGoToLine,
}: { readonly place: BecausePlace } & Pick<ChangesTableProps, 'ageing' | 'onGoToLine'>): ReactElement | null {
  const object = useDrawbridge(({ workspace }) => objectOf(workspace, place.object));
  const file = useDrawbridge(({ workspace }) => fileOf(workspace, object?.file));
  const range = object && placeOf(object, place.path);
  if (object === undefined || file === undefined || range === undefined) return null;
  const line = lineAt(file, range.start);
  if (ageing) return <span>line {line}</span>;
  return (
    <button
      type="button"
      className="link"
      title={`${file.name}, line ${line}`}
      onClick={() => {
        drawbridge.getState().activate(object.file, object.key);
        onGoToLine(line, object.file);
      }}
    >
      line {line}
    </button>
  );
}
