import { Table, Waypoints } from 'lucide-react';
import type { ReactElement } from 'react';
import { type Against, showOnMap } from '../compareState';
import { showTab } from '../showTab';

/** Above a map of what changes: against what, how much, and the ways back. */
export function MapCompared({
  against,
  summary,
  ageing,
}: {
  readonly against: Against;
  readonly summary: string;
  readonly ageing: boolean;
}): ReactElement {
  return (
    <div className="map__compared">
      <p className={ageing ? 'map__ageing' : undefined}>
        <strong>What changes</strong> against {against === 'opened' ? 'the files as opened' : 'the other files'}: {summary}
      </p>
      <span className="grow" />
      <button type="button" className="btn btn--small btn--line" onClick={() => showOnMap(false)}>
        <Waypoints size={14} className="icon" />
        Show all connections
      </button>
      <button
        type="button"
        className="btn btn--small btn--line"
        onClick={() => {
          showTab('changes');
          document.getElementById('tab-changes')?.focus();
        }}
      >
        <Table size={14} className="icon" />
        Back to the table
      </button>
    </div>
  );
}
