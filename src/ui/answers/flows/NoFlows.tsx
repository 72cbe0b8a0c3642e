import { Folder } from 'lucide-react';
import type { ReactElement } from 'react';
import { chooseFiles } from '../../frame/incoming';

/** Where no flows are open: the way to them. */
export function NoFlows(): ReactElement {
  return (
    <div className="no-flows">
      <h2>No flows are open</h2>
      <p>See what Hubble saw beside the policies: export it and open the file here, drop it, or paste its lines.</p>
      <pre>
        <code>hubble observe --last 100000 -o jsonpb &gt; flows.json</code>
      </pre>
      <p>
        The default output, <code>-o dict</code>, <code>-o tab</code> and files of the Hubble exporter are read, too, packed with
        gzip or not. Nothing leaves this browser.
      </p>
      <button type="button" className="btn btn--line" onClick={chooseFiles}>
        <Folder size={16} className="icon" />
        Open flows
      </button>
    </div>
  );
}
