import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from '../text';
import { type History, NO_HISTORY, record, stepBack, stepForward, textsAfter, transaction } from './history';
import { fittingHistory, keptPart } from './keptHistory';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5);

interface Made {
  readonly history: History;
  readonly texts: ReadonlyMap<string, string>;
}

function make({ history, texts }: Made, file: string, edits: readonly TextEdit[]): Made {
  const step = transaction(texts, new Map([[file, edits]]), {
    label: 'edit',
    origin: 'canvas',
    before: undefined,
    after: undefined,
  });
  return { history: record(history, step, false), texts: new Map([...texts, ...textsAfter(texts, step.edits)]) };
}

function back({ history, texts }: Made): Made {
  const found = stepBack(history);
  return found
    ? { history: found.history, texts: new Map([...texts, ...textsAfter(texts, found.step.inverse)]) }
    : { history, texts };
}

const wish = fc.record({
  file: fc.constantFrom('a', 'b'),
  from: fc.nat(20),
  length: fc.nat(5),
  content: fc.string({ maxLength: 6 }),
});
const walk = fc.array(fc.oneof({ weight: 3, arbitrary: wish }, fc.constant('undo' as const)), { maxLength: 30 }).map((steps) => {
  let now: Made = {
    history: NO_HISTORY,
    texts: new Map([
      ['a', 'kind: One\n'],
      ['b', 'kind: Two\n'],
    ]),
  };
  for (const step of steps) {
    if (step === 'undo') now = back(now);
    else {
      const size = now.texts.get(step.file)?.length ?? 0;
      const offset = Math.min(step.from, size);
      now = make(now, step.file, [{ offset, length: Math.min(step.length, size - offset), content: step.content }]);
    }
  }
  return now;
});

describe('a kept history', () => {
  test('fits the texts it was kept with, through a structured clone', () => {
    fc.assert(
      fc.property(walk, ({ history, texts }) => {
        const kept = structuredClone(keptPart(history));
        expect(fittingHistory(kept, texts)).toEqual(history);
      }),
      { numRuns: RUNS },
    );
  });

  test('never applies what does not fit: each step that is left can be walked there and back', () => {
    fc.assert(
      fc.property(walk, walk, ({ history }, { texts }) => {
        const fitting = fittingHistory(history, texts);
        let now: Made = { history: fitting, texts };
        for (const _ of fitting.past) now = back(now);
        for (let next = stepForward(now.history); next; next = stepForward(now.history))
          now = { history: next.history, texts: new Map([...now.texts, ...textsAfter(now.texts, next.step.edits)]) };
        const future = [...fitting.future].reverse();
        for (const step of future) now = { ...now, texts: new Map([...now.texts, ...textsAfter(now.texts, step.inverse)]) };
        expect(now.texts).toEqual(texts);
      }),
      { numRuns: RUNS },
    );
  });

  const made = make(
    make({ history: NO_HISTORY, texts: new Map([['a', 'one two']]) }, 'a', [{ offset: 0, length: 3, content: 'three' }]),
    'a',
    [{ offset: 6, length: 3, content: 'four' }],
  );

  test('is dropped when it does not fit, whatever is wrong', () => {
    expect(fittingHistory(made.history, new Map([['a', 'three two']]))).toEqual(NO_HISTORY);
    expect(fittingHistory(made.history, new Map([['a', '']]))).toEqual(NO_HISTORY);
    expect(fittingHistory({ past: 3 } as unknown as History, made.texts)).toEqual(NO_HISTORY);
    expect(fittingHistory({ past: [{ edits: [1] }], future: [] } as unknown as History, made.texts)).toEqual(NO_HISTORY);
  });

  test('leaves out the steps of files that are not there', () => {
    const two = make({ ...made, texts: new Map([...made.texts, ['b', 'x']]) }, 'b', [{ offset: 0, length: 1, content: 'y' }]);
    expect(fittingHistory(two.history, made.texts)).toEqual(made.history);
  });

  test('is bounded in steps and in text; what is left out is the oldest', () => {
    let many: Made = { history: NO_HISTORY, texts: new Map([['a', '']]) };
    for (let count = 0; count < 300; count++) many = make(many, 'a', [{ offset: 0, length: 0, content: `${count},` }]);
    const kept = keptPart(many.history);
    expect(kept.past).toEqual(many.history.past.slice(-200));
    expect(fittingHistory(kept, many.texts)).toEqual(kept);
    const large = make(many, 'a', [{ offset: 0, length: 0, content: 'x'.repeat(600_000) }]);
    expect(keptPart(large.history).past).toEqual([]);
    expect(keptPart(make(large, 'a', [{ offset: 0, length: 0, content: 'y' }]).history).past).toHaveLength(1);
  });
});
