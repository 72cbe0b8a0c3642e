import type { PassingPorts } from '../../answers/changes';
import { type AddressSet, isNoPorts, rangeTexts, subtractPorts, type Workload } from '../../engine';
import type { CaveatWords } from '../../words/caveatWords';
import { workloadRef } from '../../words/whoWords';
import type { Unopened } from '../openCluster';
import type { placer } from '../query/place';
import { portsJson } from '../query/portsJson';

/** Ports that pass, as JSON: surely, and besides for some pods or depending on an address. */
export function passingJson({ sure, perhaps, differs }: PassingPorts) {
  const more = subtractPorts(perhaps, sure);
  return {
    ports: portsJson(sure),
    ...(isNoPorts(more) ? {} : { perhaps: { ports: portsJson(more), why: differs ? 'podsDiffer' : 'address' } }),
  };
}

/**
 * One end of connections as JSON: workloads as a question names them, and ranges of addresses. `others` are the
 * workloads at the other end: nobody is meant with itself, so that the only one there is left out.
 */
export function endJson(all: readonly Workload[], addresses: AddressSet, others: readonly Workload[] = []) {
  const workloads = others.length === 1 ? all.filter((one) => one !== others[0]) : all;
  const ranges = rangeTexts(addresses);
  return {
    ...(workloads.length === 0 ? {} : { workloads: workloads.map(workloadRef) }),
    ...(ranges.length === 0 ? {} : { addresses: ranges }),
  };
}

export function caveatJson(
  { type, text, objects }: Pick<CaveatWords, 'text' | 'objects'> & { readonly type: string },
  place: ReturnType<typeof placer>,
) {
  return { type, text, places: objects.flatMap(({ object }) => place(object, []) ?? []) };
}

/** That nothing could be read, as JSON: in place of what was asked for stand a reason and the paths. */
export function unopenedJson({ reason, failures }: Unopened, programVersion: string): string {
  const parts = { version: 1, tool: { name: 'drawbridge', version: programVersion }, reason, failures };
  return [...jsonPieces(parts)].join('');
}

/** A document written piece by piece, the entries of its lists one on a line: they may be many. */
export function* jsonPieces(parts: Readonly<Record<string, unknown>>): Generator<string> {
  yield '{';
  for (const [index, [key, value]] of Object.entries(parts).entries()) {
    yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(key)}: `;
    if (isIterable(value)) yield* listPieces(value);
    else yield JSON.stringify(value);
  }
  yield '\n}\n';
}

function* listPieces(values: Iterable<unknown>): Generator<string> {
  let any = false;
  for (const value of values) {
    yield `${any ? ',' : '['}\n    ${JSON.stringify(value)}`;
    any = true;
  }
  yield any ? '\n  ]' : '[]';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
