import { describe, expect, test } from 'vitest';
import { cover } from '../engine';
import { readNetworkPolicy } from '../kinds/networkPolicy/readNetworkPolicy';
import { drawPicture } from './drawPicture';
import { groupRows, type Picture, type PictureGroup, type PictureSide } from './picture';

const frontend = { podSelector: { matchLabels: { app: 'frontend' } } };
const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
const kubeDns = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
};

function pictureOf(spec: Record<string, unknown>): Picture {
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'test' }, spec };
  const policy = readNetworkPolicy(object, { defaultNamespace: 'default' }).policies[0];
  if (policy === undefined) throw new Error('no policy');
  return drawPicture(policy, { ingress: cover(policy, 'ingress'), egress: cover(policy, 'egress') });
}

function group(side: PictureSide, name: PictureGroup['group']): PictureGroup {
  const found = side.groups.find((each) => each.group === name);
  if (found === undefined) throw new Error(`no group ${name}`);
  return found;
}

/** A group in short: rows by name, frames with number, ports and peers around theirs. */
function shape(of: PictureGroup): readonly string[] {
  return of.items.map((item) => {
    if (item.type === 'row') return [item.row.words.accessibleName, ...item.row.badges.shown].join(' | ');
    const { rule, ports, everyPort, peers, reason, rows } = item.frame;
    const head = [`rule ${rule + 1}`, everyPort ? 'all ports' : ports.shown.join(' '), peers, reason].filter(Boolean).join(', ');
    return `[${head}: ${rows.map((row) => [row.words.accessibleName, ...row.badges.shown].join(' | ')).join('; ')}]`;
  });
}

describe('what stands in the groups', () => {
  test('a policy without rules has its fixed rows and no circle', () => {
    const { ingress, egress } = pictureOf({ podSelector: {}, policyTypes: ['Ingress'] });
    expect(ingress.groups.flatMap(shape)).toEqual([
      'Any endpoint, denied',
      'Any pod, denied',
      'Everything in the cluster, denied',
    ]);
    expect(egress.groups.flatMap(shape)).toEqual([
      'Any endpoint, allowed',
      'Any pod, allowed',
      'Everything in the cluster, allowed',
      'Kubernetes DNS, allowed',
    ]);
    expect([ingress.wall, egress.wall]).toEqual(['closed', 'open']);
    expect([...ingress.hubs, ...egress.hubs]).toEqual([]);
    expect(egress.groups.flatMap(groupRows).map(({ role }) => role)).toEqual(['open', 'open', 'open', 'open']);
  });

  test('one rule with one peer needs no frame', () => {
    const { ingress } = pictureOf({ podSelector: {}, ingress: [{ from: [frontend], ports: [{ port: 80 }] }] });
    expect(shape(group(ingress, 'namespace'))).toEqual(['Any other pod, denied', 'app=frontend, allowed on TCP 80 | 80']);
    expect(ingress.hubs.map(({ rule, rows }) => [rule, rows])).toEqual([[0, ['ingress.rule.0.peer.0']]]);
  });

  test('ports stand once, in the head of the frame, and peers elsewhere are told', () => {
    const ports = [{ port: 8080 }, { port: 443 }];
    const { ingress } = pictureOf({ podSelector: {}, ingress: [{ from: [frontend, monitoring], ports }] });
    expect(shape(group(ingress, 'namespace'))).toEqual([
      'Any other pod, denied',
      '[rule 1, 8080 443, 1 of 2 peers: app=frontend, allowed on TCP 443, TCP 8080]',
    ]);
    expect(ingress.hubs).toMatchObject([{ rule: 0, rows: ['ingress.rule.0.peer.0', 'ingress.rule.0.peer.1'] }]);
  });

  test('a row open on other ports than its rule names tells its own', () => {
    const rules = [80, 443].map((port) => ({ from: [frontend], ports: [{ port }] }));
    const { ingress } = pictureOf({ podSelector: {}, ingress: rules });
    expect(shape(group(ingress, 'namespace'))).toEqual([
      'Any other pod, denied',
      '[rule 1, 80: app=frontend (rule 1), allowed on TCP 80, TCP 443 | 80 | 443]',
      '[rule 2, 443: app=frontend (rule 2), allowed on TCP 80, TCP 443 | 80 | 443]',
    ]);
  });

  test('a fixed row with nobody left goes last', () => {
    const { ingress } = pictureOf({ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] });
    expect(shape(group(ingress, 'namespace'))).toEqual(['Every pod, allowed', 'Any other pod, nobody left']);
    expect(groupRows(group(ingress, 'namespace')).map(({ line }) => line)).toEqual(['allowed', undefined]);
  });

  test('a rule for everyone has a group, and fixed rows join the one rule that opens them', () => {
    const { ingress } = pictureOf({ podSelector: {}, ingress: [{ from: [frontend] }, { ports: [{ port: 443 }] }] });
    expect(ingress.groups.map((each) => [each.name, each.add !== undefined])).toEqual([
      ['Ingress: anyone', false],
      ['Ingress: outside cluster', true],
      ['Ingress: in namespace', true],
      ['Ingress: in cluster', true],
    ]);
    expect(ingress.hubs.find(({ rule }) => rule === 1)?.rows).toEqual([
      'ingress.rule.1.anyone',
      'ingress.outside.fixed',
      'ingress.namespace.fixed',
      'ingress.cluster.fixed',
    ]);
  });

  test('fixed rows that several rules open have lines of their own', () => {
    const { ingress } = pictureOf({ podSelector: {}, ingress: [{ ports: [{ port: 80 }] }, { ports: [{ port: 443 }] }] });
    expect(groupRows(group(ingress, 'outside')).map(({ joins, line }) => [joins, line])).toEqual([[undefined, 'allowed']]);
  });

  test('a DNS rule is the DNS row, with both ports', () => {
    const ports = [{ port: 53, protocol: 'UDP' }, { port: 53 }];
    const { egress } = pictureOf({ podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [kubeDns], ports }] });
    expect(shape(group(egress, 'cluster'))).toEqual([
      'Everything else in the cluster, denied',
      '[rule 1, 53/UDP 53/TCP: Kubernetes DNS, allowed]',
    ]);
  });

  test('rules that have no effect have neither line nor circle', () => {
    const { egress } = pictureOf({ podSelector: {}, policyTypes: ['Ingress'], egress: [{ to: [frontend] }] });
    const rows = groupRows(group(egress, 'namespace'));
    expect(rows.map(({ words, line }) => [words.accessibleName, line])).toEqual([
      ['Any pod, allowed', 'allowed'],
      ['app=frontend, ignored: policyTypes has no Egress', undefined],
    ]);
    expect(egress.hubs).toEqual([]);
  });

  test('what cannot be read is told in a frame, and its rows are unknown', () => {
    const { ingress } = pictureOf({ podSelector: {}, ingress: [{ from: [frontend], ports: [{ port: 70000 }] }] });
    const [, framed] = group(ingress, 'namespace').items;
    expect(framed).toMatchObject({ type: 'frame', frame: { reason: 'A port cannot be read', rows: [{ line: 'unknown' }] } });
    expect(ingress.hubs).toMatchObject([{ state: 'unknown' }]);
  });
});

test('no two circles are called the same, and each says whom its rule names', () => {
  const { ingress, egress } = pictureOf({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: [frontend, monitoring, { ipBlock: { cidr: '10.0.0.0/8' } }] },
      { from: [monitoring], ports: [{ port: 443 }] },
      { ports: [{ port: 9090 }] },
      { form: [] },
    ],
    egress: [{ to: [kubeDns], ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }] }],
  });
  expect([...ingress.hubs, ...egress.hubs].map(({ name }) => name)).toEqual([
    'Ingress rule 1: app=frontend and 2 more',
    'Ingress rule 2: monitoring',
    'Ingress rule 3: anyone',
    'Ingress rule 4: cannot be read',
    'Egress rule 1: Kubernetes DNS',
  ]);
});

test('a circle is dashed only when all of its rows depend', () => {
  const { egress } = pictureOf({
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }],
  });
  expect(groupRows(group(egress, 'namespace')).map(({ line, joins }) => [line, joins])).toEqual([['depends', 0]]);
  expect(egress.hubs).toMatchObject([{ state: 'allowed' }]);
});

test('badges that do not fit beside a title go below it, and further ones are counted', () => {
  const ports = Array.from({ length: 12 }, (_, index) => ({ port: 30000 + 2 * index }));
  const { ingress } = pictureOf({ podSelector: {}, ingress: [{ ports }] });
  const [row] = groupRows(group(ingress, 'cluster'));
  expect(row).toMatchObject({ badgesBelow: true, lines: 2, role: 'fixed' });
  expect(row && row.badges.shown.length + row.badges.more).toBe(12);
});
