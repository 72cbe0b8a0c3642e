import '../tables/tables.css';
import './flows.css';
import { type ReactElement, useState } from 'react';
import { useStore } from 'zustand';
import type { FlowSort } from '../../../flows/selection';
import { flowFilter } from '../../../store/flowFilter';
import { flows } from '../../../store/flows';
import { view } from '../../../store/view';
import { GoTo, type GoToLine } from '../connectivity/PlaceLink';
import { useLastAnswer } from '../useLastAnswer';
import { FlowBar } from './FlowBar';
import { FlowCharts } from './FlowCharts';
import { FlowNotes } from './FlowNotes';
import { FlowTable } from './FlowTable';
import { NeverSeen } from './NeverSeen';
import { NoFlows } from './NoFlows';
import { OutcomeChips } from './OutcomeChips';
import { ReplayNotes } from './ReplayNotes';
import { Patterns } from './Swatch';

const STEP = 200;

/** What Hubble saw: the charts of its dashboard, and a table of flows, both narrowed by the flags of `hubble observe`. */
export function Tab({ onGoToLine }: { readonly onGoToLine: GoToLine }): ReactElement {
  const { files, reading } = useStore(flows);
  if (files.length === 0) return reading > 0 ? <p className="answers__note">Reading flows …</p> : <NoFlows />;
  return (
    <GoTo value={onGoToLine}>
      <Flows />
    </GoTo>
  );
}

function Flows(): ReactElement {
  const { text: filter, outcome } = useStore(flowFilter);
  const [sort, setSort] = useState<FlowSort>({ by: 'last', reversed: false });
  const [shown, setShown] = useState({ filter, outcome, most: STEP });
  const charts = useStore(view, (state) => !state.chartsFolded);
  const most = shown.filter === filter && shown.outcome === outcome ? shown.most : STEP;
  const overview = useLastAnswer<'flowOverview'>({ type: 'flowOverview' }).answer;
  const { answer: sheet, ageing } = useLastAnswer<'flows'>({ type: 'flows', filter, outcome, sort, first: 0, most });
  const drawn = useLastAnswer<'flowCharts'>(charts ? { type: 'flowCharts', filter } : undefined).answer;
  return (
    <div className="flows">
      <FlowBar
        filter={filter}
        sheet={sheet}
        overview={overview}
        charts={charts}
        onCharts={(on) => view.setState({ chartsFolded: !on })}
      />
      <div className="flows__scroll">
        <FlowNotes overview={overview} />
        <ReplayNotes />
        <Patterns />
        {drawn && charts && <FlowCharts sheet={drawn} />}
        {sheet?.outcomes && <OutcomeChips outcomes={sheet.outcomes} chosen={outcome} ageing={ageing} />}
        {sheet?.outcomes && <NeverSeen />}
        {sheet && (
          <FlowTable
            sheet={sheet}
            ageing={ageing}
            filtered={filter.trim() !== '' || outcome !== undefined}
            sort={sort}
            onSort={setSort}
            step={STEP}
            onMore={() => setShown({ filter, outcome, most: most + STEP })}
          />
        )}
      </div>
    </div>
  );
}
