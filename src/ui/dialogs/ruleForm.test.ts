import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Requirement, Selector } from '../../engine/policy';
import type { PeerWish, PortWish } from '../../kinds';
import { INTERNET } from '../../kinds/presetPeers';
import { PRESETS } from './presets';
import { missingIn, presetDraft, readRuleDraft, ruleDraft } from './ruleForm';
import { fieldsOf, newRuleDraft, RULE_TYPES, type RuleDraft } from './ruleTypes';
import { selectorDraft } from './selectorDraft';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);
const NAME = 'kubernetes.io/metadata.name';
const every: Selector = { requirements: [] };
const label = (key: string, value: string): Selector => ({ requirements: [{ key, operator: 'Equals', value }] });
const pods = (namespaces: Selector | undefined, selector: Selector | undefined): PeerWish => ({
  type: 'pods',
  namespaces,
  pods: selector,
});

describe('ruleDraft', () => {
  test.each<[string, PeerWish | 'anyone', RuleDraft['type']]>([
    ['labels here', pods(undefined, label('app', 'web')), 'pods'],
    ['podSelector {}', pods(undefined, every), 'everyPodHere'],
    ['both selectors', pods(label('team', 'a'), label('app', 'web')), 'podsElsewhere'],
    ['both selectors, both empty', pods(every, every), 'podsElsewhere'],
    ['namespaceSelector alone', pods(label('team', 'a'), undefined), 'namespaces'],
    ['namespaceSelector {} alone', pods(every, undefined), 'everyPodAnywhere'],
    ['an ipBlock', { type: 'addresses', cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, 'addresses'],
    ['a namespace by name', pods(label(NAME, 'shop'), undefined), 'namespaceByName'],
    [
      'several by name',
      pods({ requirements: [{ key: NAME, operator: 'In', values: ['b', 'a'] }] }, undefined),
      'namespaceByName',
    ],
    [
      'one name as a list of one',
      pods({ requirements: [{ key: NAME, operator: 'In', values: ['a'] }] }, undefined),
      'namespaces',
    ],
    ['a name twice', pods({ requirements: [{ key: NAME, operator: 'In', values: ['a', 'a'] }] }, undefined), 'namespaces'],
    ['a name no namespace can have', pods(label(NAME, 'No'), undefined), 'namespaces'],
    ['all names but one', pods({ requirements: [{ key: NAME, operator: 'NotIn', values: ['a'] }] }, undefined), 'namespaces'],
    ['no peer', 'anyone', 'anyone'],
  ])('%s', (_, peer, type) => {
    const draft = ruleDraft(peer, []);
    expect(draft.type).toBe(type);
    expect(readRuleDraft(draft, draft)).toEqual({ peers: peer === 'anyone' ? [] : [peer], ports: [], faults: {} });
  });

  const key = fc.constantFrom('app', 'tier', 'example.com/role', 'kubernetes.io/metadata.name');
  const value = fc.constantFrom('', 'web', 'a.b_c-d', 'Prod');
  const requirement: fc.Arbitrary<Requirement> = fc.oneof(
    fc.record({ key, operator: fc.constant('Equals' as const), value }),
    fc.record({ key, operator: fc.constantFrom('In' as const, 'NotIn' as const), values: fc.array(value) }),
    fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
  );
  const selector = fc.record({ requirements: fc.array(requirement, { maxLength: 4 }) });
  const peer: fc.Arbitrary<PeerWish | 'anyone'> = fc.oneof(
    fc.constant('anyone' as const),
    fc
      .record({
        type: fc.constant('pods' as const),
        namespaces: fc.option(selector, { nil: undefined }),
        pods: fc.option(selector, { nil: undefined }),
      })
      .filter((wish) => wish.namespaces !== undefined || wish.pods !== undefined),
    // What stands in a file already may be something the server would refuse today.
    fc.record({
      type: fc.constant('addresses' as const),
      cidr: fc.constantFrom('10.0.0.0/8', '10.0.0.1/8', '2001:db8::/32'),
      except: fc.array(fc.constantFrom('10.1.0.0/16', '2001:db8:1::/48', '10.1.2.3/16'), { maxLength: 2 }),
    }),
  );
  const port: fc.Arbitrary<PortWish> = fc.oneof(
    fc.record({
      protocol: fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const),
      port: fc.constantFrom<number | string>(80, 443, 'http'),
      endPort: fc.constant(undefined),
    }),
    fc.record({ protocol: fc.constantFrom('TCP' as const, 'UDP' as const), port: fc.constant(8080), endPort: fc.constant(8090) }),
    fc.record({
      protocol: fc.constantFrom('TCP' as const, 'SCTP' as const),
      port: fc.constant(undefined),
      endPort: fc.constant(undefined),
    }),
  );

  test('gives back every peer and every port as they were', () => {
    fc.assert(
      fc.property(peer, fc.uniqueArray(port, { selector: (one) => JSON.stringify(one), maxLength: 4 }), (wish, ports) => {
        const draft = ruleDraft(wish, ports);
        expect(readRuleDraft(draft, draft)).toEqual({ peers: wish === 'anyone' ? [] : [wish], ports, faults: {} });
      }),
      { numRuns: RUNS },
    );
  });
});

describe('readRuleDraft', () => {
  const draft = newRuleDraft('namespace');

  test('counts text that is not a chip yet', () => {
    expect(readRuleDraft({ ...draft, pods: { requirements: [], text: ' app=frontend ' } }).peers).toEqual([
      pods(undefined, label('app', 'frontend')),
    ]);
  });

  test('writes no podSelector for every pod of other namespaces, and keeps one that stands', () => {
    const shop = label('team', 'shop');
    const fresh: RuleDraft = { ...newRuleDraft('cluster'), namespaces: selectorDraft(shop) };
    expect(readRuleDraft(fresh, newRuleDraft('namespace')).peers).toEqual([pods(shop, undefined)]);
    const standing = ruleDraft(pods(shop, every), []);
    expect(readRuleDraft(standing, standing).peers).toEqual([pods(shop, every)]);
  });

  test('concludes nothing from text that cannot be read', () => {
    const reading = readRuleDraft({ ...draft, pods: { requirements: label('app', 'web').requirements, text: 'env in (' } });
    expect(reading.peers).toBeUndefined();
    expect(reading.faults.pods).toBeDefined();
  });

  test('never reads unreadable ports as every port', () => {
    const reading = readRuleDraft({ ...draft, ports: '80, x/y/z' });
    expect(reading.ports).toBeUndefined();
    expect(reading.faults.ports).toBeDefined();
  });

  test('a fault in a field the type does not show is no fault', () => {
    for (const { type } of RULE_TYPES) {
      const bad: RuleDraft = {
        type,
        names: 'A.b',
        join: 'and',
        namespaces: { requirements: [], text: '=' },
        pods: { requirements: [], text: '=' },
        cidr: 'x',
        except: 'y',
        ports: '!',
      };
      expect(Object.keys(readRuleDraft(bad).faults).sort()).toEqual([...fieldsOf(type)].sort());
    }
  });

  test('a block that stands already is kept, a new one is held against the rules', () => {
    const standing = ruleDraft({ type: 'addresses', cidr: '10.0.0.1/8', except: [] }, []);
    expect(readRuleDraft(standing, standing).faults).toEqual({});
    expect(readRuleDraft(standing).faults.cidr).toBeDefined();
    expect(readRuleDraft({ ...standing, except: '11.0.0.0/16' }, standing).faults.except).toContain('inside');
  });
});

describe('missingIn', () => {
  const asked = (draft: RuleDraft): string | undefined => missingIn(draft, readRuleDraft(draft))?.field;
  const web = selectorDraft(label('app', 'web'));

  test.each<[string, Partial<RuleDraft>, string | undefined]>([
    ['pods here without a label', { type: 'pods' }, 'pods'],
    ['pods here with one', { type: 'pods', pods: web }, undefined],
    ['namespaces without a label', { type: 'namespaces' }, 'namespaces'],
    ['both without a label', { type: 'podsElsewhere' }, 'namespaces'],
    ['namespaces, but every pod in them', { type: 'podsElsewhere', namespaces: web }, undefined],
    ['pods of every namespace', { type: 'podsElsewhere', pods: web }, undefined],
    ['every pod, said so', { type: 'everyPodHere' }, undefined],
    ['anyone, said so', { type: 'anyone' }, undefined],
  ])('%s', (_, part, field) => {
    expect(asked({ ...newRuleDraft('namespace'), ...part })).toBe(field);
  });
});

describe('two selectors', () => {
  const draft: RuleDraft = {
    ...newRuleDraft('cluster'),
    namespaces: selectorDraft(label('team', 'a')),
    pods: selectorDraft(label('app', 'web')),
  };

  test('are one peer, or one each', () => {
    expect(readRuleDraft(draft).peers).toEqual([pods(label('team', 'a'), label('app', 'web'))]);
    expect(readRuleDraft({ ...draft, join: 'or' }).peers).toEqual([
      pods(label('team', 'a'), undefined),
      pods(undefined, label('app', 'web')),
    ]);
  });

  test('an empty one is never a peer of its own: it would open everything', () => {
    for (const part of ['namespaces', 'pods'] as const) {
      expect(readRuleDraft({ ...draft, join: 'or', [part]: selectorDraft(every) }).peers).toHaveLength(1);
    }
  });
});

describe('presetDraft', () => {
  test.each(PRESETS.filter(({ peers }) => peers !== undefined))('$id fills the form in with just what it is', (preset) => {
    const reading = readRuleDraft(presetDraft(preset, newRuleDraft('namespace')));
    expect(reading).toEqual({ peers: preset.peers, ports: preset.ports, faults: {} });
  });

  test('ports that were typed stay, unless the preset names its own', () => {
    const typed = { ...newRuleDraft('namespace'), ports: '8080' };
    const ports = Object.fromEntries(PRESETS.map((preset) => [preset.id, presetDraft(preset, typed).ports]));
    expect(ports).toEqual({ 'same-namespace': '8080', namespace: '8080', cluster: '8080', dns: '53/UDP, 53', internet: '8080' });
  });

  test('a namespace by name asks for the name, and opens nothing without one', () => {
    const preset = PRESETS.find(({ id }) => id === 'namespace');
    const draft = preset && presetDraft(preset, newRuleDraft('cluster'));
    expect(draft?.type).toBe('namespaceByName');
    expect(draft && readRuleDraft(draft)).toMatchObject({ peers: undefined, faults: { names: 'Give the name of a namespace.' } });
    expect(draft && readRuleDraft({ ...draft, names: ' shop, bar shop' }).peers).toEqual([
      pods({ requirements: [{ key: NAME, operator: 'In', values: ['shop', 'bar'] }] }, undefined),
    ]);
  });

  test('the Internet is both families', () => {
    expect(readRuleDraft({ ...newRuleDraft('outside'), type: 'internet' }).peers).toBe(INTERNET);
  });
});
