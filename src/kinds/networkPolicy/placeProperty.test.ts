import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInNetworkPolicy } from './place';
import { applyPlacements } from './testing/applyPlacements';
import { intents, writtenMetadata, writtenSpec } from './testing/arbitraries';
import { policyObject } from './testing/policies';
import { meaningOf, policyIn, promised } from './testing/promised';
import { peerWish } from './wish';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

const object = fc.tuple(writtenSpec, writtenMetadata, fc.constantFrom({}, { status: {} })).map(([spec, metadata, more]) => ({
  ...policyObject(spec),
  metadata,
  ...more,
}));

test('a wish changes what its words say and nothing else, or is refused where it cannot be kept', () => {
  fc.assert(
    fc.property(object, intents, (before, intent) => {
      const expected = promised(meaningOf(before), intent);
      const placed = placeInNetworkPolicy(before, intent);
      if ('unsupported' in placed) {
        expect(expected).toEqual([]);
        return;
      }
      expect(expected).toContainEqual(meaningOf(applyPlacements(before, placed)));
    }),
    { numRuns: RUNS * 3 },
  );
});

test('a chain of wishes keeps the object readable', () => {
  fc.assert(
    fc.property(object, fc.array(intents, { maxLength: 12 }), (before, chain) => {
      let now: unknown = before;
      for (const intent of chain) {
        const placed = placeInNetworkPolicy(now, intent);
        if ('unsupported' in placed) continue;
        now = applyPlacements(now, placed);
        policyIn(now);
      }
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

test('a wish for what is there already changes no value', () => {
  fc.assert(
    fc.property(object, fc.constantFrom('ingress' as const, 'egress' as const), (before, of) => {
      for (const [rule, { peers, entries }] of policyIn(before)[of].rules.entries()) {
        const first = peers === 'anyone' ? undefined : peers[0] && peerWish(peers[0]);
        const wish = first === undefined ? {} : { peer: { index: 0, wish: first } };
        const placed = placeInNetworkPolicy(before, { type: 'editRule', direction: of, rule, ports: entries, ...wish });
        if ('unsupported' in placed) throw new Error(placed.unsupported);
        const after = applyPlacements(before, placed);
        expect(meaningOf(after)).toEqual(meaningOf(before));
        // A null that counts as absent may go, or be written out where a field must stand; nothing else may change.
        expect(JSON.stringify(withoutNulls(after))).toBe(JSON.stringify(withoutNulls(before)));
      }
    }),
    { numRuns: RUNS },
  );
});

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === null ? { protocol: 'TCP' } : withoutNulls(item)));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNulls(field)]));
}

test('any value and any wish give an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.anything().map(policyObject)), intents, (value, intent) => {
      const placed = placeInNetworkPolicy(value, intent);
      expect('unsupported' in placed || placed.every((one) => ('path' in one ? one.path : one.to).length > 0)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});
