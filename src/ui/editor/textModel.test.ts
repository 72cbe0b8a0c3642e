import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../text';
import {
  changeBetween,
  changesOfEdits,
  editsOfChanges,
  type ModelChange,
  modelLength,
  modelText,
  shownText,
  toModelOffset,
  toTextOffset,
} from './textModel';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

const applyChanges = (text: string, changes: readonly ModelChange[]): string =>
  applyEdits(
    text,
    [...changes]
      .sort((one, other) => one.rangeOffset - other.rangeOffset)
      .map((change) => ({ offset: change.rangeOffset, length: change.rangeLength, content: change.text })),
  );

const bits = fc.constantFrom('a', 'b', '- ', ': ', '\r', '\n', '\r\n', '\r\n', '\n', 'é', '🌉');
const texts = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(bits, { maxLength: 24 }))
  .map(([mark, parts]) => mark + parts.join(''));
const contents = fc.array(bits, { maxLength: 4 }).map((parts) => parts.join(''));
const strange = fc.array(fc.oneof(bits, fc.constant('\uFEFF')), { maxLength: 12 }).map((parts) => parts.join(''));

/** Up to four stretches of a text of this length, sorted, without overlap; some touch. */
function stretches(length: number): fc.Arbitrary<readonly (readonly [number, number])[]> {
  return fc.array(fc.nat({ max: length }), { minLength: 2, maxLength: 8 }).map((cuts) => {
    const sorted = [...cuts].sort((one, other) => one - other);
    const found: [number, number][] = [];
    for (let at = 0; at + 1 < sorted.length; at += 2) {
      const start = sorted[at] ?? 0;
      if (found.at(-1)?.[0] !== start) found.push([start, sorted[at + 1] ?? start]);
    }
    return found;
  });
}

const editedTexts = fc.oneof(texts, strange).chain((text) =>
  stretches(text.length).chain((places) =>
    fc.tuple(...places.map(() => fc.oneof(contents, strange))).map((written) => ({
      text,
      edits: places.map(
        ([start, end], index): TextEdit => ({ offset: start, length: end - start, content: written[index] ?? '' }),
      ),
    })),
  ),
);

const changedModels = texts.chain((text) =>
  stretches(modelText(text).length).chain((places) =>
    fc.tuple(...places.map(() => contents)).map((written) => ({
      text,
      changes: places
        .map(([start, end], index) => ({
          rangeOffset: start,
          rangeLength: end - start,
          text: (written[index] ?? '').replace(/\r\n?/g, '\n'),
        }))
        .reverse(),
    })),
  ),
);

describe('what the model shows of a text', () => {
  test.each([
    ['a\nb', 'a\nb'],
    ['\uFEFFa\r\nb\rc\n', 'a\nb\nc\n'],
    ['\r\r\n\n', '\n\n\n'],
    ['a\uFEFF', 'a\uFEFF'],
  ])('%j is %j', (text, shown) => {
    expect(modelText(text)).toBe(shown);
    expect(modelLength(shownText(text))).toBe(shown.length);
  });

  test('offsets lead there and back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shown = shownText(text);
        const model = modelText(text);
        expect(modelLength(shown)).toBe(model.length);
        for (let offset = 0; offset <= model.length; offset++) {
          const there = toTextOffset(shown, offset);
          expect(toModelOffset(shown, there)).toBe(offset);
          expect(modelText(text.slice(0, there))).toBe(model.slice(0, offset));
        }
      }),
      { numRuns },
    );
  });
});

describe('a change of the model', () => {
  test.each<[string, string, ModelChange, string]>([
    ['takes the ending of its line', 'a\r\nb\nc', { rangeOffset: 1, rangeLength: 0, text: '\nx' }, 'a\r\nx\r\nb\nc'],
    [
      'takes the ending of the line before on the last line',
      'a\r\nb',
      { rangeOffset: 3, rangeLength: 0, text: '\nx' },
      'a\r\nb\r\nx',
    ],
    ['uses a line feed where there is no line yet', 'a', { rangeOffset: 1, rangeLength: 0, text: '\n' }, 'a\n'],
    ['goes behind the byte order mark', '\uFEFFa', { rangeOffset: 0, rangeLength: 0, text: 'x' }, '\uFEFFxa'],
    ['removes a whole line break', 'a\r\nb', { rangeOffset: 1, rangeLength: 1, text: '' }, 'ab'],
    ['keeps two breaks two when the text between goes', 'a\rx\nb', { rangeOffset: 2, rangeLength: 1, text: '' }, 'a\r\r\nb'],
    ['keeps two breaks two when one comes in', 'a\rb\nc', { rangeOffset: 2, rangeLength: 0, text: '\n' }, 'a\r\r\nb\nc'],
  ])('%s', (_, text, change, expected) => {
    expect(applyEdits(text, editsOfChanges(shownText(text), [change]))).toBe(expected);
  });

  test('keeps text and model in step, and every line ending outside what changed', () => {
    fc.assert(
      fc.property(changedModels, ({ text, changes }) => {
        const edits = editsOfChanges(shownText(text), changes);
        expect(modelText(applyEdits(text, edits))).toBe(applyChanges(modelText(text), changes));
        const first = Math.min(...changes.map((change) => change.rangeOffset));
        const last = Math.max(...changes.map((change) => change.rangeOffset + change.rangeLength));
        const shown = shownText(text);
        expect(applyEdits(text, edits).startsWith(text.slice(0, toTextOffset(shown, first)))).toBe(true);
        const untouched = text.slice(toTextOffset(shown, last)).replace(/^\n/, '');
        expect(applyEdits(text, edits).endsWith(untouched)).toBe(true);
      }),
      { numRuns },
    );
  });
});

describe('edits of the text', () => {
  test.each<[string, string, TextEdit, ModelChange[]]>([
    ['a plain insertion', 'a\nb', { offset: 1, length: 0, content: 'x' }, [{ rangeOffset: 1, rangeLength: 0, text: 'x' }]],
    [
      'a line of a CRLF text',
      'a\r\nb\r\n',
      { offset: 3, length: 0, content: 'x\r\n' },
      [{ rangeOffset: 2, rangeLength: 0, text: 'x\n' }],
    ],
    ['only the ending', 'a\nb', { offset: 1, length: 1, content: '\r\n' }, [{ rangeOffset: 1, rangeLength: 1, text: '\n' }]],
    ['half a line break', 'a\r\nb', { offset: 1, length: 1, content: '' }, [{ rangeOffset: 1, rangeLength: 1, text: '\n' }]],
    [
      'the byte order mark goes',
      '\uFEFFab',
      { offset: 0, length: 1, content: '' },
      [{ rangeOffset: 0, rangeLength: 0, text: '' }],
    ],
    [
      'text before the mark',
      '\uFEFFab',
      { offset: 0, length: 0, content: 'x' },
      [{ rangeOffset: 0, rangeLength: 0, text: 'x\uFEFF' }],
    ],
  ])('%s', (_, text, edit, changes) => {
    expect(changesOfEdits(shownText(text), [edit])).toEqual(changes);
  });

  test('keep the model in step, whatever they cut through', () => {
    fc.assert(
      fc.property(editedTexts, ({ text, edits }) => {
        const changes = changesOfEdits(shownText(text), edits);
        expect(applyChanges(modelText(text), changes)).toBe(modelText(applyEdits(text, edits)));
      }),
      { numRuns },
    );
  });
});

test('changeBetween makes one text of another and touches no more than it must', () => {
  expect(changeBetween('spec: a', 'spec: ba')).toEqual({ rangeOffset: 6, rangeLength: 0, text: 'b' });
  expect(changeBetween('aa', 'aaa')).toEqual({ rangeOffset: 2, rangeLength: 0, text: 'a' });
  fc.assert(
    fc.property(texts, texts, (from, to) => {
      expect(applyChanges(from, [changeBetween(from, to)])).toBe(to);
    }),
    { numRuns },
  );
});
