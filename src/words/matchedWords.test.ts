import { describe, expect, test } from 'vitest';
import { matchedByPeers, matchedNamespaces, matchedPods } from '../answers/matched';
import { deployment, situationOfTexts } from '../answers/testSituation';
import { parseRequirements, type Selector } from '../engine';
import { matchedCount, matchedNames } from './matchedWords';

const pod = (name: string, labels: string, namespace = 'shop', spec = '{}'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: ${namespace}, labels: { ${labels} } }\nspec: ${spec}\n---\n`;
const { cluster } = situationOfTexts(
  deployment('web', 'app: web', '', 'shop'),
  pod('db-0', 'app: db, tier: data'),
  pod('db-1', 'app: db, tier: data'),
  pod('node', 'app: db', 'shop', '{ hostNetwork: true }'),
  pod('scrape', 'app: prometheus', 'monitoring'),
  pod('lost', 'app: prometheus', 'dark'),
  'apiVersion: v1\nkind: Namespace\nmetadata: { name: monitoring, labels: { team: sre } }\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
);

function selector(text: string): Selector {
  const parsed = parseRequirements(text);
  return { requirements: parsed.ok ? parsed.requirements : [] };
}

describe('whom selectors match among what is open', () => {
  test.each([
    ['app=db', '2 of 3 pods', 'db-0 and db-1'],
    ['', '3 of 3 pods', 'db-0, db-1 and Deployment web'],
    ['app=db,tier!=data', '0 of 3 pods', ''],
    ['app in (web, db), !tier', '1 of 3 pods', 'Deployment web'],
  ])('podSelector %s: %s', (text, count, names) => {
    const found = matchedPods(cluster, 'shop', selector(text));
    expect(found && [matchedCount(found), matchedNames(found)]).toEqual([count, names]);
  });

  test('nothing is told of a namespace without open pods', () => {
    expect(matchedPods(cluster, 'elsewhere', selector(''))).toBeUndefined();
    expect(matchedPods(situationOfTexts('').cluster, 'default', selector(''))).toBeUndefined();
    expect(matchedNamespaces(situationOfTexts('').cluster, selector(''))).toBeUndefined();
  });

  test('peers: their namespaces, by name, by labels that are open, and by labels that are not', () => {
    const told = (namespaces: string | undefined, pods: string | undefined) => {
      const found = matchedByPeers(cluster, 'shop', [
        {
          namespaces: namespaces === undefined ? undefined : selector(namespaces),
          pods: pods === undefined ? undefined : selector(pods),
        },
      ]);
      return found && `${matchedCount(found)}: ${matchedNames(found)}`;
    };
    expect(told(undefined, 'app=web')).toBe('1 of 3 pods: Deployment web');
    expect(told('', undefined)).toBe('5 of 5 pods: lost in dark, scrape in monitoring, db-0, db-1 and Deployment web');
    expect(told('kubernetes.io/metadata.name=dark', undefined)).toBe('1 of 5 pods: lost in dark');
    expect(told('team=sre', 'app=prometheus')).toBe(
      'at least 1 of 5 pods: scrape in monitoring. No open file shows the labels of namespace dark.',
    );
    expect(told('team=sre', 'app=web')).toBe('0 of 5 pods: ');
  });

  test('two peers mean each pod once', () => {
    const either = [
      { namespaces: selector('kubernetes.io/metadata.name=shop'), pods: undefined },
      { namespaces: undefined, pods: selector('app=db') },
    ];
    const found = matchedByPeers(cluster, 'shop', either);
    expect(found && matchedCount(found)).toBe('3 of 5 pods');
  });

  test('namespaces', () => {
    const found = matchedNamespaces(cluster, selector('team'));
    expect(found && matchedCount(found)).toBe('at least 1 of 3 namespaces');
  });

  test('some names, then a count', () => {
    const many = situationOfTexts(...Array.from({ length: 12 }, (_, index) => pod(`p${index}`, 'app: x')));
    const found = matchedPods(many.cluster, 'shop', selector('app=x'));
    expect(found && matchedNames(found)).toBe('p0, p1, p10, p11, p2, p3, p4, p5 and 4 more');
  });
});
