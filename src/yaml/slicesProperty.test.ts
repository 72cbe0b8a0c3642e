import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lexer } from 'yaml';
import { applyEdits, invertEdits, type Path, type Placement, type TextEdit } from '../text';
import { awkwardInputs } from './fixtures/awkward';
import { harderTexts } from './fixtures/harder';
import { oracle, type Reader } from './fixtures/oracle';
import { pathsIn, type SliceSeed, slicePlacement } from './fixtures/placements';
import { wished } from './fixtures/wishes';
import { editDocument, readDocument, splitDocuments } from './index';

// An edit is a hundred times the work of what the number is meant for.
const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 4);

const texts: readonly string[] = [
  ...awkwardInputs.map(({ text, document }) => {
    const range = splitDocuments(text)[document] ?? { start: 0, end: 0 };
    return text.slice(range.start, range.end);
  }),
  ...harderTexts,
];

const seeds: fc.Arbitrary<readonly SliceSeed[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('move', 'move', 'move', 'copy', 'copyOther', 'split', 'split', 'join', 'rename'),
    a: fc.nat(1000),
    b: fc.nat(1000),
    c: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The comments of a text as the library's lexer finds them, in a fixed order. */
function comments(text: string): readonly string[] {
  const found: string[] = [];
  let scalar = false;
  for (const lexeme of new Lexer().lex(text.replace(/\r\n?/g, '\n'))) {
    if (!scalar && lexeme.startsWith('#')) found.push(lexeme.trimEnd());
    scalar = lexeme === '\u001F';
  }
  return found.sort();
}

function plain(text: string, reader: Reader): unknown {
  return JSON.parse(JSON.stringify(oracle(text, reader).values[0] ?? null));
}

/** Whether a placement means the same to a reader as to kubectl: for keys of the same names, and without a directive. */
function readsAlike(text: string, source: string | undefined, reader: Reader): boolean {
  const hasSameKeys = (one: string): boolean => isDeepStrictEqual(pathsIn(plain(one, reader)), pathsIn(plain(one, 'kubectl')));
  if (source === undefined) return hasSameKeys(text);
  return [text, source].every((one) => !one.startsWith('%') && hasSameKeys(one));
}

/** What is left to the user: what is shared or merged in, comments that have no place, and what cannot be joined. */
const reasons =
  /&|<<|^The comments |^Only mappings can be |^Only a mapping can be |^This document is JSON|^This item is marked with !|^kubectl and YAML 1\.2 read/;

const couldNot = /^This place is written in a way/;

describe('any sequence of placements on slices', () => {
  test('gives exactly the wished value, loses no comment, and leads back to the same bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), seeds, (slice, other, chosen) => {
        let text = slice;
        const inverses: (readonly TextEdit[])[] = [];
        for (const seed of chosen) {
          const value = readDocument(text).value;
          const placement = slicePlacement(value, seed, other, readDocument(other).value);
          if (placement === undefined) continue;
          const context = JSON.stringify([text, placement]);
          const edit = editDocument(text, [placement]);
          if (!edit.ok) {
            // A text that keeps the blank lines below it would take others for its own.
            const keeps = (placement.type === 'copy' ? placement.source : '') + text;
            if (!(keeps.includes('|+') && couldNot.test(edit.reason))) expect(edit.reason, context).toMatch(reasons);
            continue;
          }
          const source = placement.type === 'copy' ? placement.source : undefined;
          for (const reader of ['kubectl', '1.2', '1.1'] as const) {
            if (reader !== 'kubectl' && !readsAlike(text, source, reader)) continue;
            const wish = wished(plain(text, reader), [placement], reader);
            expect(plain(edit.text, reader), context).toEqual(JSON.parse(JSON.stringify(wish)));
          }
          const kept = comments(edit.text);
          if (placement.type !== 'copy') expect(kept, context).toEqual(comments(text));
          else expect(withoutEach(comments(text), kept), context).toEqual([]);
          inverses.push(invertEdits(text, edit.edits));
          text = edit.text;
        }
        for (const inverse of inverses.reverse()) text = applyEdits(text, inverse);
        expect(text).toBe(slice);
      }),
      { numRuns },
    );
  });
});

/** What is left of a list when each of another is taken away once. */
function withoutEach(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Rules with comments wherever one can stand. `loose`: also where none belongs to an item. `blank`: between items. */
const rules = (loose: boolean): fc.Arbitrary<{ readonly text: string; readonly sizes: readonly number[] }> =>
  fc
    .record({
      lineBreak: fc.constantFrom('\n', '\r\n'),
      isOpen: fc.boolean(),
      isIndented: fc.boolean(),
      hasBlank: fc.boolean(),
      marks: fc.array(fc.nat(255), { minLength: 80, maxLength: 80 }),
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    })
    .map(({ lineBreak, isOpen, isIndented, hasBlank, marks, sizes }) => {
      let used = 0;
      const lines = ['spec:', '  ingress:'];
      const isMarked = (): boolean => (marks[used++ % marks.length] ?? 0) % 3 === 0;
      const comment = (pad: string, isAllowed = true): void => {
        if (isMarked() && isAllowed) lines.push(`${pad}# ${used}`);
      };
      const behind = (line: string): void => {
        lines.push(isMarked() ? `${line} # ${used}` : line);
      };
      const dash = isIndented ? '    ' : '  ';
      const peer = isIndented ? `${dash}    ` : `${dash}  `;
      for (const [rule, size] of sizes.entries()) {
        if (hasBlank && rule > 0) lines.push('');
        comment(dash);
        if (isMarked()) {
          lines.push(`${dash}- # ${used}`);
          comment(`${dash}  `, loose);
          behind(`${dash}  from:`);
        } else behind(`${dash}- from:`);
        for (let at = 0; at < size; at++) {
          if (hasBlank && at > 0) lines.push('');
          comment(peer);
          if (isMarked()) behind(`${peer}- {p: ${rule}${at}}`);
          else {
            behind(`${peer}- p:`);
            comment(`${peer}    `);
            behind(`${peer}    q: ${rule}${at}`);
          }
          comment(`${peer}  `);
          if (loose && isMarked()) lines.push(`${peer}# - ${used}`, `${peer}#   old`);
        }
        comment(`${dash}  `, loose);
      }
      return { text: lines.join(lineBreak) + (isOpen ? '' : lineBreak), sizes };
    });

const ingress: Path = ['spec', 'ingress'];

describe('comments of rules', () => {
  test('a rule whose peers go to another one leaves none behind', () => {
    fc.assert(
      fc.property(rules(true), fc.nat(), fc.nat(), fc.constantFrom('each', 'first'), ({ text, sizes }, a, b, headed) => {
        const rule = a % sizes.length;
        const into = (rule + 1 + (b % (sizes.length - 1))) % sizes.length;
        const count = sizes[rule] ?? 0;
        const moves = Array.from({ length: count }, (_, done): Placement => {
          const heading = headed === 'each' || done === 0 ? { heading: [...ingress, rule] } : {};
          const index = (sizes[into] ?? 0) + done;
          return { type: 'move', from: [...ingress, rule, 'from', 0], to: [...ingress, into, 'from'], index, ...heading };
        });
        const placements: readonly Placement[] = [...moves, { type: 'remove', path: [...ingress, rule] }];
        const edit = editDocument(text, placements);
        expect(edit).toMatchObject({ ok: true });
        if (!edit.ok) return;
        expect(plain(edit.text, 'kubectl')).toEqual(wished(plain(text, 'kubectl'), placements));
        expect(comments(edit.text), text).toEqual(comments(text));
      }),
      { numRuns },
    );
  });

  test('one after the other they go the same way as together', () => {
    fc.assert(
      fc.property(rules(false), ({ text, sizes }) => {
        const moves = Array.from({ length: sizes[1] ?? 0 }, (_, done): Placement => {
          const index = (sizes[0] ?? 0) + done;
          return { type: 'move', from: [...ingress, 1, 'from', 0], to: [...ingress, 0, 'from'], index, heading: [...ingress, 1] };
        });
        const together = editDocument(text, moves);
        const alone = moves.reduce((now, move) => {
          const edit = editDocument(now, [move]);
          return edit.ok ? edit.text : edit.reason;
        }, text);
        expect(together).toMatchObject({ ok: true, text: alone });
      }),
      { numRuns },
    );
  });
});

/** The lines of a text whatever their order: moving whole lines of one indentation leaves them all as they are. */
function sorted(text: string): readonly string[] {
  return text.split(/\r?\n/).sort();
}

describe('moves there and back', () => {
  // Comments that belong to no item stay where they are, so the way back may pass them.
  test('within a list give the same text, to the byte', () => {
    fc.assert(
      fc.property(rules(false), fc.nat(), fc.nat(), ({ text, sizes }, a, b) => {
        const from = a % sizes.length;
        const index = b % (sizes.length + 1);
        const there = editDocument(text, [{ type: 'move', from: [...ingress, from], to: ingress, index }]);
        expect(there).toMatchObject({ ok: true });
        if (!there.ok) return;
        expect(sorted(there.text)).toEqual(sorted(text));
        const place = index > from ? index - 1 : index;
        const home = from > place ? from + 1 : from;
        expect(editDocument(there.text, [{ type: 'move', from: [...ingress, place], to: ingress, index: home }])).toMatchObject({
          ok: true,
          text,
        });
      }),
      { numRuns },
    );
  });

  // A list that would be emptied becomes [], which does not show how it was written.
  test('between lists of the same indentation, too', () => {
    fc.assert(
      fc.property(rules(false), fc.nat(), fc.nat(), fc.nat(), ({ text, sizes }, a, b, c) => {
        const rule = a % sizes.length;
        const into = (rule + 1 + (b % (sizes.length - 1))) % sizes.length;
        const size = sizes[rule] ?? 0;
        fc.pre(size > 1);
        const from = [...ingress, rule, 'from', b % size];
        const to = [...ingress, into, 'from', c % ((sizes[into] ?? 0) + 1)];
        const there = editDocument(text, [{ type: 'move', from, to: to.slice(0, -1), index: Number(to[to.length - 1]) }]);
        expect(there).toMatchObject({ ok: true });
        if (!there.ok) return;
        expect(sorted(there.text)).toEqual(sorted(text));
        const back = editDocument(there.text, [
          { type: 'move', from: to, to: from.slice(0, -1), index: Number(from[from.length - 1]) },
        ]);
        expect(back).toMatchObject({ ok: true, text });
      }),
      { numRuns },
    );
  });
});
