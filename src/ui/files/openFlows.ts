import { detectFlows } from '../../flows/read/detectFlows';
import { readFlows } from '../../store/readFlows';
import { drawbridge } from '../../store/store';
import { headOf } from '../../worker/flowText';
import type { FlowSource } from '../../worker/readFlows';
import { showTab } from '../answers/showTab';
import { begin, end } from './progress';

/** Whether a file is output of Hubble, packed or not: told by its beginning, never by its name. */
export async function isFlows(file: Blob): Promise<boolean> {
  return detectFlows(await headOf(file)) !== undefined;
}

/** Reads flow files beside those that are open, and shows them. Progress is shown, and can be cancelled. */
export async function openFlows(sources: readonly FlowSource[]): Promise<void> {
  if (sources.length === 0) return;
  const [first] = sources;
  const name = sources.length === 1 && first ? first.name : `${sources.length} flow files`;
  const reading = readFlows(sources, ({ done, total, records }) =>
    progress.tell(done, total, `Reading ${name}: ${records.toLocaleString('en')} records, ${size(done)} of ${size(total)}.`),
  );
  const progress = begin(name, reading.cancel);
  showTab('flows');
  await reading.ended;
  end(progress);
}

function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

/** Opens a text that was pasted and may be output of Hubble; else it is taken for a manifest. */
export async function openPasted(text: string): Promise<void> {
  if (detectFlows(text) === undefined) drawbridge.getState().paste('pasted.yaml', text);
  else await openFlows([{ name: 'pasted lines', blob: new Blob([text]) }]);
}
