import { describe, expect, test } from 'vitest';
import {
  ALL_PORTS,
  type Condition,
  type CoveredRow,
  cover,
  type Direction,
  NO_PORTS,
  portsOf,
  type RowState,
  type RowSubject,
} from '../engine';
import { allRowWords, rowWords } from './rowWords';
import { EXAMPLES } from './testExamples';
import { type PolicyNote, policyOf, portNote } from './testPolicies';

const ports = (...notes: readonly string[]) => (notes.length === 0 ? ALL_PORTS : portsOf(notes.map(portNote)));
const NOTHING: Condition = { namespaces: [], pods: [], ownNamespace: false, plugin: false };

function row(subject: RowSubject, state: RowState, more: Partial<CoveredRow> = {}): CoveredRow {
  const open = state === 'allowed' ? ALL_PORTS : NO_PORTS;
  return {
    direction: 'ingress',
    group: 'namespace',
    subject,
    state,
    must: open,
    may: open,
    moreDepends: false,
    openedBy: [],
    shares: [],
    undecided: false,
    ...more,
  };
}
const peer = (rule: number, at = 0): RowSubject => ({ type: 'peer', rule, peer: at, dns: false });
const fixed = (other: boolean): RowSubject => ({ type: 'fixed', other });

function nameOf(note: PolicyNote, one: CoveredRow, others: readonly CoveredRow[] = []): string {
  return rowWords(policyOf(note), [one, ...others], one).accessibleName;
}

describe('accessible names', () => {
  const frontend: PolicyNote = { ingress: [{ peers: [{ pods: 'app=frontend' }] }] };
  test.each<[string, PolicyNote, CoveredRow]>([
    ['app=frontend, allowed', frontend, row(peer(0), 'allowed')],
    [
      'role=api, allowed on TCP 80, TCP 443',
      { ingress: [{ peers: [{ pods: 'role=api' }] }] },
      row(peer(0), 'ports', { must: ports('80', '443') }),
    ],
    [
      'Anyone, allowed on TCP 443, more depends',
      { ingress: [{ ports: ['443'] }] },
      row({ type: 'anyone', rule: 0 }, 'ports', { group: 'anyone', must: ports('443'), moreDepends: true }),
    ],
    ['Any pod, depends', {}, row(fixed(false), 'depends')],
    ['Any other pod, denied', frontend, row(fixed(true), 'denied')],
    ['Everything else in the cluster, nobody left', {}, row(fixed(true), 'nobody', { group: 'cluster' })],
    ['Any endpoint, unknown', {}, row(fixed(false), 'unknown', { group: 'outside' })],
    ['app=frontend, ignored: policyTypes has no Ingress', frontend, row(peer(0), 'ignored')],
    [
      'app=prometheus AND namespace monitoring, allowed',
      { ingress: [{ peers: [{ namespaces: '@monitoring', pods: 'app=prometheus' }] }] },
      row(peer(0), 'allowed', { group: 'cluster' }),
    ],
  ])('%s', (name, note, one) => {
    expect(nameOf(note, one)).toBe(name);
  });

  test('two rows of a group that would read the same carry their rule', () => {
    const note: PolicyNote = {
      ingress: [
        { peers: [{ pods: 'app=a' }], ports: ['80'] },
        { peers: [{ pods: 'app=a' }], ports: ['443'] },
      ],
    };
    const second = row(peer(1), 'ports', { must: ports('443') });
    expect(nameOf(note, second, [row(peer(0), 'allowed')])).toBe('app=a (rule 2), allowed on TCP 443');
    expect(nameOf(note, second, [row(peer(0), 'allowed', { group: 'cluster' })])).toBe('app=a, allowed on TCP 443');
    expect(rowWords(policyOf(note), [row(peer(0), 'allowed'), second], second).ruleMark).toBe(2);
  });

  test('within one rule they carry their peer too', () => {
    const note: PolicyNote = {
      egress: [
        {
          peers: [
            { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
            { cidr: '10.0.0.0/8', except: ['10.2.0.0/16'] },
          ],
        },
      ],
    };
    const names = allRowWords(policyOf(note), cover(policyOf(note), 'egress')).map((words) => words.accessibleName);
    expect(names).toContain('10.0.0.0/8 (rule 1, peer 1), allowed');
    expect(names).toContain('10.0.0.0/8 (rule 1, peer 2), allowed');
  });
});

describe('row texts', () => {
  test.each<
    [string, NonNullable<NonNullable<PolicyNote['ingress']>[number]['peers']>[number], Partial<ReturnType<typeof rowWords>>]
  >([
    ['labels', { pods: 'app=a; env in (x,y)' }, { title: 'app=a,env in (x,y)', mono: true, and: undefined, detail: undefined }],
    ['every pod', { pods: '' }, { title: 'Every pod', mono: false, detail: undefined }],
    ['every namespace', { namespaces: '' }, { title: 'Every pod in every namespace', mono: false, detail: undefined }],
    ['a namespace by name', { namespaces: '@partners' }, { title: 'partners', mono: true, detail: 'namespace, every pod' }],
    [
      'namespaces by name',
      { namespaces: 'kubernetes.io/metadata.name in (a,b)' },
      { title: 'a or b', mono: true, detail: 'namespaces, every pod' },
    ],
    ['namespaces by labels', { namespaces: 'team=a' }, { title: 'team=a', mono: true, detail: 'namespaces, every pod' }],
    [
      'both, by name',
      { namespaces: '@monitoring', pods: 'app=p' },
      { title: 'app=p', and: 'namespace monitoring', detail: undefined },
    ],
    ['both, by labels', { namespaces: 'team=a', pods: 'app=p' }, { title: 'app=p', and: 'namespaces team=a' }],
    ['both, every namespace', { namespaces: '', pods: 'app=p' }, { title: 'app=p', and: 'every namespace' }],
    ['both, every pod', { namespaces: '@x', pods: '' }, { title: 'Every pod', mono: false, and: 'namespace x' }],
    ['a block', { cidr: '10.0.0.0/8' }, { title: '10.0.0.0/8', mono: true, detail: undefined }],
    ['a block except one range', { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, { detail: 'except 10.1.0.0/16' }],
    ['a block except two', { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.0/16'] }, { detail: 'except 2 ranges' }],
    [
      'what cannot be read',
      { unreadable: 'it has no selector' },
      { title: 'Unreadable peer', mono: false, detail: 'it has no selector' },
    ],
  ])('%s', (_, note, expected) => {
    const policy = policyOf({ ingress: [{ peers: [note] }] });
    const one = row(peer(0), 'unreadable' in note ? 'unknown' : 'allowed');
    expect(rowWords(policy, [one], one)).toMatchObject(expected);
  });

  test('a rule that cannot be read is not called anyone', () => {
    const policy = policyOf({ ingress: [{ unreadable: 'from is a text' }] });
    const one = row({ type: 'anyone', rule: 0 }, 'unknown', { group: 'anyone' });
    expect(rowWords(policy, [one], one)).toMatchObject({ title: 'Unreadable rule', detail: 'from is a text' });
  });
});

describe('second lines', () => {
  const note: PolicyNote = {
    ingress: [
      { peers: [{ pods: 'app=x' }] },
      { peers: [{ namespaces: 'team=a', pods: 'app=x' }], ports: ['80'] },
      { peers: [{ cidr: '10.1.2.0/24' }] },
    ],
  };
  const requirement = (key: string, value: string) => [{ key, operator: 'Equals' as const, value }];
  const app = { ...NOTHING, pods: requirement('app', 'x') };
  const team = { ...app, namespaces: requirement('team', 'a') };
  const own = { ...app, ownNamespace: true };
  const share = (rule: number, when: Condition, ...notes: readonly string[]) => ({ rule, peer: 0, ports: ports(...notes), when });
  test.each<[string, CoveredRow]>([
    ['when app=x', row(fixed(true), 'depends', { shares: [share(0, app)] })],
    ['80 when default has team=a and the pod app=x', row(fixed(true), 'depends', { shares: [share(1, team, '80')] })],
    ['80, UDP 53 when app=x', row(fixed(true), 'depends', { shares: [share(0, app, '80', '53/UDP')] })],
    ['every TCP port when app=x', row(fixed(true), 'depends', { shares: [share(0, app, '/TCP')] })],
    [
      'when app=x; 80 when default has team=a and the pod app=x',
      row(fixed(true), 'depends', { shares: [share(0, app), share(1, team, '80')] }),
    ],
    [
      'when the network plugin matches pod addresses',
      row(fixed(true), 'depends', { shares: [share(2, { ...NOTHING, plugin: true })] }),
    ],
    ['not decided: too many combinations', row(fixed(true), 'depends', { undecided: true })],
    ['more when app=x', row(fixed(true), 'ports', { must: ports('443'), moreDepends: true, shares: [share(0, app)] })],
    [
      'more when app=x in default',
      row({ type: 'anyone', rule: 0 }, 'ports', {
        group: 'anyone',
        must: ports('443'),
        moreDepends: true,
        shares: [share(0, own)],
      }),
    ],
    [
      'more when the namespace has team=a and the pod app=x',
      row(fixed(false), 'ports', { group: 'cluster', must: ports('443'), moreDepends: true, shares: [share(1, team)] }),
    ],
    [
      'more when the address is in 10.1.2.0/24',
      row(fixed(false), 'ports', { group: 'outside', must: ports('443'), moreDepends: true, shares: [share(2, NOTHING)] }),
    ],
    ['names resolve', row({ type: 'dns' }, 'allowed', { must: ports('53', '53/UDP') })],
    ['UDP only', row({ type: 'dns' }, 'ports', { must: ports('53/UDP') })],
    ['TCP only', row({ type: 'dns' }, 'ports', { must: ports('53') })],
    ['names do not resolve', row({ type: 'dns' }, 'denied')],
    ['ignored: policyTypes has no Ingress', row(peer(0), 'ignored')],
  ])('%s', (detail, one) => {
    expect(rowWords(policyOf(note), [one], one).detail).toBe(detail);
  });

  test('a state stands after what the title leaves out', () => {
    const one = row(peer(0), 'ports', { must: ports('443'), moreDepends: true, shares: [share(0, app)], group: 'cluster' });
    expect(rowWords(policyOf({ ingress: [{ peers: [{ namespaces: '@partners' }] }] }), [one], one).detail).toBe(
      'namespace, every pod; more when app=x',
    );
  });
});

describe('the examples of what a row says, as a screen reader hears them', () => {
  test.each(EXAMPLES)('$what', ({ policy, ingress, egress }) => {
    const heard = (direction: Direction) =>
      allRowWords(policyOf(policy), cover(policyOf(policy), direction))
        .map((words) => words.accessibleName)
        .sort();
    if (ingress !== undefined) expect(heard('ingress')).toEqual([...ingress].sort());
    if (egress !== undefined) expect(heard('egress')).toEqual([...egress].sort());
  });
});
