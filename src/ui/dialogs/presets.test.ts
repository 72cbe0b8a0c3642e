import { describe, expect, test } from 'vitest';
import { cover, isKubeDns, NOTHING_ASSUMED } from '../../engine';
import { checkPeer, checkPort, type Intent } from '../../kinds';
import { INTERNET } from '../../kinds/presetPeers';
import { planEdit } from '../../workspace/planEdit';
import { PRESETS, presetsFor } from './presets';
import { opened, policyText } from './testing';

const CLOSED = policyText('{podSelector: {}, policyTypes: [Ingress, Egress]}');

/** The states of the fixed rows once a preset was added to a policy that lets nothing through. */
function states(id: string, direction: 'ingress' | 'egress'): Readonly<Record<string, string>> {
  const preset = PRESETS.find((one) => one.id === id);
  const intent: Intent = { type: 'addRule', direction, peers: preset?.peers ?? [], ports: preset?.ports ?? [] };
  const planned = planEdit(CLOSED, [], intent);
  if (!planned.ok) throw new Error(planned.reason);
  const rows = cover(opened(planned.text).policy, direction, NOTHING_ASSUMED);
  return Object.fromEntries(rows.map(({ group, subject, state }) => [`${group} ${subject.type}`, state]));
}

describe('presets', () => {
  test.each(PRESETS)('$id is what the API server takes', ({ peers, ports }) => {
    for (const peer of peers ?? []) expect(checkPeer(peer)).toBeUndefined();
    for (const port of ports) expect(checkPort(port)).toBeUndefined();
  });

  test('DNS is offered for egress alone, the others both ways', () => {
    const of = (direction: 'ingress' | 'egress'): readonly string[] => presetsFor(direction).map(({ id }) => id);
    expect(of('ingress')).toEqual(['same-namespace', 'namespace', 'cluster', 'internet']);
    expect(of('egress')).toEqual(['same-namespace', 'namespace', 'cluster', 'dns', 'internet']);
  });

  test('DNS makes names resolve and opens nothing else', () => {
    expect(states('dns', 'egress')).toEqual({
      'outside fixed': 'denied',
      'namespace fixed': 'denied',
      'cluster fixed': 'denied',
      'cluster peer': 'allowed',
    });
    const [peer] = PRESETS.find(({ id }) => id === 'dns')?.peers ?? [];
    expect(peer && isKubeDns({ ...peer, origin: [] }, opened(CLOSED).policy)).toBe(true);
  });

  test('the Internet holds no private address and no pod', () => {
    expect(INTERNET.map((peer) => (peer.type === 'addresses' ? [peer.cidr, ...peer.except] : []))).toEqual([
      ['0.0.0.0/0', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
      ['::/0', 'fc00::/7'],
    ]);
    expect(states('internet', 'egress')).toMatchObject({ 'namespace fixed': 'denied', 'cluster fixed': 'denied' });
  });

  test('the same namespace opens nothing outside it', () => {
    expect(states('same-namespace', 'ingress')).toMatchObject({ 'cluster fixed': 'denied', 'outside fixed': 'denied' });
  });

  test('everything in the cluster leaves what is outside closed', () => {
    expect(states('cluster', 'ingress')).toMatchObject({ 'namespace fixed': 'allowed', 'outside fixed': 'denied' });
  });
});
