import { describe, expect, test } from 'vitest';
import { suggestLabels, suggestNamespaces, suggestPorts } from './suggestions';
import { deployment, situationOfTexts } from './testSituation';

const { cluster } = situationOfTexts(
  deployment('web', 'app: web, pod-template-hash: 5d', 'ports: [{ containerPort: 8080, name: http }]', 'shop'),
  deployment('api', 'app: api, tier: back', 'ports: [{ containerPort: 8080 }, { containerPort: 53, protocol: UDP }]', 'shop'),
  deployment('db', 'app: db, tier: back', 'ports: [{ containerPort: 5432, name: sql }]', 'data'),
  'apiVersion: v1\nkind: Namespace\nmetadata: { name: data, labels: { team: store } }\n',
);
const told = (all: readonly { readonly text: string; readonly count: number }[]) =>
  all.map(({ text, count }) => `${text} ${count}`);

describe('what is suggested from what is open', () => {
  test('labels of one namespace, of all, of the namespaces; what a rollout changes is left out', () => {
    expect(told(suggestLabels(cluster, { of: 'pods', namespace: 'shop' }, ''))).toEqual([
      'app=api 1',
      'app=web 1',
      'tier=back 1',
    ]);
    expect(told(suggestLabels(cluster, { of: 'pods', namespace: undefined }, 't'))).toEqual(['tier=back 2']);
    expect(told(suggestLabels(cluster, { of: 'pods', namespace: 'shop' }, 'app=w'))).toEqual(['app=web 1']);
    expect(told(suggestLabels(cluster, { of: 'namespaces' }, 'team'))).toEqual(['team=store 1']);
    expect(told(suggestLabels(cluster, { of: 'pods', namespace: 'none' }, ''))).toEqual([]);
  });

  test('what is typed begins it, or else stands in it; the whole is no suggestion', () => {
    expect(told(suggestLabels(cluster, { of: 'pods', namespace: undefined }, 'b'))).toEqual([
      'tier=back 2',
      'app=db 1',
      'app=web 1',
    ]);
    expect(told(suggestLabels(cluster, { of: 'pods', namespace: undefined }, 'app=db'))).toEqual([]);
  });

  test('namespaces and ports', () => {
    expect(told(suggestNamespaces(cluster, 'sh'))).toEqual(['shop 2']);
    expect(told(suggestPorts(cluster, 'shop', ''))).toEqual(['8080 2', '53/UDP 1', 'http 1']);
    expect(told(suggestPorts(cluster, undefined, 'sq'))).toEqual(['sql 1']);
  });
});
