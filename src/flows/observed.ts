import type { Direction } from '../engine';
import type { FlowEnd, FlowPolicy, FlowProtocol, FlowVerdict } from './flow';

/**
 * Records that are alike, counted: the same ends, port, protocol, direction, verdict, reason and reply. `from` and `to`
 * are places among the ends. One denied packet, which makes two records, counts once.
 */
export interface ObservedFlow {
  readonly from: number;
  readonly to: number;
  readonly port: number | undefined;
  readonly protocol: FlowProtocol | undefined;
  readonly direction: Direction | undefined;
  readonly verdict: FlowVerdict;
  readonly reason: string | undefined;
  readonly reply: boolean | undefined;
  /** The words Hubble had for what was seen, each once, in the order they first came. */
  readonly types: readonly string[];
  readonly policies: readonly FlowPolicy[];
  readonly count: number;
  /** In ms since 1970; undefined when no record had a time. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** By rising time: `index` times `bucketMs` of all is when the bucket begins. Records without a time are in none. */
  readonly buckets: readonly { readonly index: number; readonly count: number }[];
}

/** One of the newest records, as it was written. `flow` is its place among the flows. Lines count from 1. */
export interface RawRecord {
  readonly flow: number;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A line that could not be read. Lines count from 1. */
export interface UnreadLine {
  readonly file: string;
  readonly line: number;
  readonly why: string;
  /** Its beginning. */
  readonly text: string;
}

/** What was read of flow files, all together. */
export interface Observed {
  readonly ends: readonly FlowEnd[];
  readonly flows: readonly ObservedFlow[];
  readonly bucketMs: number;
  /** The newest, oldest first; a bounded number of them. */
  readonly raw: readonly RawRecord[];
  readonly files: readonly { readonly name: string; readonly records: number }[];
  readonly records: number;
  /** Records that found no place: so many different flows are not kept. */
  readonly notKept: number;
  /** Events Hubble says it lost, by where. */
  readonly lost: readonly { readonly source: string; readonly count: number }[];
  readonly unread: { readonly count: number; readonly first: readonly UnreadLine[] };
  /** Some times stood without their year. */
  readonly yearAssumed: boolean;
}
