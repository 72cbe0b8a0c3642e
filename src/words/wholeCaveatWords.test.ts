import { describe, expect, test } from 'vitest';
import { analysisOf, deployment, policy } from '../answers/testSituation';
import { wholeCaveats } from '../answers/wholeCaveats';
import { type Assumptions, NOTHING_ASSUMED } from '../engine';
import { bothCaveatWords, sidedText, wholeCaveatWords } from './wholeCaveatWords';

const WEB = deployment('web', 'app: web');
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: default, labels: { team: a } }\n---\n';
const DENY = policy('{ podSelector: {} }');
const BLOCK = policy('{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }] }');
const TEAM = policy('{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: a } } }] }] }');
const NODE = WEB.replace('spec:\n      containers', 'spec:\n      hostNetwork: true\n      containers');
const CILIUM = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: c }\nspec: {}\n---\n';

function told(texts: readonly string[], assumptions: Partial<Assumptions> = {}): readonly string[] {
  const analysis = analysisOf([texts.join('')], { ...NOTHING_ASSUMED, ...assumptions });
  return wholeCaveatWords(analysis, wholeCaveats(analysis)).map(({ type, text }) => `${type}: ${text}`);
}

describe('what all connections rest on', () => {
  test.each<[string, readonly string[], Partial<Assumptions>, readonly RegExp[]]>([
    ['nothing', [WEB, DENY], {}, []],
    ['no pods', [DENY], {}, [/^nobody: The files show no pods/]],
    ['a kind that is not read', [WEB, CILIUM], {}, [/^uncounted: Not counted, .*CiliumNetworkPolicy default\/c\. /]],
    [
      'a policy for others',
      [WEB, policy('{ podSelector: { matchLabels: { app: x } } }', 'a'), policy('{ podSelector: {} }', 'b', 'other')],
      {},
      [/^selectsNobody: default\/a and other\/b select none of the workloads: what they do to others is not told\.$/],
    ],
    ['labels of a namespace', [WEB, TEAM], {}, [/^namespaceLabels: The labels of namespace default are not known: it is/]],
    ['labels that are shown', [NAMESPACE, WEB, TEAM], {}, []],
    ['labels that nobody asks for', [WEB, DENY], {}, []],
    [
      'a node’s network',
      [NODE, DENY],
      {},
      [/^selectsNobody: /, /^hostNetwork: default\/web has pods on their node’s network: no/],
    ],
    ['a node’s network, as any', [NODE], { hostNetworkPods: 'ordinary' }, [/they are taken for pods like any others/]],
    ['a block that may hold pods', [WEB, BLOCK], {}, [/^blocks: /]],
    ['a block, of addresses that are known alone', [WEB, BLOCK], { ipBlocksMatchPods: 'known' }, [/^blocks: /]],
    ['a block, with a plugin that never looks', [WEB, BLOCK], { ipBlocksMatchPods: 'never' }, []],
    ['a block, with a plugin that always does', [WEB, BLOCK], { ipBlocksMatchPods: 'always' }, []],
    ['a block of the Internet', [WEB, BLOCK.replace('10.0.0.0/8', '203.0.113.0/24')], {}, []],
  ])('%s', (_, texts, assumptions, words) => {
    const found = told(texts, assumptions);
    expect(found.length, found.join('\n')).toBe(words.length);
    for (const [index, one] of words.entries()) expect(found[index]).toMatch(one);
  });

  test('of many the first are named', () => {
    const many = Array.from({ length: 9 }, (_, index) => policy('{ podSelector: { matchLabels: { app: x } } }', `p${index}`));
    expect(told([WEB, ...many])[0]).toMatch(/^selectsNobody: default\/p0, .*default\/p4 and 4 more select/);
  });
});

test('of two that are compared each is told once, with its side where it is about one', () => {
  const words = (text: string) => ({ type: 'blocks' as const, text, objects: [] });
  const both = bothCaveatWords([words('a'), words('b')], [words('b'), words('c')]);
  expect(both.map(sidedText)).toEqual(['b', 'After: c', 'Before: a']);
});
