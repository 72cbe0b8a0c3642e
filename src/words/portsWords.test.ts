import { describe, expect, test } from 'vitest';
import { ALL_PORTS, NO_PORTS, portsOf } from '../engine';
import { entriesWords, entryBadge, entryBadges, portBadges, portsWords } from './portsWords';
import { portNote } from './testPolicies';

const entries = (...notes: readonly string[]) => notes.map(portNote);

describe('ports in words and as badges', () => {
  test.each<[readonly string[], string, readonly string[]]>([
    [['80'], 'TCP 80', ['80']],
    [['443', '80'], 'TCP 80, TCP 443', ['80', '443']],
    [['8080-8090'], 'TCP 8080-8090', ['8080-8090']],
    [['http'], 'TCP http', ['http']],
    [['http', '80'], 'TCP 80, TCP http', ['80', 'http']],
    [['/TCP'], 'every TCP port', ['all TCP']],
    [['/UDP'], 'every UDP port', ['all UDP']],
    [['53/UDP'], 'UDP 53', ['53/UDP']],
    [['53/UDP', '53'], 'TCP 53, UDP 53', ['53/UDP', '53/TCP']],
    [['443', '53/UDP', '53'], 'TCP 53, TCP 443, UDP 53', ['53/UDP', '53/TCP', '443/TCP']],
    [['80', '81'], 'TCP 80-81', ['80-81']],
  ])('%j', (notes, words, badges) => {
    expect(portsWords(portsOf(entries(...notes)))).toBe(words);
    expect(portBadges(portsOf(entries(...notes)))).toEqual(badges);
  });

  test('the whole and nothing have no badges', () => {
    expect([portsWords(ALL_PORTS), portsWords(NO_PORTS)]).toEqual(['every port', 'no port']);
    expect([portBadges(ALL_PORTS), portBadges(NO_PORTS)]).toEqual([[], []]);
  });
});

describe('ports as written', () => {
  test.each<[string, string, string]>([
    ['443', '443', 'TCP 443'],
    ['53/UDP', '53/UDP', 'UDP 53'],
    ['8080-8090', '8080-8090', 'TCP 8080-8090'],
    ['http', 'http', 'TCP http'],
    ['/UDP', 'all UDP', 'every UDP port'],
  ])('%s', (note, badge, words) => {
    expect(entryBadge(portNote(note))).toBe(badge);
    expect(entriesWords([portNote(note)])).toBe(words);
  });

  test('keep their order, are told once, and name TCP beside others', () => {
    expect(entryBadges(entries('443', '80'))).toEqual(['443', '80']);
    expect(entryBadges(entries('53/UDP', '53'))).toEqual(['53/UDP', '53/TCP']);
    expect(entriesWords(entries('443', '80', '443'))).toBe('TCP 443, TCP 80');
    expect(entriesWords([])).toBe('every port');
  });
});
