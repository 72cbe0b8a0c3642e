import { describe, expect, test } from 'vitest';
import { situationIn } from './situation';
import { workspaceOf } from './testSituation';
import { togetherOf } from './together';

const policy = (name: string, spec: string, namespace = 'shop'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n---\n`;
const WEB = 'podSelector: { matchLabels: { app: web } }';

function together(...texts: readonly string[]) {
  const workspace = workspaceOf(...texts);
  return togetherOf(situationIn(workspace), workspace.files[0]?.objects[0]?.key ?? '');
}

describe('a policy together with the others of its namespace', () => {
  test('those that select all its pods add up; those for some are named; other namespaces and pods are not', () => {
    const shown = together(
      policy('own', `{ ${WEB}, ingress: [{ ports: [{ port: 80 }] }] }`),
      policy(
        'all',
        '{ podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{ ports: [{ port: 1 }] }, { ports: [{ port: 2 }] }] }',
      ),
      policy('some', '{ podSelector: { matchLabels: { tier: a } } }'),
      policy('none', '{ podSelector: { matchLabels: { app: db } } }'),
      policy('far', '{ podSelector: {} }', 'elsewhere'),
    );
    expect(shown?.names).toEqual(['own', 'all']);
    expect(shown?.some).toEqual(['some']);
    expect(shown?.rules.ingress.map(({ policy: name, rule }) => `${name} ${rule}`)).toEqual(['own 0', 'all 0', 'all 1']);
    expect(shown?.policy.egress.isolated).toBe(true);
    const [first] = shown?.policy.ingress.rules ?? [];
    expect(first?.origin).toEqual([shown?.rules.ingress[0]?.object, 'spec', 'ingress', 0]);
  });

  test('rules of a policy that does not isolate the direction allow nothing more', () => {
    const shown = together(
      policy('own', `{ ${WEB}, policyTypes: [Egress] }`),
      policy('idle', `{ ${WEB}, policyTypes: [Ingress], egress: [{}] }`),
    );
    expect(shown?.policy.egress.rules).toEqual([]);
    expect(shown?.policy.ingress.isolated).toBe(true);
  });

  test('what is not counted is named; a policy that is not counted itself is shown alone, as is one without others', () => {
    const refused = policy('refused', '{ podSelector: {}, ingress: [{ ports: [{ port: 99999 }] }] }');
    expect(together(policy('own', `{ ${WEB} }`), refused)?.uncounted.map(({ name }) => name)).toEqual(['refused']);
    expect(together(refused, policy('own', `{ ${WEB} }`))).toBeUndefined();
    expect(together(policy('own', `{ ${WEB} }`), policy('far', '{ podSelector: {} }', 'elsewhere'))).toBeUndefined();
  });
});
