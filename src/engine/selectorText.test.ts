import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Requirement } from './policy';
import { fulfils, selects } from './selector';
import { parseRequirements } from './selectorParse';
import { formatSelector } from './selectorText';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

describe('reading requirements', () => {
  const cases: readonly [string, readonly Requirement[]][] = [
    ['app=web', [{ key: 'app', operator: 'Equals', value: 'web' }]],
    ['app == web', [{ key: 'app', operator: 'Equals', value: 'web' }]],
    ['app=', [{ key: 'app', operator: 'Equals', value: '' }]],
    ['app!=web', [{ key: 'app', operator: 'NotIn', values: ['web'] }]],
    ['env in (prod, staging)', [{ key: 'env', operator: 'In', values: ['prod', 'staging'] }]],
    ['env notin(a)', [{ key: 'env', operator: 'NotIn', values: ['a'] }]],
    ['app', [{ key: 'app', operator: 'Exists' }]],
    ['in', [{ key: 'in', operator: 'Exists' }]],
    ['! legacy', [{ key: 'legacy', operator: 'DoesNotExist' }]],
    ['app.kubernetes.io/name=x_1', [{ key: 'app.kubernetes.io/name', operator: 'Equals', value: 'x_1' }]],
    [
      'a=b,c in (d,e),f notin (g), !h,',
      [
        { key: 'a', operator: 'Equals', value: 'b' },
        { key: 'c', operator: 'In', values: ['d', 'e'] },
        { key: 'f', operator: 'NotIn', values: ['g'] },
        { key: 'h', operator: 'DoesNotExist' },
      ],
    ],
  ];
  test.each(cases)('%s', (text, requirements) => {
    expect(parseRequirements(text)).toEqual({ ok: true, requirements });
  });

  test.each([
    ['', 'Write a label'],
    ['=web', 'key'],
    ['a b=c', 'key'],
    ['-a=c', 'begins and ends'],
    ['__proto__=c', 'begins and ends'],
    ['a=b c', 'value'],
    ['a=-', 'begins and ends'],
    ['a=b=c', 'value'],
    ['a/b/c=d', 'more than one slash'],
    ['A.b/c=d', 'lowercase domain name'],
    ['/c=d', 'lowercase domain name'],
    [`a=${'x'.repeat(64)}`, '63'],
    [`${'x'.repeat(64)}=a`, '63'],
    ['env in prod', 'brackets'],
    ['env in (a', 'brackets'],
    ['n > 5', 'key'],
  ])('%j is told to be wrong: %s', (text, reason) => {
    const read = parseRequirements(text);
    expect(read.ok ? '' : read.error).toContain(reason);
  });
});

const word = fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,6}[A-Za-z0-9])?$/);
const key = fc.oneof(
  word,
  fc.tuple(fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,4}[a-z0-9])?(\.[a-z]{1,3})?$/), word).map((parts) => parts.join('/')),
);
const value = fc.oneof(word, fc.constant(''));
const values = fc.uniqueArray(value, { minLength: 1, maxLength: 4 }).map((list) => list.sort());
const requirement: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record({ key, operator: fc.constant('Equals' as const), value }),
  fc.record({ key, operator: fc.constantFrom('In' as const, 'NotIn' as const), values }),
  fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
);

describe('printing requirements', () => {
  test('as kubectl does: sorted by key, values sorted', () => {
    const requirements: readonly Requirement[] = [
      { key: 'tier', operator: 'NotIn', values: ['b', 'a'] },
      { key: 'legacy', operator: 'DoesNotExist' },
      { key: 'env', operator: 'In', values: ['staging', 'prod'] },
      { key: 'app', operator: 'Equals', value: 'web' },
    ];
    expect(formatSelector({ requirements })).toBe('app=web,env in (prod,staging),!legacy,tier notin (a,b)');
    expect(formatSelector({ requirements: [] })).toBe('');
  });

  test('what is printed is read again as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(requirement, { minLength: 1, maxLength: 4, selector: (one) => one.key }), (requirements) => {
        const sorted = [...requirements].sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(parseRequirements(formatSelector({ requirements }))).toEqual({ ok: true, requirements: sorted });
      }),
      { numRuns: RUNS },
    );
  });

  test('reading never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[ab=!,() in]{0,20}$/)), (text) => {
        const read = parseRequirements(text);
        expect(read.ok ? read.requirements.length : read.error.length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what a requirement selects', () => {
  const labels = (text: string): ReadonlyMap<string, string> => new Map(text === '' ? [] : [['k', text.slice(1)]]);
  // Columns: labels without the key, with the value v, with the value w.
  test.each<[Requirement, boolean, boolean, boolean]>([
    [{ key: 'k', operator: 'Equals', value: 'v' }, false, true, false],
    [{ key: 'k', operator: 'In', values: ['v', 'x'] }, false, true, false],
    [{ key: 'k', operator: 'NotIn', values: ['v', 'x'] }, true, false, true],
    [{ key: 'k', operator: 'Exists' }, false, true, true],
    [{ key: 'k', operator: 'DoesNotExist' }, true, false, false],
  ])('%j', (one, absent, v, w) => {
    expect(['', '=v', '=w'].map((text) => fulfils(one, labels(text)))).toEqual([absent, v, w]);
  });

  test('all requirements hold together; none selects everything', () => {
    const both = {
      requirements: [{ key: 'k', operator: 'Exists' } as const, { key: 'k', operator: 'NotIn', values: ['v'] } as const],
    };
    expect(['', '=v', '=w'].map((text) => selects(both, labels(text)))).toEqual([false, false, true]);
    expect(selects({ requirements: [] }, labels(''))).toBe(true);
  });
});
