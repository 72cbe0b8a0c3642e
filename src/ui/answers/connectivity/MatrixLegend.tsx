import type { ReactElement } from 'react';
import { StateIcon } from './MatrixCell';

const ENTRIES = [
  ['allowed', 'allowed'],
  ['ports', 'allowed on ports'],
  ['depends', 'depends'],
  ['mixed', 'some of them'],
  ['denied', 'denied'],
] as const;

/** What the signs in the cells mean. */
export function Legend(): ReactElement {
  return (
    <ul className="matrix__legend" aria-label="Legend">
      {ENTRIES.map(([state, words]) => (
        <li key={state}>
          <StateIcon state={state} />
          {state === 'ports' && <span className="badge badge--port">80</span>}
          {words}
        </li>
      ))}
    </ul>
  );
}
