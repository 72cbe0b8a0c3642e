import { beforeEach, expect, test } from 'vitest';
import { type AllowWay, allowWays } from '../answers/allow';
import { analyse } from '../answers/analysis';
import { check, oneVerdict, type Question } from '../answers/check';
import { situationIn } from '../answers/situation';
import { deployment } from '../answers/testSituation';
import { NOTHING_ASSUMED } from '../engine';
import { encodeText } from '../yaml';
import { makeWay, planWay } from './allowing';
import { drawbridge } from './store';

const PODS = deployment('web', 'app: web') + deployment('db', 'app: db');
const closed = (name: string, type: string): string => `# of ${name}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
spec:
  podSelector: { matchLabels: { app: ${name} } } # kept
  policyTypes: [${type}]
`;
const QUESTION: Question = {
  from: { type: 'named', namespace: 'default', name: 'web' },
  to: { type: 'named', namespace: 'default', name: 'db' },
  protocol: 'TCP',
  port: 5432,
};

const state = drawbridge.getState;
const texts = (): readonly string[] => state().workspace.files.map(({ text }) => text);

function open(...files: readonly string[]): void {
  state().open(files.map((text, index) => ({ name: `${index}.yaml`, bytes: encodeText(text) })));
}

function asked(): { readonly verdict: string | undefined; readonly ways: readonly AllowWay[] } {
  const analysis = analyse(situationIn(state().workspace), NOTHING_ASSUMED);
  const answer = check(analysis, QUESTION);
  if (answer.type !== 'answer') throw new Error('There is no answer.');
  const [trail] = answer.trails;
  return { verdict: oneVerdict(answer.trails), ways: trail === undefined ? [] : allowWays(analysis, trail, 'TCP') };
}

beforeEach(() => {
  for (const { id } of state().workspace.files) state().close(id);
});

const both: readonly [string, readonly string[]][] = [
  ['in two files', [PODS, closed('web', 'Egress'), closed('db', 'Ingress')]],
  ['in one file', [PODS, `${closed('web', 'Egress')}---\n${closed('db', 'Ingress')}`]],
  ['in one policy for every pod', [PODS, closed('all', 'Ingress, Egress').replace('{ matchLabels: { app: all } }', '{}')]],
];

test.each(both)('every way opens both ends %s as one step, and one undo gives the identical texts', async (_, files) => {
  open(...files);
  const before = texts();
  expect(asked().verdict).toBe('denied');
  const count = asked().ways.length;
  expect(count).toBeGreaterThan(0);
  for (let at = 0; at < count; at++) {
    const planned = await planWay(asked().ways[at] ?? []);
    if (!planned.ok) throw new Error(planned.reason);
    expect(texts()).toEqual(before);
    expect(makeWay(planned.files, 'allow web to db')).toEqual({ ok: true });
    for (const { id, after } of planned.files) expect(state().workspace.files.find((file) => file.id === id)?.text).toBe(after);
    expect(asked().verdict).toBe('allowed');
    expect(state().undoLabel).toBe('allow web to db');
    state().undo();
    expect(texts()).toEqual(before);
    expect(state().undoLabel).toBeUndefined();
  }
});

test('when one step is refused none is made', async () => {
  open(PODS, closed('web', 'Egress'), closed('db', 'Ingress'));
  const [way = []] = asked().ways;
  expect(way.length).toBe(2);
  const file = state().workspace.files[2];
  state().type(file?.id ?? '', [{ offset: 0, length: 0, content: 'x: [\n' }], {});
  const before = texts();
  expect(await planWay(way)).toMatchObject({ ok: false, reason: expect.stringContaining('db cannot be read at the moment') });
  expect(texts()).toEqual(before);
});

test('a text that changed since the preview is left alone', async () => {
  open(PODS, closed('web', 'Egress'), closed('db', 'Ingress'));
  const planned = await planWay(asked().ways[0] ?? []);
  if (!planned.ok) throw new Error(planned.reason);
  state().type(state().workspace.files[2]?.id ?? '', [{ offset: 0, length: 0, content: '# more\n' }], {});
  const before = texts();
  expect(makeWay(planned.files, 'allow')).toMatchObject({ ok: false, reason: expect.stringContaining('changed meanwhile') });
  expect(texts()).toEqual(before);
});
