import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../text';
import {
  continuesTyping,
  forgetFile,
  type History,
  NO_HISTORY,
  record,
  stepBack,
  stepForward,
  textsAfter,
  transaction,
} from './history';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

const step = (text: string, edit: TextEdit, origin: 'typing' | 'canvas' = 'typing') =>
  transaction(new Map([['f', text]]), new Map([['f', [edit]]]), { label: 'x', origin, before: undefined, after: undefined });

describe('history', () => {
  test('any edits, joined or not, walk back to the first text and forward to the last', () => {
    const change = fc.record({
      at: fc.nat(),
      length: fc.nat(5),
      content: fc.string({ maxLength: 5 }),
      join: fc.boolean(),
      typed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(change, { maxLength: 12 }), (first, changes) => {
        let text = first;
        let history: History = NO_HISTORY;
        for (const { at, length, content, join, typed } of changes) {
          const offset = at % (text.length + 1);
          const edit = { offset, length: Math.min(length, text.length - offset), content };
          history = record(history, step(text, edit, typed ? 'typing' : 'canvas'), join);
          text = applyEdits(text, [edit]);
        }
        const last = text;
        for (let back = stepBack(history); back; back = stepBack(history)) {
          text = textsAfter(new Map([['f', text]]), back.step.inverse).get('f') ?? '';
          history = back.history;
        }
        expect(text).toBe(first);
        for (let on = stepForward(history); on; on = stepForward(history)) {
          text = textsAfter(new Map([['f', text]]), on.step.edits).get('f') ?? '';
          history = on.history;
        }
        expect(text).toBe(last);
      }),
      { numRuns: RUNS },
    );
  });

  test('letters typed one after the other are one step, a new line and another place begin the next', () => {
    const first = step('', { offset: 0, length: 0, content: 'a' });
    const goesOn = (edit: TextEdit) => continuesTyping(first, 'f', [edit]);
    expect(goesOn({ offset: 1, length: 0, content: 'b' })).toBe(true);
    expect(goesOn({ offset: 0, length: 1, content: '' })).toBe(true);
    expect(goesOn({ offset: 1, length: 0, content: '\n' })).toBe(false);
    expect(goesOn({ offset: 0, length: 0, content: 'b' })).toBe(false);
    expect(goesOn({ offset: 1, length: 0, content: 'pasted' })).toBe(false);
    expect(
      continuesTyping(step('', { offset: 0, length: 0, content: 'a' }, 'canvas'), 'f', [{ offset: 1, length: 0, content: 'b' }]),
    ).toBe(false);
    expect(continuesTyping(undefined, 'f', [{ offset: 0, length: 0, content: 'b' }])).toBe(false);
  });

  test('a canvas step is never joined', () => {
    const one = record(NO_HISTORY, step('', { offset: 0, length: 0, content: 'a' }, 'canvas'), true);
    expect(record(one, step('a', { offset: 1, length: 0, content: 'b' }, 'canvas'), true).past).toHaveLength(2);
  });

  test('a new step forgets what could be redone; closing a file forgets its steps', () => {
    const one = record(NO_HISTORY, step('', { offset: 0, length: 0, content: 'a' }), false);
    const back = stepBack(one);
    expect(back?.history.future).toHaveLength(1);
    expect(record(back?.history ?? NO_HISTORY, step('', { offset: 0, length: 0, content: 'b' }), false).future).toHaveLength(0);
    expect(forgetFile(one, 'f')).toEqual(NO_HISTORY);
    expect(forgetFile(one, 'other')).toEqual(one);
  });
});
