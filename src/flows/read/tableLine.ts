import { readLost, readVerdict } from './dictRecord';
import type { Clock } from './flowTime';
import { verdictOf } from './hubbleWords';
import { readPrintedEnd } from './printedEnd';
import { readPrinted } from './printedFlow';
import type { Written } from './readFlow';

/** The columns of a table, and where they begin. */
export interface TableHead {
  readonly names: readonly string[];
  readonly starts: readonly number[];
}

const NO_NODE = ['TIMESTAMP', 'SOURCE', 'DESTINATION', 'TYPE', 'VERDICT', 'SUMMARY'];
const WITH_NODE = ['TIMESTAMP', 'NODE', 'SOURCE', 'DESTINATION', 'TYPE', 'VERDICT', 'SUMMARY'];

/** The columns that a line names; undefined where it is no head of a table of flows. */
export function readTableHead(line: string): TableHead | undefined {
  if (!line.startsWith('TIMESTAMP ')) return undefined;
  const names = line.trim().split(/ {3,}/);
  const known = names.length === WITH_NODE.length ? WITH_NODE : NO_NODE;
  if (names.length !== known.length || !known.every((name, at) => names[at] === name)) return undefined;
  return { names, starts: names.map((name) => line.search(new RegExp(`\\b${name}\\b`))) };
}

/**
 * What a line of a table says; undefined where it is none. Columns are parted by three spaces or more; where one is
 * empty, by where they begin in the head. Without a head the verdict must stand where it belongs.
 */
export function readTableLine(line: string, head: TableHead | undefined, clock: Clock): Written | undefined {
  const cells = cellsOf(line, head);
  if (cells === undefined) return undefined;
  const { names, values } = cells;
  const value = (name: string): string => values[names.indexOf(name)] ?? '';
  if (value('TYPE') === 'EVENTS LOST') return readLost(value('SOURCE'), value('SUMMARY'));
  const time = clock.read(value('TIMESTAMP'));
  if (time === undefined && value('TIMESTAMP') !== 'N/A') return undefined;
  return readPrinted({
    time,
    node: value('NODE') || undefined,
    left: readPrintedEnd(value('SOURCE'), undefined),
    right: readPrintedEnd(value('DESTINATION'), undefined),
    arrow: undefined,
    identities: false,
    type: value('TYPE'),
    ...readVerdict(value('VERDICT')),
    summary: value('SUMMARY'),
  });
}

interface Cells {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

function cellsOf(line: string, head: TableHead | undefined): Cells | undefined {
  const parts = line.split(/ {3,}/);
  const candidates = head === undefined ? [NO_NODE, WITH_NODE] : [head.names];
  for (const names of candidates) {
    const values = parts.slice(0, names.length);
    // A summary may be empty, and then the line ends with the verdict.
    if (values.length < names.length - 1) continue;
    if (verdictOf(readVerdict(values[names.length - 2] ?? '').verdict) === undefined) continue;
    return { names, values: [...values.slice(0, names.length - 1), parts.slice(names.length - 1).join('   ')] };
  }
  if (head === undefined || !/\S {3,}\S/.test(line)) return undefined;
  return { names: head.names, values: head.starts.map((start, at) => line.slice(start, head.starts[at + 1]).trim()) };
}
