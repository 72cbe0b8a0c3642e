import { expect, test } from 'vitest';
import { cover } from './cover';
import { policy } from './testPolicies';

// Every pod is matched, but to see it one must show that twelve pigeons do not fit into eleven holes.
function hardToDecide(): readonly string[] {
  const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
  const nowhere = range(12).map((pigeon) =>
    range(11)
      .map((hole) => `!p${pigeon}h${hole}`)
      .join(),
  );
  const shared = range(11).flatMap((hole) =>
    range(12).flatMap((one) => range(one).map((two) => `p${one}h${hole},p${two}h${hole}`)),
  );
  return [...nowhere, ...shared];
}

test('what is too hard to decide depends, and is not decided; nothing is guessed', () => {
  const rows = cover(policy({ types: 'I', ingress: [hardToDecide().join(' | '), 'ns:team=a @ 80'] }), 'ingress');
  const states = rows
    .filter(({ subject }) => subject.type === 'fixed')
    .map(({ group, state, undecided }) => [group, state, undecided]);
  expect(states).toEqual([
    ['outside', 'denied', false],
    ['namespace', 'depends', true],
    ['cluster', 'denied', false],
  ]);
  expect(rows.filter(({ undecided }) => undecided)).toHaveLength(1);
});

test('hundreds of peers are all decided', () => {
  const peers = Array.from(
    { length: 400 },
    (_, index) =>
      [`app=a${index}`, `k${index}=v`, `ns:team=t${index} & x${index % 5}`, `10.0.${index % 256}.0/24`][index % 4] ?? '',
  );
  const rows = cover(policy({ types: 'E', egress: peers.map((peer, index) => `${peer} @ ${1000 + index}`) }), 'egress');
  expect(rows).toHaveLength(404);
  expect(rows.every(({ undecided, shares }) => !undecided && shares.length <= 40)).toBe(true);
  const row = rows.find(({ subject }) => subject.type === 'peer' && subject.rule === 0);
  expect([row?.state, row?.must.TCP.ranges]).toEqual(['ports', [[1000, 1000]]]);
});
