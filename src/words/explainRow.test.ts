import { describe, expect, test } from 'vitest';
import { type CoveredRow, cover, type Direction } from '../engine';
import { formatPath } from '../text';
import { explainRow } from './explainRow';
import { rowName, rowText } from './rowText';
import { sentenceText } from './segment';
import { type PolicyNote, policyOf } from './testPolicies';

/** `heading`, then each line as `term: words @path`. */
function explained(
  note: PolicyNote,
  direction: Direction,
  title: string,
  change: (row: CoveredRow) => CoveredRow = (row) => row,
): readonly string[] {
  const policy = policyOf(note);
  const row = cover(policy, direction).find((each) => rowName(rowText(policy, each)) === title);
  if (row === undefined) throw new Error(`no row ${title}`);
  const { heading, lines } = explainRow(policy, change(row));
  const told = lines.map(({ term, text, path }) => {
    const words = `${term === undefined ? '' : `${term}: `}${sentenceText(text)}`;
    return path === undefined ? words : `${words} @${formatPath(path)}`;
  });
  return [sentenceText(heading), ...told];
}

const LISTED = 'Ingress is isolated: policyTypes lists Ingress. @spec.policyTypes';
const IMPLIED = 'Ingress is isolated: policyTypes is absent or empty, so Ingress is implied. @spec';
const IMPLIED_EGRESS =
  'Egress is isolated: policyTypes is absent or empty and there is an egress rule, so Egress is implied. @spec.egress';
const PLUGIN = 'Whether an ipBlock matches pod addresses is up to the network plugin; Cilium’s does not.';

describe('what a row means and what decides it', () => {
  const frontend: PolicyNote = { types: ['Ingress'], ingress: [{ peers: [{ pods: 'app=frontend' }] }] };
  const two: PolicyNote = { ingress: [{ peers: [{ pods: 'app=a' }], ports: ['80'] }, { ports: ['443'] }] };
  const half: PolicyNote = { ingress: [{ peers: [{ pods: 'app=a' }, { unreadable: 'it is a number' }], ports: ['80'] }] };
  test.each<[string, PolicyNote, Direction, string, readonly string[]]>([
    [
      'allowed',
      frontend,
      'ingress',
      'app=frontend',
      [
        'app=frontend is allowed',
        'Pods labelled app=frontend in namespace default may connect to app=backend on every port.',
        'Decided by: rule 1, first peer @spec.ingress[0].from[0]',
      ],
    ],
    ['denied beside a rule', frontend, 'ingress', 'Any other pod', ['Any other pod is denied', LISTED, 'No rule lets them in.']],
    ['denied without a rule', {}, 'ingress', 'Any pod', ['Any pod is denied', IMPLIED, 'There is no rule, so nothing gets in.']],
    [
      'denied, outgoing',
      { egress: [{ peers: [{ pods: 'app=db' }] }] },
      'egress',
      'Any endpoint',
      ['Any endpoint is denied', IMPLIED_EGRESS, 'No rule lets connections out to them.'],
    ],
    [
      'allowed on the ports of two rules, one for everyone',
      two,
      'ingress',
      'app=a',
      [
        'app=a is allowed on TCP 80, TCP 443',
        'Pods labelled app=a in namespace default may connect to app=backend on TCP 80, TCP 443.',
        'Decided by: TCP 80: rule 1, first peer @spec.ingress[0].from[0]',
        'Decided by: TCP 443: rule 2 names no source, so it means everyone @spec.ingress[1]',
        'No rule opens another port to them.',
      ],
    ],
    [
      'more depends',
      two,
      'ingress',
      'Anyone',
      [
        'Anyone is allowed on TCP 443',
        'Anyone, also outside the cluster, may connect to app=backend on TCP 443.',
        'Decided by: rule 2 names no source, so it means everyone @spec.ingress[1]',
        'Depends: TCP 80, when app=a in default: rule 1 @spec.ingress[0].from[0]',
      ],
    ],
    [
      'every other port depends',
      { ingress: [{ peers: [{ pods: 'app=a' }] }, { ports: ['443'] }] },
      'ingress',
      'Anyone',
      [
        'Anyone is allowed on TCP 443',
        'Anyone, also outside the cluster, may connect to app=backend on TCP 443.',
        'Decided by: rule 2 names no source, so it means everyone @spec.ingress[1]',
        'Depends: every other port, when app=a in default: rule 1 @spec.ingress[0].from[0]',
      ],
    ],
    [
      'open because nothing isolates',
      { types: ['Ingress'] },
      'egress',
      'Any pod',
      ['Any pod is allowed', 'Nothing in this policy restricts egress: policyTypes has no Egress. @spec.policyTypes'],
    ],
    [
      'open because policyTypes is absent',
      {},
      'egress',
      'Any pod',
      [
        'Any pod is allowed',
        'Nothing in this policy restricts egress: it has no egress rule and policyTypes is absent or empty.',
      ],
    ],
    [
      'ignored',
      { types: ['Ingress'], egress: [{ peers: [{ pods: 'app=db' }] }] },
      'egress',
      'app=db',
      [
        'app=db is ignored',
        'Nothing in this policy restricts egress: policyTypes has no Egress. @spec.policyTypes',
        'So this rule has no effect. @spec.egress[0]',
      ],
    ],
    [
      'depends on the own namespace',
      { ingress: [{ peers: [{ namespaces: 'team=a' }] }] },
      'ingress',
      'Any pod',
      [
        'Any pod depends',
        'Sure: nothing',
        'Depends: every port, when default has team=a: rule 1 @spec.ingress[0].from[0]',
        'The labels of namespace default decide it.',
      ],
    ],
    [
      'depends on pods',
      { ingress: [{ peers: [{ namespaces: '', pods: 'app=x' }], ports: ['80'] }] },
      'ingress',
      'Any pod',
      [
        'Any pod depends',
        'Sure: nothing',
        'Depends: TCP 80, when app=x: rule 1 @spec.ingress[0].from[0]',
        'The labels of each pod decide it.',
      ],
    ],
    [
      'depends on the plugin, by two peers of one rule',
      { egress: [{ peers: [{ cidr: '10.0.0.0/9' }, { cidr: '10.128.0.0/9' }], ports: ['443'] }] },
      'egress',
      'Any pod',
      [
        'Any pod depends',
        'Sure: nothing',
        'Depends: TCP 443, when the network plugin matches pod addresses: rule 1 @spec.egress[0]',
        PLUGIN,
      ],
    ],
    [
      'DNS that hangs on the plugin',
      { egress: [{ peers: [{ cidr: '0.0.0.0/0' }] }] },
      'egress',
      'Kubernetes DNS',
      [
        'Kubernetes DNS depends',
        'Sure: nothing',
        'Depends: both ports, when the network plugin matches pod addresses: rule 1 @spec.egress[0].to[0]',
        PLUGIN,
      ],
    ],
    [
      'DNS on UDP alone',
      { egress: [{ peers: [{ namespaces: '@kube-system', pods: 'k8s-app=kube-dns' }], ports: ['53/UDP'] }] },
      'egress',
      'Kubernetes DNS',
      [
        'Kubernetes DNS is allowed on UDP 53',
        'app=backend may connect to the cluster’s DNS on UDP 53.',
        'Decided by: rule 1, first peer @spec.egress[0].to[0]',
        'Names need both UDP 53 and TCP 53: long answers come over TCP.',
      ],
    ],
    [
      'DNS on another port',
      { egress: [{ peers: [{ namespaces: '@kube-system', pods: 'k8s-app=kube-dns' }], ports: ['443'] }] },
      'egress',
      'Kubernetes DNS',
      [
        'Kubernetes DNS is denied',
        IMPLIED_EGRESS,
        'No rule opens UDP 53 or TCP 53 to the cluster’s DNS, so names do not resolve. @spec.egress[0].to[0]',
      ],
    ],
    [
      'nobody left',
      { ingress: [{ peers: [{ pods: '' }] }] },
      'ingress',
      'Any other pod',
      ['Any other pod: nobody left', 'Nobody left: covered by the rows above.'],
    ],
    [
      'a peer that means nobody',
      { ingress: [{ peers: [{ pods: 'app=a; app in (b)' }] }] },
      'ingress',
      'app=a,app in (b)',
      [
        'app=a,app in (b): nobody left',
        'No pod can have labels that fulfil all of this at once, so this peer means nobody. @spec.ingress[0].from[0]',
      ],
    ],
    [
      'unknown',
      half,
      'ingress',
      'Any endpoint',
      [
        'Any endpoint cannot be decided',
        'Peer 2 of rule 1 cannot be read: it is a number. @spec.ingress[0].from[1]',
        'What stands there could open this or not, so nothing is claimed.',
      ],
    ],
    [
      'unknown because of policyTypes',
      { unreadableTypes: true },
      'egress',
      'Any pod',
      [
        'Any pod cannot be decided',
        'policyTypes cannot be read. @spec.policyTypes',
        'What stands there could open this or not, so nothing is claimed.',
      ],
    ],
    [
      'unknown because of egress rules, which are told once',
      { unreadableRules: true, egress: [{ unreadable: 'unknown field "spec.egres"' }] },
      'egress',
      'Any pod',
      [
        'Any pod cannot be decided',
        'Rule 1 cannot be read: unknown field "spec.egres". @spec.egress[0]',
        'What stands there could open this or not, so nothing is claimed.',
      ],
    ],
    [
      'both selectors, every pod of the policy’s namespace',
      { subject: '', ingress: [{ peers: [{ namespaces: '@monitoring', pods: 'app=p' }] }] },
      'ingress',
      'app=p AND namespace monitoring',
      [
        'app=p AND namespace monitoring is allowed',
        'Pods labelled app=p in namespace monitoring may connect to every pod of namespace default on every port.',
        'Decided by: rule 1, first peer @spec.ingress[0].from[0]',
      ],
    ],
  ])('%s', (_, note, direction, title, told) => {
    expect(explained(note, direction, title)).toEqual(told);
  });

  test('what was not decided says so and keeps what is sure', () => {
    const undecided = (row: CoveredRow): CoveredRow => ({ ...row, state: 'depends', undecided: true });
    expect(explained({ ingress: [{ ports: ['443'] }] }, 'ingress', 'Any pod', undecided)).toEqual([
      'Any pod depends, not decided',
      'Sure: TCP 443',
      'Depends, not decided: there are too many combinations of labels to try.',
    ]);
  });

  test('many deciding rules and many shares are counted', () => {
    const note: PolicyNote = {
      ingress: Array.from({ length: 9 }, (_, index) => ({ peers: [{ pods: `app=a${index}` }], ports: [`${80 + 2 * index}`] })),
    };
    const anyone = [...(note.ingress ?? []), { ports: ['443'] }];
    expect(explained({ ingress: anyone }, 'ingress', 'Anyone')).toContain('Depends: 4 more cases');
    const everyone: PolicyNote = { ingress: Array.from({ length: 9 }, (_, index) => ({ ports: [`${80 + 2 * index}`] })) };
    expect(explained(everyone, 'ingress', 'Any pod')).toContain('Decided by: 3 more rules');
  });

  test('labels stand as labels', () => {
    const policy = policyOf(frontend);
    const row = cover(policy, 'ingress').find((each) => each.subject.type === 'peer');
    if (row === undefined) throw new Error('no peer row');
    expect(explainRow(policy, row).heading).toEqual([
      { text: 'app=frontend', style: 'label' },
      { text: ' is allowed', style: 'plain' },
    ]);
  });
});
