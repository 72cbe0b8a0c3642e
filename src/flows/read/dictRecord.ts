import type { Clock } from './flowTime';
import { readPrintedEnd } from './printedEnd';
import { readPrinted } from './printedFlow';
import { OTHER, type Written } from './readFlow';

const KEYS = ['TIMESTAMP', 'NODE', 'SOURCE', 'DESTINATION', 'TYPE', 'VERDICT', 'SUMMARY', 'STATE', 'NODES', 'MESSAGE', 'DETAILS'];
const LINE = new RegExp(`^ {0,11}(${KEYS.join('|')}):(?: (.*))?$`);

/** What parts the records of dict output. */
export const DICT_SEPARATOR = '------------';

/** A key of dict output and what stands behind it; undefined where the line is none. */
export function readDictLine(line: string): readonly [key: string, value: string] | undefined {
  const found = LINE.exec(line);
  return found === null ? undefined : [found[1] ?? '', (found[2] ?? '').trim()];
}

/** What a record of dict output says, by its keys; undefined where it is no flow. */
export function readDictRecord(fields: ReadonlyMap<string, string>, clock: Clock): Written | undefined {
  const field = (key: string): string => fields.get(key) ?? '';
  if (field('TYPE') === 'EVENTS LOST') return readLost(field('SOURCE'), field('SUMMARY'));
  if (fields.has('STATE') || fields.has('DETAILS')) return OTHER;
  if (!fields.has('SOURCE') || !fields.has('DESTINATION')) return undefined;
  return readPrinted({
    time: clock.read(field('TIMESTAMP')),
    node: field('NODE') || undefined,
    left: readPrintedEnd(field('SOURCE'), undefined),
    right: readPrintedEnd(field('DESTINATION'), undefined),
    arrow: undefined,
    identities: false,
    type: field('TYPE'),
    ...readVerdict(field('VERDICT')),
    summary: field('SUMMARY'),
  });
}

/** A verdict with the policies that may stand behind it. */
export function readVerdict(text: string): { readonly verdict: string; readonly by: string | undefined } {
  const at = text.indexOf(' BY ');
  return at < 0 ? { verdict: text, by: undefined } : { verdict: text.slice(0, at), by: text.slice(at + 4) };
}

/** `CPU(0) - 5`, as dict and table output count lost events. */
export function readLost(source: string, summary: string): Written | undefined {
  const found = /^CPU\(-?\d+\) -? ?(\d+)$/.exec(summary);
  return found === null ? undefined : { type: 'lost', source, count: Number(found[1]) };
}
