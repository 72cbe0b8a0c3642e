import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBucketLog } from './buckets';

test('a chain holds what was added and not taken away, by rising index, however often buckets were widened', () => {
  const entry = fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 5 }));
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, fc.constant('widen' as const)), { maxLength: 2000 }), (steps) => {
      const log = createBucketLog();
      const chains = [0, 0, 0];
      let wanted: Map<number, number>[] = [new Map(), new Map(), new Map()];
      for (const step of steps) {
        if (step === 'widen') {
          log.widen();
          wanted = wanted.map((counts) => {
            const wider = new Map<number, number>();
            for (const [index, count] of counts) wider.set(index >> 1, (wider.get(index >> 1) ?? 0) + count);
            return wider;
          });
          continue;
        }
        const [chain, index, count] = step;
        chains[chain] = log.append(chains[chain] ?? 0, index, count);
        wanted[chain]?.set(index, (wanted[chain]?.get(index) ?? 0) + count);
      }
      for (const [chain, counts] of wanted.entries()) {
        const left = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
        expect(log.read(chains[chain] ?? 0)).toEqual(left.map(([index, count]) => ({ index, count })));
      }
    }),
  );
});
