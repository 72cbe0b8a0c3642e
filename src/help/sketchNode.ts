/** A scalar: its text without quotes, and where that stands. What is over several lines or in brackets has no text here. */
export interface Value {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block' | 'flow';
}

/**
 * A key of a mapping or an item of a list, or the document itself. `column` is where the key or the dash stands, `start`
 * and `end` the key (its quotes included) or the dash. `colon` is false for a word that may become a key. `flow`: it
 * stands in brackets, where columns say nothing. Written while the sketch is made, then left alone.
 */
export interface SketchNode {
  readonly type: 'root' | 'key' | 'item';
  readonly name: string;
  index: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly colon: boolean;
  readonly flow: boolean;
  parent: SketchNode | undefined;
  readonly children: SketchNode[];
  value: Value | undefined;
}

/**
 * One flow collection: `[start, end)` with its brackets; `closed` tells whether the last is there. `node` is whose value it
 * is, `entries` are its members from comma to comma, the empty ones too.
 */
export interface FlowPart {
  readonly start: number;
  end: number;
  closed: boolean;
  readonly type: 'map' | 'list';
  readonly node: SketchNode;
  readonly entries: FlowEntry[];
}

/** `[start, end)` reaches from behind the bracket or comma to the next. `colon` is the offset of the colon. */
export interface FlowEntry {
  readonly start: number;
  end: number;
  word: Value | undefined;
  colon: number | undefined;
  value: Value | undefined;
  node: SketchNode | undefined;
}
