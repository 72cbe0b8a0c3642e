import { describe, expect, test } from 'vitest';
import { directionMenu } from './directionMenu';
import type { MenuEntry } from './menuEntry';
import { opened, policyText } from './testing';

function menu(spec: string, direction: 'ingress' | 'egress' = 'ingress'): Readonly<Record<string, MenuEntry>> {
  const sections = directionMenu('key', opened(policyText(spec)).policy, direction);
  return Object.fromEntries(sections.flatMap(({ entries }) => entries.map((entry) => [entry.name, entry])));
}

const off = (spec: string, name: string, direction?: 'ingress' | 'egress'): string | undefined =>
  menu(spec, direction)[name]?.off;

describe('directionMenu', () => {
  test('what is so already cannot be chosen', () => {
    expect(off('{podSelector: {}, policyTypes: [Ingress]}', 'Deny all')).toBe('It is so already.');
    expect(off('{podSelector: {}, policyTypes: [Ingress], ingress: [{}]}', 'Allow all…')).toBe('It is so already.');
    expect(off('{podSelector: {}, policyTypes: [Ingress]}', 'Allow all…', 'egress')).toBe('It is so already.');
    expect(off('{podSelector: {}, policyTypes: [Ingress], ingress: [{}]}', 'Deny all')).toBeUndefined();
    // Isolated without a word: denying writes it out.
    expect(off('{podSelector: {}}', 'Deny all')).toBeUndefined();
    // Everyone, but not on every port.
    expect(off('{podSelector: {}, ingress: [{ports: [{port: 80}]}]}', 'Allow all…')).toBeUndefined();
  });

  test('default deny goes the way that is open', () => {
    expect(Object.keys(menu('{podSelector: {}}'))).toContain('Stop isolating by default…');
    expect(menu('{podSelector: {}}', 'egress')['Isolate by default']?.detail).toContain('refused');
  });

  test('nothing is offered while policyTypes cannot be read', () => {
    const entries = Object.values(menu('{podSelector: {}, policyTypes: Ingress}'));
    expect(entries.every((entry) => entry.off !== undefined)).toBe(true);
  });

  test('a preset that isolates the direction says what it closes', () => {
    expect(menu('{podSelector: {}}', 'egress')['Kubernetes DNS']?.detail).toContain('refused from now on');
    expect(menu('{podSelector: {}}')['Same namespace']?.detail).toBe('Every pod of this namespace.');
    expect(menu('{podSelector: {}}')['A namespace by name…']?.does).toMatchObject({
      type: 'dialog',
      request: { preset: 'namespace' },
    });
    expect(menu('{podSelector: {}}', 'egress')['The Internet']?.does).toMatchObject({ intent: { peers: { length: 2 } } });
  });
});
