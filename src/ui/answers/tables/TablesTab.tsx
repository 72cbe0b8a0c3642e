import './tables.css';
import { type ReactElement, useState } from 'react';
import type { EndpointRow, PolicyRow } from '../../../answers/tables';
import { Uncounted } from '../Uncounted';
import { useAnswer } from '../useAnswer';
import { EndpointTable } from './EndpointTable';
import { PolicyTable } from './PolicyTable';

/** What was picked in one table, which the other one then follows. */
export type Picked =
  | { readonly type: 'policy'; readonly row: PolicyRow }
  | { readonly type: 'pod'; readonly row: EndpointRow }
  | undefined;

/** The policies as kubectl lists them, the pods as cilium does, and the way from one to the other. */
export function Tab(): ReactElement {
  const [picked, pick] = useState<Picked>();
  const { answer: overview } = useAnswer({ type: 'overview' });
  return (
    <div className="tables">
      <Uncounted uncounted={overview?.uncounted ?? []} />
      <PolicyTable picked={picked} onPick={(row) => pick(row && { type: 'policy', row })} />
      <EndpointTable picked={picked} onPick={(row) => pick(row && { type: 'pod', row })} overview={overview} />
    </div>
  );
}
