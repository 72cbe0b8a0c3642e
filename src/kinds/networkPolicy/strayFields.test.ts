import { describe, expect, test } from 'vitest';
import { cover } from '../../engine/cover';
import type { Direction, Policy } from '../../engine/policy';
import { policyObject, read } from './testing/policies';

function policyOf(object: unknown): Policy {
  const [policy] = read(object).policies;
  if (policy === undefined) throw new Error('no policy was read');
  return policy;
}

/** The states of a direction's rows, each once. */
function states(policy: Policy, direction: Direction): string {
  return [...new Set(cover(policy, direction).map(({ state }) => state))].join(' ');
}

/** Whose pods, and the states of the rows of ingress and egress: `pods, denied | allowed`. */
function said(object: unknown): string {
  const policy = policyOf(object);
  const subject = policy.subject === 'unreadable' ? 'unknown' : 'pods';
  return `${subject}, ${states(policy, 'ingress')} | ${states(policy, 'egress')}`;
}

const WEB = { matchLabels: { app: 'web' } };
const TO_WEB = [{ to: [{ podSelector: WEB }] }];

describe('a field of the spec that nobody knows leaves unknown what it may have been about', () => {
  test.each<[Record<string, unknown>, string]>([
    // Out of place: indented too little.
    [{ podSelector: null, matchLabels: { app: 'web' }, ingress: [] }, 'unknown, denied | allowed'],
    [{ podSelector: {}, matchExpressions: [] }, 'unknown, denied | allowed'],
    [{ podSelector: {}, from: [{ podSelector: {} }] }, 'pods, unknown | allowed'],
    [{ podSelector: {}, to: [{ podSelector: {} }] }, 'pods, denied | unknown'],
    [{ podSelector: {}, ingress: [], ports: [{ port: 80 }] }, 'pods, unknown | allowed'],
    [{ podSelector: {}, to: [], ports: [{ port: 80 }] }, 'pods, denied | unknown'],
    [{ podSelector: {}, ports: [{ port: 80 }] }, 'pods, unknown | unknown'],
    [{ podSelector: {}, namespaceSelector: {} }, 'unknown, unknown | unknown'],
    // Misspelt.
    [{ podSelector: {}, egres: TO_WEB }, 'pods, denied | unknown'],
    [{ podSelector: {}, Egress: TO_WEB }, 'pods, denied | unknown'],
    [{ podSelector: {}, ingres: [{}], ingress: [] }, 'pods, unknown | allowed'],
    [{ podSelector: {}, igress: [] }, 'pods, unknown | unknown'],
    [{ podSelector: {}, policyType: ['Egress'] }, 'pods, unknown | unknown'],
    [{ podSelector: {}, policyTypes: ['Ingress'], policytype: ['Egress'] }, 'pods, denied | unknown'],
    [{ podselector: WEB }, 'unknown, denied | allowed'],
    // Of other kinds of policy.
    [{ endpointSelector: {} }, 'unknown, denied | allowed'],
    [{ podSelector: {}, egressDeny: [] }, 'pods, denied | unknown'],
    [{ selector: 'app == "web"', types: ['Egress'] }, 'unknown, unknown | unknown'],
    // What may have been meant to narrow a rule leaves nothing of it sure; a rule more takes nothing back.
    [{ podSelector: {}, ingress: [{ from: [{ podSelector: WEB }] }], ports: [{ port: 80 }] }, 'pods, unknown | allowed'],
    [{ podSelector: {}, ingress: [{}], from: [{ podSelector: WEB }] }, 'pods, unknown | allowed'],
    [{ podSelector: {}, ingress: [{}], ingressDeny: [{}] }, 'pods, unknown | allowed'],
    [{ podSelector: {}, ingress: [{}], ingres: [{}], ingressDeny: [{}] }, 'pods, unknown | allowed'],
    // What it may be about has no effect, or is sure in spite of it.
    [{ podSelector: {}, policyTypes: ['Ingress'], egres: TO_WEB }, 'pods, denied | allowed ignored'],
    [{ podSelector: {}, ingress: [{}], ingres: [] }, 'pods, allowed unknown | allowed'],
    // Nothing to do with it.
    [{ podSelector: {}, replicas: 3, template: {}, strategy: 'x' }, 'pods, denied | allowed'],
  ])('%j: %s', (spec, expected) => {
    expect(said(policyObject(spec))).toBe(expected);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ podSelector: { matchLabels: { app: 'web' }, egress: TO_WEB } }, 'unknown, denied | unknown'],
    [{ podSelector: { policyTypes: ['Egress'] } }, 'unknown, unknown | unknown'],
    [{ podSelector: {}, ingress: [{ from: [{ podSelector: WEB }], egress: TO_WEB }] }, 'pods, unknown | unknown'],
    // The names of labels and of peers' fields mean what they say where they stand.
    [{ podSelector: { matchLabels: { egress: 'x' } } }, 'pods, denied | allowed'],
    [{ podSelector: {}, ingress: [{ podSelector: {} }] }, 'pods, unknown | allowed'],
  ])('indented too far: %j: %s', (spec, expected) => {
    expect(said(policyObject(spec))).toBe(expected);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ Spec: { podSelector: {} } }, 'unknown, unknown | unknown'],
    [{ spec: { podSelector: {} }, ingress: [{}] }, 'pods, unknown | allowed'],
    [{ podSelector: WEB, policyTypes: ['Egress'] }, 'unknown, unknown | unknown'],
    [{ spec: { podSelector: {} }, data: {} }, 'pods, denied | allowed'],
  ])('beside the spec: %j: %s', (fields, expected) => {
    expect(said({ metadata: { name: 'web' }, ...fields })).toBe(expected);
  });

  test('it is a rule that cannot be read, where it stands', () => {
    const { rules } = policyOf(policyObject({ podSelector: {}, ingress: [{ ports: [{ port: 80 }] }], ingres: [{}] })).ingress;
    expect(rules.map(({ unreadable, origin }) => [unreadable, origin])).toEqual([
      [undefined, ['spec', 'ingress', 0]],
      ['unknown field "spec.ingres"', ['spec', 'ingres']],
    ]);
  });

  test('what it may narrow cannot be read, and stays where it stands', () => {
    const { rules } = policyOf(policyObject({ podSelector: {}, ingress: [{}, { ports: [{ port: 80 }] }], from: [] })).ingress;
    expect(rules.map(({ unreadable, origin }) => [unreadable, origin])).toEqual([
      ['unknown field "spec.from"', ['spec', 'ingress', 0]],
      ['unknown field "spec.from"', ['spec', 'ingress', 1]],
    ]);
  });
});
