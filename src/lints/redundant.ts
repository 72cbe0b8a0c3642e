import type { Direction, Policy } from '../engine/policy';
import type { Path } from '../text/path';
import { listedWords, ordinal } from '../words/segment';
import { coverageOf, type PeerPlace } from './coverage';
import type { Observation } from './observation';
import { loosePairs } from './peers';

/** Rules and peers of one direction that change nothing, and an allow-all that makes others so. */
export function redundant(policy: Policy, direction: Direction): readonly Observation[] {
  const { allowAll, rules, peers } = coverageOf(policy, direction);
  if (allowAll !== undefined) return besideAllowAll(policy, direction, allowAll);
  const pairs = loosePairs(policy, direction);
  // Where two peers look like one torn apart, that is what is told, with its own way out.
  const isPart = (rule: number, peer: number): boolean =>
    pairs.some((pair) => pair.rule === rule && (pair.first === peer || pair.first + 1 === peer));
  return [
    ...rules.map(({ rule, by }) => coveredRule(policy, direction, rule, by)),
    ...peers
      .filter(({ rule, peer }) => !isPart(rule, peer))
      .map(({ rule, peer, by }) => coveredPeer(policy, direction, { rule, peer }, by)),
  ];
}

function besideAllowAll(policy: Policy, direction: Direction, allowAll: number): readonly Observation[] {
  const { rules } = policy[direction];
  const others = rules.length - 1;
  const own = rules[allowAll];
  if (others === 0 || own === undefined) return [];
  const rest = others === 1 ? 'the other rule changes' : `the other ${others} rules change`;
  return [
    {
      rule: 'pointless-beside-allow-all',
      severity: 'warning',
      path: own.origin,
      message: () => `Rule ${allowAll + 1} allows ${everything(direction)}, so ${rest} nothing.`,
      related: rules.filter((rule) => rule !== own).map(({ origin }) => ({ path: origin })),
      remedies: [
        {
          title: `Remove rule ${allowAll + 1}: only the others count`,
          intent: { type: 'removeRule', direction, rule: allowAll },
        },
      ],
    },
  ];
}

/** What an allow-all rule allows: `every incoming connection`. */
export function everything(direction: Direction): string {
  return direction === 'ingress' ? 'every incoming connection' : 'every outgoing connection';
}

function coveredRule(policy: Policy, direction: Direction, rule: number, by: readonly number[]): Observation {
  const paths = by.map((index) => ruleOrigin(policy, direction, index));
  return {
    rule: 'covered-rule',
    severity: 'warning',
    path: ruleOrigin(policy, direction, rule),
    message: (line) =>
      `Everything that rule ${rule + 1} allows is allowed by ${by.length === 1 ? 'rule' : 'rules'} ${listedWords(
        by.map((index, at) => `${index + 1} (line ${line(paths[at] ?? [])})`),
      )} already.`,
    related: paths.map((path) => ({ path })),
    remedies: [{ title: `Remove rule ${rule + 1}`, intent: { type: 'removeRule', direction, rule } }],
  };
}

function coveredPeer(
  policy: Policy,
  direction: Direction,
  { rule, peer }: { readonly rule: number; readonly peer: number },
  by: PeerPlace,
): Observation {
  const place = peerOrigin(policy, direction, by);
  const where = by.rule === rule ? '' : ` of rule ${by.rule + 1}`;
  const name = by.peer === undefined ? `rule ${by.rule + 1}` : `the ${ordinal(by.peer, 'peer')}${where}`;
  return {
    rule: 'covered-peer',
    severity: 'warning',
    path: peerOrigin(policy, direction, { rule, peer }),
    message: (line) => `Everyone this peer means is allowed by ${name} (line ${line(place)}) already, on the same ports or more.`,
    related: [{ path: place }],
    remedies: [{ title: 'Remove this peer', intent: { type: 'removePeer', direction, rule, peer } }],
  };
}

function ruleOrigin(policy: Policy, direction: Direction, rule: number): Path {
  return policy[direction].rules[rule]?.origin ?? [];
}

function peerOrigin(policy: Policy, direction: Direction, { rule, peer }: PeerPlace): Path {
  const peers = policy[direction].rules[rule]?.peers;
  const found = peers === undefined || peers === 'anyone' || peer === undefined ? undefined : peers[peer];
  return found?.origin ?? ruleOrigin(policy, direction, rule);
}
