import { describe, expect, test } from 'vitest';
import type { Direction } from '../engine';
import type { PeerWish } from '../kinds/intent';
import { ruleSentence } from './ruleSentence';
import { sentenceText } from './segment';
import { type PolicyNote, policyOf, portNote, selectorOf } from './testPolicies';

const pods = (text: string, namespaces?: string): PeerWish => ({
  type: 'pods',
  pods: selectorOf(text),
  namespaces: namespaces === undefined ? undefined : selectorOf(namespaces),
});
const block = (cidr: string, ...except: readonly string[]): PeerWish => ({ type: 'addresses', cidr, except });
const CLOSED: PolicyNote = { types: ['Ingress', 'Egress'] };

describe('the sentence of a rule while it is written', () => {
  test.each<[PolicyNote, Direction, readonly PeerWish[], readonly string[], string]>([
    [
      CLOSED,
      'ingress',
      [pods('app=frontend')],
      ['8080'],
      'Pods labelled app=frontend in namespace default may connect to app=backend on TCP 8080.',
    ],
    [
      CLOSED,
      'egress',
      [pods('app=db')],
      [],
      'app=backend may connect to pods labelled app=db in namespace default on every port.',
    ],
    [
      { ...CLOSED, subject: '' },
      'egress',
      [pods('')],
      ['53/UDP', '53'],
      'Every pod of namespace default may connect to every pod in namespace default on UDP 53, TCP 53.',
    ],
    [CLOSED, 'ingress', [], ['443'], 'Everyone, also from outside the cluster, may connect to app=backend on TCP 443.'],
    [CLOSED, 'egress', [], [], 'app=backend may connect to everyone, also outside the cluster, on every port.'],
    [
      CLOSED,
      'ingress',
      [pods('app=p', '@monitoring')],
      [],
      'Pods labelled app=p that are also in namespace monitoring may connect to app=backend on every port.',
    ],
    [
      CLOSED,
      'ingress',
      [pods('', 'team=a')],
      [],
      'Every pod in namespaces labelled team=a may connect to app=backend on every port.',
    ],
    [
      CLOSED,
      'ingress',
      [block('0.0.0.0/0', '10.0.0.0/8', '192.168.0.0/16'), block('::/0')],
      [],
      'Addresses in 0.0.0.0/0 except 2 ranges and addresses in ::/0 may connect to app=backend on every port.',
    ],
    [
      CLOSED,
      'ingress',
      [{ type: 'pods', namespaces: undefined, pods: undefined }],
      [],
      'Say whose connections this rule lets in.',
    ],
    [
      CLOSED,
      'egress',
      [{ type: 'pods', namespaces: undefined, pods: undefined }],
      [],
      'Say where this rule lets connections go.',
    ],
    [CLOSED, 'egress', [block('  ')], [], 'Give the range of addresses this rule is about, such as 10.0.0.0/8.'],
    [
      { types: ['Egress'] },
      'ingress',
      [pods('app=a')],
      [],
      'Pods labelled app=a in namespace default may connect to app=backend on every port. Everything else that connects to these pods will be refused from now on.',
    ],
    [
      {},
      'egress',
      [pods('app=a')],
      [],
      'app=backend may connect to pods labelled app=a in namespace default on every port. Every other connection that these pods open will be refused from now on, DNS too.',
    ],
  ])('%j %s %j %j', (note, direction, peers, ports, words) => {
    expect(sentenceText(ruleSentence(policyOf(note), direction, { peers, ports: ports.map(portNote) }, 'add'))).toBe(words);
  });

  test('adding to an ignored direction tells what takes effect, too', () => {
    const policy = policyOf({ types: ['Ingress'], egress: [{ ports: ['80'] }, { ports: ['81'] }] });
    const wish = { peers: [pods('app=a')], ports: [] };
    expect(sentenceText(ruleSentence(policy, 'egress', wish, 'add'))).toContain('The 2 rules that are ignored now take effect.');
    expect(sentenceText(ruleSentence(policy, 'egress', wish, 'edit'))).toContain(
      'It has no effect, it is ignored: policyTypes has no Egress.',
    );
    expect(sentenceText(ruleSentence(policy, 'ingress', wish, 'edit'))).not.toContain('no effect');
  });

  test('what is closed stands out, labels stand as labels', () => {
    const policy = policyOf({ types: ['Egress'] });
    const segments = ruleSentence(policy, 'ingress', { peers: [pods('app=a')], ports: [portNote('80')] }, 'add');
    expect(segments.filter(({ style }) => style === 'label').map(({ text }) => text)).toEqual(['app=a', 'app=backend', 'TCP 80']);
    expect(segments.at(-1)).toEqual({
      text: 'Everything else that connects to these pods will be refused from now on.',
      style: 'strong',
    });
  });
});
