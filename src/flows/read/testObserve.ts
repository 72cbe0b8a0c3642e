import type { FlowEnd, FlowRecord } from '../flow';
import type { Observed, ObservedFlow } from '../observed';
import { createClock } from './flowTime';
import { readJsonValue } from './jsonFlow';
import { createFlowReader } from './reader';

/** When the tests read: 28 November 2026. */
export const NOW = Date.UTC(2026, 10, 28);

/** What a reader makes of files, each in pieces as given. */
export function observeFiles(files: readonly (readonly string[])[], mostFlows?: number): Observed {
  const reader = createFlowReader(mostFlows === undefined ? { now: NOW } : { now: NOW, mostFlows });
  for (const [at, chunks] of files.entries()) {
    reader.begin(`file-${at + 1}`);
    for (const chunk of chunks) reader.push(chunk);
    reader.end();
  }
  return reader.observed();
}

export const observe = (text: string): Observed => observeFiles([[text]]);

/** The record in a value of JSON; an error where it is no flow. */
export function jsonRecord(value: unknown): FlowRecord {
  const read = readJsonValue(value, createClock(NOW));
  if (read?.type !== 'flow') throw new Error(`no flow: ${JSON.stringify(value)}`);
  return read.record;
}

/** An end in a few letters: `ns/pod`, `svc ns/name`, or what else is known of it. */
export function endText({ namespace, pod, service, address, names, reserved }: FlowEnd): string {
  if (pod !== undefined) return `${namespace ?? ''}/${pod}`;
  if (service !== undefined) return `svc ${namespace ?? ''}/${service}`;
  return [address, reserved, ...names].filter((part) => part !== undefined).join(' ') || 'untold';
}

/** A flow in one line: `default/a -> default/b 8080 TCP egress DROPPED (Policy denied) request [drop] x3`. */
export function flowText(observed: Observed, flow: ObservedFlow): string {
  const { from, to, port, protocol, direction, verdict, reason, reply, types, count } = flow;
  const ends = [from, to].map((at) => {
    const end = observed.ends[at];
    return end === undefined ? 'nowhere' : endText(end);
  });
  const way = reply === undefined ? 'either' : reply ? 'reply' : 'request';
  const parts = [
    `${ends[0]} -> ${ends[1]}`,
    port,
    protocol,
    direction,
    verdict,
    reason && `(${reason})`,
    way,
    `[${types.join(', ')}]`,
    `x${count}`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

export const flowTexts = (observed: Observed): readonly string[] => observed.flows.map((flow) => flowText(observed, flow));
