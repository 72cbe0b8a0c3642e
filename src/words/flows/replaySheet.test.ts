import { describe, expect, test } from 'vitest';
import { analyse } from '../../answers/analysis';
import { deployment, situationOfTexts } from '../../answers/testSituation';
import { NOTHING_ASSUMED } from '../../engine';
import { replay } from '../../flows/replay/replay';
import { analyseSeen } from '../../flows/replay/seenSituation';
import { endOf, flowOf, observedOf, REFUSED } from '../../flows/testFlows';
import { allowFlowSheet } from './allowFlowSheet';
import { replaySheet } from './replaySheet';
import { outcomeReason, statusWords } from './replayWords';

const APPS = ['web', 'api'].map((name) => deployment(name, `app: ${name}`));
const DENY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny }
spec: { podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress] }
`;
const CILIUM = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: c }\nspec: { endpointSelector: {} }\n';
const ENDS = ['web', 'api'].map((name) => endOf({ namespace: 'default', pod: `${name}-8f467ccbd-lh4w4` }));
const SEEN = observedOf(ENDS, [flowOf(0, 1, 8080, { count: 3 }), flowOf(0, 1, 9090, REFUSED)]);

describe('replaySheet', () => {
  const sheet = (before: readonly string[], now: readonly string[]) =>
    replaySheet(
      {
        opened: () => analyse(situationOfTexts(...APPS, ...before), NOTHING_ASSUMED),
        now: () => analyse(situationOfTexts(...APPS, ...now), NOTHING_ASSUMED),
      },
      SEEN,
    );

  test('tells what an edit would break, apart from what was broken when the files were opened', () => {
    expect(sheet([], [DENY])).toMatchObject({
      line: '3 observed flows would now be dropped',
      breaking: 'Your edits would drop 3 flows that Hubble saw forwarded.',
      short: { flows: 3, text: 'Edits would drop 3 observed flows' },
    });
    expect(sheet([DENY], [DENY])).toMatchObject({
      line: '3 observed flows would now be dropped',
      breaking: undefined,
      short: { flows: 3, text: '3 observed flows would now be dropped' },
    });
    expect(sheet([DENY], [])).toMatchObject({
      line: 'Nothing that was forwarded would now be dropped',
      breaking: undefined,
      short: undefined,
    });
  });

  test('says what is not counted', () => {
    expect(sheet([], [CILIUM]).notes.map(({ text }) => text)).toEqual([expect.stringContaining('Not counted')]);
  });
});

test('outcomes in words', () => {
  const base = analyseSeen(situationOfTexts(...APPS, DENY), NOTHING_ASSUMED, SEEN);
  const result = replay(base);
  expect(statusWords(result, 'nowDropped')).toBe('1 flow (seen 3 times) would now be dropped');
  expect(statusWords(result, 'stillDropped')).toBe('1 flow is still dropped');
  expect(statusWords(result, 'undecided')).toBeUndefined();
  expect(result.outcomes.map(outcomeReason)).toEqual([
    'Refused by the destination’s ingress.',
    'Refused by the destination’s ingress.',
  ]);
});

test('allowing in words: what is added, or why nothing can be', () => {
  const base = analyseSeen(situationOfTexts(...APPS, DENY), NOTHING_ASSUMED, SEEN);
  expect(allowFlowSheet(base, { flow: 1, cidr: undefined })).toMatchObject({
    type: 'ways',
    label: 'allow default/web-8f467ccbd-lh4w4 to default/api-8f467ccbd-lh4w4',
    ways: [{ text: 'Adds a rule to deny.' }, { text: 'Adds the policy api-allow-ingress-web.' }],
    ranges: [],
  });
  const open = analyseSeen(situationOfTexts(...APPS), NOTHING_ASSUMED, SEEN);
  expect(allowFlowSheet(open, { flow: 1, cidr: undefined })).toMatchObject({
    type: 'none',
    text: expect.stringContaining('let it through already'),
  });
  const unknown = analyseSeen(situationOfTexts(DENY), NOTHING_ASSUMED, SEEN);
  expect(allowFlowSheet(unknown, { flow: 1, cidr: undefined })).toEqual({
    type: 'none',
    text: 'No rule can be written for it: nobody tells the labels of the other end; open its manifest.',
  });
});
