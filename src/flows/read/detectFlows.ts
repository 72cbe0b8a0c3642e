import { readCompactLine, withoutColours } from './compactLine';
import { readDictLine } from './dictRecord';
import type { Clock } from './flowTime';
import { isBareFlow } from './jsonFlow';
import { type JsonHead, readJsonHead } from './jsonHead';
import { objectOf } from './jsonValue';
import { readTableHead, readTableLine } from './tableLine';

/** A form of Hubble's output: `-o json` and `jsonpb` alike, compact, dict, table. */
export type FlowFormat = 'json' | 'compact' | 'dict' | 'table';

/** So many lines of something else may stand before the first flow, such as what kubectl says first. */
const MOST_BEFORE = 5;
const noClock: Clock = { yearAssumed: false, read: () => undefined };
/** Any text with columns may be a table; this one has times in the first. */
const someClock: Clock = { yearAssumed: false, read: (text) => (/\d\d:\d\d|\d{4}-\d\d/.test(text) ? 1 : undefined) };

/**
 * Whether a text is output of Hubble, told by its first few kB; undefined: it is not, or they do not tell. A Kubernetes
 * manifest, in YAML or JSON, never is, also one that has flows in a text within it.
 */
export function detectFlows(head: string): FlowFormat | undefined {
  let before = 0;
  for (let at = head.charCodeAt(0) === 0xfeff ? 1 : 0; at < head.length && before < MOST_BEFORE; ) {
    const newline = head.indexOf('\n', at);
    const end = newline < 0 ? head.length : newline;
    const line = withoutColours(head.slice(at, end)).trimEnd();
    if (/^\s*(?:\{|\[\s*(?:$|[[{]))/.test(line)) {
      const json = readJsonHead(head.slice(at));
      if (json !== undefined) return isJsonFlow(json) ? 'json' : undefined;
    }
    const format = formatOf(line, newline < 0);
    if (format !== undefined) return format;
    if (MANIFEST.test(line)) return undefined;
    if (line.trim() !== '') before += 1;
    at = end + 1;
  }
  return undefined;
}

/** What begins a manifest in YAML. */
const MANIFEST = /^(?:---|%YAML|["']?(?:apiVersion|kind|metadata|spec|items|data|status)["']?:)/;

function formatOf(line: string, cut: boolean): FlowFormat | undefined {
  if (readTableHead(line) !== undefined) return 'table';
  if (/^ {0,2}TIMESTAMP: /.test(line) && readDictLine(line) !== undefined) return 'dict';
  // The last line may be cut off, and then it is told by its beginning.
  if (/^\s/.test(line)) return undefined;
  if (readCompactLine(line, noClock)?.type === 'flow' || /^EVENTS LOST: \w+ CPU/.test(line)) return 'compact';
  if (cut && CUT_COMPACT.test(line)) return 'compact';
  return line.includes('   ') && readTableLine(line, undefined, someClock)?.type === 'flow' ? 'table' : undefined;
}

const CUT_COMPACT = /^[^"{}]*\d\d:\d\d:\d\d\S*(?: \[[^\]]*\])?: \S+(?: \((?:ID:\d+|[a-z0-9-]+)\))? (?:->|<-|<>) \S/;

const RESPONSES = ['lost_events', 'node_status', 'agent_event', 'debug_event'];

function isJsonFlow({ keys, value }: JsonHead): boolean {
  if (keys.includes('apiVersion') || keys.includes('kind')) return false;
  const inner = objectOf(value.flow);
  if (keys.includes('flow')) return inner !== undefined;
  return RESPONSES.some((key) => objectOf(value[key]) !== undefined) || (isBareFlow(value) && looksLikeFlow(keys));
}

/** One word such as `verdict` may stand in any JSON; two of Hubble's do not. */
const NAMES = [
  'time',
  'uuid',
  'verdict',
  'IP',
  'l4',
  'l7',
  'source',
  'destination',
  'ethernet',
  'Type',
  'node_name',
  'event_type',
  'traffic_direction',
  'trace_observation_point',
  'is_reply',
  'Summary',
  'drop_reason',
  'drop_reason_desc',
];

const looksLikeFlow = (keys: readonly string[]): boolean => NAMES.filter((name) => keys.includes(name)).length >= 2;
