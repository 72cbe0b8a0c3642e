import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRequirement } from '../../engine/selectorText';
import {
  chipText,
  EMPTY_SELECTOR,
  meantNamespace,
  readSelectorDraft,
  type SelectorDraft,
  selectorFault,
  withLastReopened,
  withNamespaceNamed,
  withTextRead,
  withTyped,
} from './selectorDraft';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);
const shown = (draft: SelectorDraft): string => [...draft.requirements.map(formatRequirement), `[${draft.text}]`].join(' | ');

describe('withTyped', () => {
  test.each([
    ['app=web', '[app=web]'],
    ['app=web,', 'app=web | []'],
    ['app=web, tier=db', 'app=web | [tier=db]'],
    ['app=web,tier=db,', 'app=web | tier=db | []'],
    ['env in (a, b', '[env in (a, b]'],
    ['env in (a, b)', '[env in (a, b)]'],
    ['env in (a, b), x', 'env in (a,b) | [x]'],
    ['a b, c', '[a b, c]'],
    [',', '[]'],
  ])('%s', (text, draft) => {
    expect(shown(withTyped(EMPTY_SELECTOR, text))).toBe(draft);
  });
});

describe('withTextRead', () => {
  test.each([
    ['app=web', 'app=web | []'],
    ['app=web,app=web', 'app=web | []'],
    ['!canary', '!canary | []'],
    ['', '[]'],
    ['a b', '[a b]'],
  ])('%s', (text, draft) => {
    expect(shown(withTextRead({ requirements: [], text }))).toBe(draft);
  });

  test('does not add a chip twice', () => {
    const web = withTextRead({ requirements: [], text: 'app=web' });
    expect(shown(withTextRead({ ...web, text: 'app=web' }))).toBe('app=web | []');
  });

  test('a chip taken back into the text and read again is the same', () => {
    const part = fc.constantFrom(
      'app=web',
      'env in (a,b)',
      'tier notin (x)',
      'k',
      '!k',
      'app=',
      'kubernetes.io/metadata.name=shop',
    );
    fc.assert(
      fc.property(fc.uniqueArray(part, { minLength: 1 }), (parts) => {
        const draft = withTextRead({ requirements: [], text: parts.join(', ') });
        expect(draft.requirements).toHaveLength(parts.length);
        expect(withTextRead(withLastReopened(draft))).toEqual(draft);
      }),
      { numRuns: RUNS },
    );
  });

  test('never loses what was typed: it is read, or it stays with a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '=', ',', '(', ')', ' ', '!', 'in', 'é') }), (text) => {
        const typed = withTyped(EMPTY_SELECTOR, text);
        const selector = readSelectorDraft(typed);
        expect(selector === undefined).toBe(selectorFault(typed) !== undefined);
        if (selector?.requirements.length === 0) expect(text.replace(/[\s,]/g, '')).toBe('');
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a namespace by name', () => {
  test('a word alone may mean one, and becomes it', () => {
    const typed = withTyped(EMPTY_SELECTOR, 'shop');
    expect(meantNamespace(typed)).toBe('shop');
    const named = withNamespaceNamed(typed, 'shop');
    expect(shown(named)).toBe('kubernetes.io/metadata.name=shop | []');
    expect(named.requirements.map(chipText)).toEqual(['name: shop']);
    expect(withNamespaceNamed(withTextRead(typed), 'shop')).toEqual(named);
  });

  test.each(['team=a', '', 'example.com/team', '!x', 'Shop'])('not “%s”', (text) => {
    expect(meantNamespace({ requirements: [], text })).toBeUndefined();
  });
});
