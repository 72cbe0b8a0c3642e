import type { Clock } from './flowTime';
import { readPrintedEnd } from './printedEnd';
import { type Printed, readPrinted } from './printedFlow';
import { OTHER, type Written } from './readFlow';

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what begins a colour.
const ANSI = /\x1b\[[0-9;:]*[A-Za-z]/g;

/** A line without the colours of a terminal. */
export const withoutColours = (line: string): string => (line.includes('\x1b') ? line.replace(ANSI, '') : line);

const IDENTITY = '\\((ID:\\d+|[a-z][a-z0-9-]*)\\)';
const LEFT_IDENTITY = new RegExp(` ${IDENTITY}$`);
const RIGHT = new RegExp(`^(\\S*) (?:${IDENTITY} )?(.*)$`);
const VERDICTS = 'FORWARDED|DROPPED|ERROR|AUDIT|REDIRECTED|TRACED|TRANSLATED|VERDICT_UNKNOWN|ALLOWED|DENIED|AUDITED';
const REST = new RegExp(`^(.*?) ?\\b(${VERDICTS})(?: BY ([^\\s,]+ \\([A-Za-z]*\\)(?:, [^\\s,]+ \\([A-Za-z]*\\))*))? \\((.*)\\)$`);
const LOST = /\bEVENTS LOST: (\w+) CPU\(-?\d+\) (\d+)$/;
const STATUS =
  /\]: (?:Receiving flows from \d+ nodes: |\d+ nodes (?:are unavailable|removed from cluster): |Error ".*" on \d+ nodes: |unknown node status event: )/;

/** What a line of compact output says; undefined where it is none. The line has no colours and no spaces at its end. */
export function readCompactLine(line: string, clock: Clock): Written | undefined {
  const printed = printedIn(line, clock);
  if (printed !== undefined) return readPrinted(printed);
  const lost = LOST.exec(line);
  if (lost !== null) return { type: 'lost', source: lost[1] ?? '', count: Number(lost[2]) };
  return STATUS.test(line) ? OTHER : undefined;
}

function printedIn(line: string, clock: Clock): Printed | undefined {
  const at = line.search(/ (?:->|<-|<>) /);
  if (at < 0) return undefined;
  const right = RIGHT.exec(line.slice(at + 4));
  const rest = REST.exec(right?.[3] ?? '');
  const head = headOf(line.slice(0, at), clock);
  if (right === null || rest === null || head === undefined) return undefined;
  const arrow = line.slice(at + 1, at + 3);
  return {
    time: head.time,
    node: head.node,
    left: readPrintedEnd(head.host, head.identity),
    right: readPrintedEnd(right[1] ?? '', right[2]),
    arrow: arrow === '<-' || arrow === '<>' ? arrow : '->',
    identities: head.identity !== undefined || right[2] !== undefined,
    type: (rest[1] ?? '').trim(),
    verdict: rest[2] ?? '',
    by: rest[3],
    summary: rest[4] ?? '',
  };
}

/** What any of Hubble's time formats begins with. */
const TIME = /^(?:N\/A$|\d{4}-\d\d-|[A-Z][a-z]{2}(?:,| +\d))/;

interface Head {
  readonly time: number | undefined;
  readonly node: string | undefined;
  readonly host: string;
  readonly identity: string | undefined;
}

/** What stands left of the arrow: `time [node]: host (identity)`, of which all but the host may be missing. */
function headOf(text: string, clock: Clock): Head | undefined {
  const identity = LEFT_IDENTITY.exec(text);
  const named = identity === null ? text : text.slice(0, identity.index);
  // A host has no space in it. That of a flow without any address is empty.
  const space = named.lastIndexOf(' ');
  const before = named.slice(0, Math.max(space, 0));
  if (before !== '' && !before.endsWith(':')) return undefined;
  // The prefix that kubectl puts before the lines of several pods.
  const stamped = before.slice(0, -1).replace(/^\[[^\]]*\] /, '');
  const node = / ?\[([^\]]*)\]$/.exec(stamped);
  const written = node === null ? stamped : stamped.slice(0, node.index);
  if (written !== '' && !TIME.test(written)) return undefined;
  return { time: clock.read(written), node: node?.[1] || undefined, host: named.slice(space + 1), identity: identity?.[1] };
}
