import { UnfoldVertical } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { type DiffLine, foldUnchanged, type Stretch, type TextChanges } from './textChanges';

const CONTEXT = 3;
/** More rows than these are not drawn at once: the page would stand still. */
const MOST_ROWS = 1500;

/** A difference line by line: what went, what came, and folds of what stayed. */
export function DiffTable({ changes }: { readonly changes: TextChanges }): ReactElement {
  const stretches = useMemo(() => foldUnchanged(changes.lines, CONTEXT), [changes]);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  let left = MOST_ROWS;
  let hidden = 0;
  const parts = stretches.map((stretch, index) => {
    const first = stretch.lines[0];
    const key = `${first?.before ?? ''} ${first?.after ?? ''}`;
    if (!stretch.shown && !open.has(index))
      return <Fold key={key} stretch={stretch} onOpen={() => setOpen(new Set([...open, index]))} />;
    const lines = stretch.lines.slice(0, Math.max(0, left));
    left -= lines.length;
    hidden += stretch.lines.length - lines.length;
    return lines.map((line) => (
      <Row key={`${line.kind} ${line.before ?? ''} ${line.after ?? ''}`} line={line} endings={changes.endingsChanged} />
    ));
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long differences scroll, also by keyboard
    <section className="diff" tabIndex={0} aria-label="Changed lines">
      <table>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Line before</th>
            <th scope="col">Line now</th>
            <th scope="col">Change</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>{parts}</tbody>
      </table>
      {hidden > 0 && <p className="diff__more">{hidden} more lines are not shown.</p>}
    </section>
  );
}

const SIGNS = { same: '', added: '+', removed: '−' } as const;

function Row({ line, endings }: { readonly line: DiffLine; readonly endings: boolean }): ReactElement {
  const Text = line.kind === 'added' ? 'ins' : line.kind === 'removed' ? 'del' : 'span';
  return (
    <tr className={`diff__${line.kind}`}>
      <td className="diff__number">{line.before}</td>
      <td className="diff__number">{line.after}</td>
      <td className="diff__sign">
        <span aria-hidden="true">{SIGNS[line.kind]}</span>
        {line.kind !== 'same' && <span className="visually-hidden">{line.kind}</span>}
      </td>
      <td className="diff__text">
        <Text>{line.text}</Text>
        {endings && line.kind !== 'same' && <span className="badge">{line.ending}</span>}
      </td>
    </tr>
  );
}

function Fold({ stretch, onOpen }: { readonly stretch: Stretch; readonly onOpen: () => void }): ReactElement {
  return (
    <tr className="diff__fold">
      <td colSpan={4}>
        <button type="button" onClick={onOpen}>
          <UnfoldVertical size={14} className="icon" />
          {stretch.lines.length} unchanged lines
        </button>
      </td>
    </tr>
  );
}
