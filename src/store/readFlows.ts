import type { FlowProgress, FlowSource } from '../worker/readFlows';
import { askAgain, runningAnalyst } from './answers';
import { flowFilter, NO_FILTER } from './flowFilter';
import { flows, NO_FLOWS } from './flows';
import { drawbridge } from './store';

/** A reading of flow files that goes on. */
export interface FlowReading {
  readonly ended: Promise<void>;
  /** Drops what it read so far; flows of before stay. */
  readonly cancel: () => void;
}

/** Reads flow files beside those that were read before; open questions are asked again when it is done. */
export function readFlows(sources: readonly FlowSource[], onProgress: (progress: FlowProgress) => void): FlowReading {
  const { read, cancel } = runningAnalyst().readFlows(sources, onProgress);
  flows.setState(({ reading }) => ({ reading: reading + 1 }));
  const names = sources.map(({ name }) => name).join(', ');
  const say = (text: string): void => drawbridge.getState().notify({ tone: 'error', text, undo: false });
  const ended = read.then(
    (told) => {
      if (told.ended === 'failed')
        say(
          `${names} could not be read: there may be too little memory, or a part of Drawbridge could not be loaded. Flows of before stay.`,
        );
      flows.setState(({ reading, broken }) => ({
        files: told.files,
        flows: told.flows,
        reading: Math.max(0, reading - 1),
        broken:
          told.ended === 'whole'
            ? [...broken.filter((one) => !told.broken.some(({ name }) => name === one.name)), ...told.broken]
            : broken,
      }));
      askAgain();
    },
    () => say(`${names} could not be read: there may be too little memory. Open it again, or filter with hubble observe first.`),
  );
  return { ended, cancel };
}

/** What was read of flows, to be shared: without names and addresses. Undefined where it could not be made. */
export function sharedFlows(): Promise<Blob | undefined> {
  return runningAnalyst()
    .sharedFlows()
    .catch(() => undefined);
}

/** Forgets all flows, and what they were filtered by. */
export function forgetFlows(): void {
  runningAnalyst().forgetFlows();
  flowFilter.setState(NO_FILTER);
  flows.setState(({ reading }) => ({ ...NO_FLOWS, reading }));
  askAgain();
}
