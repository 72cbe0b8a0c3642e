import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Intent } from '../kinds/intent';
import { encodeText } from '../yaml';
import { drawbridge } from './store';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5);

const POLICY = `# head
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web # the name
spec:
  podSelector: {}
  ingress:
    # first
    - from:
        - podSelector:
            matchLabels: {app: a}
    - ports:
        - port: 80
`;
const DENY = `---
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata:
  name: backend-ingress-deny
spec:
  podSelector:
    matchLabels:
      app: backend
  policyTypes:
  - Ingress`;

const state = drawbridge.getState;
const open = (name: string, text: string): void => state().open([{ name, bytes: encodeText(text) }]);
const text = (): string => state().workspace.files.find((file) => file.id === state().activeFile)?.text ?? '';
const active = (): string => state().activeObject ?? '';

beforeEach(() => {
  for (const file of state().workspace.files) state().close(file.id);
  for (const notice of state().notices) state().dismiss(notice.id);
});

describe('the store', () => {
  test('the story: rename, add a peer, undo to the first byte', async () => {
    open('backend-ingress-deny.yaml', DENY);
    expect(await state().dispatch(active(), { type: 'editPolicy', name: 'backend-allow-ingress-frontend' })).toEqual({
      ok: true,
    });
    const peers = [
      { type: 'pods', namespaces: undefined, pods: { requirements: [{ key: 'app', operator: 'Equals', value: 'frontend' }] } },
    ] as const;
    expect(await state().dispatch(active(), { type: 'addRule', direction: 'ingress', peers, ports: [] })).toEqual({ ok: true });
    expect(text()).toBe(
      `${DENY.replace('backend-ingress-deny', 'backend-allow-ingress-frontend')}\n  ingress:\n  - from:\n    - podSelector:\n        matchLabels:\n          app: frontend`,
    );
    expect(state().undoLabel).toContain('app=frontend');
    state().undo();
    state().undo();
    expect(text()).toBe(DENY);
    state().redo();
    expect(text()).toContain('backend-allow-ingress-frontend');
  });

  test('any sequence of intents and typing, then undo of all, gives the identical text', async () => {
    const selector = fc.constantFrom(
      { requirements: [] },
      { requirements: [{ key: 'app', operator: 'Equals' as const, value: 'x' }] },
    );
    const direction = fc.constantFrom('ingress' as const, 'egress' as const);
    const place = fc.nat(3);
    const intent: fc.Arbitrary<Intent> = fc.oneof(
      fc.record({ type: fc.constant('editPolicy' as const), name: fc.constantFrom('web', 'on', '123', 'a-b') }),
      fc.record({ type: fc.constant('editPolicy' as const), namespace: fc.constantFrom('shop', null), subject: selector }),
      fc.record({
        type: fc.constant('addRule' as const),
        direction,
        peers: fc.array(fc.record({ type: fc.constant('pods' as const), namespaces: fc.constant(undefined), pods: selector }), {
          maxLength: 2,
        }),
        ports: fc.constantFrom([], [{ protocol: 'UDP' as const, port: 53, endPort: undefined }]),
      }),
      fc.record({ type: fc.constant('removePeer' as const), direction, rule: place, peer: place }),
      fc.record({ type: fc.constant('removeRule' as const), direction, rule: place }),
      fc.record({ type: fc.constant('isolate' as const), direction, on: fc.boolean() }),
      fc.record({ type: fc.constant('allowAll' as const), direction }),
    );
    const wish = fc.oneof(
      { weight: 4, arbitrary: intent },
      { weight: 1, arbitrary: fc.record({ at: fc.nat(), content: fc.string({ maxLength: 3 }) }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(POLICY, DENY, POLICY.replaceAll('\n', '\r\n'), `\uFEFF${DENY}`),
        fc.array(wish, { maxLength: 8 }),
        async (first, wishes) => {
          for (const file of state().workspace.files) state().close(file.id);
          open('any.yaml', first);
          const file = state().activeFile ?? '';
          for (const one of wishes) {
            if ('content' in one)
              state().type(file, [{ offset: one.at % (text().length + 1), length: 0, content: one.content }], {});
            else await state().dispatch(active(), one);
          }
          const last = text();
          let steps = 0;
          for (; state().undoLabel !== undefined; steps++) state().undo();
          expect(text()).toBe(first);
          for (; steps > 0; steps--) state().redo();
          expect(text()).toBe(last);
        },
      ),
      { numRuns: RUNS },
    );
  }, 60_000);

  test('a broken document keeps its last policy, stale, and cannot be edited by wish', async () => {
    open('web.yaml', POLICY);
    const file = state().activeFile ?? '';
    state().type(file, [{ offset: POLICY.indexOf('spec:'), length: 0, content: 'x: [\n' }], {});
    const object = state().workspace.files[0]?.objects[0];
    expect(object?.stale).toBe(true);
    expect(object?.policy?.name).toBe('web');
    const before = text();
    expect((await state().dispatch(active(), { type: 'editPolicy', name: 'x' })).ok).toBe(false);
    expect(text()).toBe(before);
    state().undo();
    expect(state().workspace.files[0]?.objects[0]?.stale).toBe(false);
  });

  test('other documents of the file stay live while one is broken', () => {
    open('two.yaml', `${POLICY}---\n${DENY}`);
    const file = state().activeFile ?? '';
    state().type(file, [{ offset: 0, length: 0, content: 'x: [\n' }], {});
    expect(state().workspace.files[0]?.objects.map(({ name, stale }) => [name, stale])).toEqual([
      ['web', true],
      ['backend-ingress-deny', false],
    ]);
  });

  test('undo shows the file it changes', async () => {
    open('one.yaml', POLICY);
    const one = state().activeFile;
    await state().dispatch(active(), { type: 'editPolicy', name: 'renamed' });
    open('two.yaml', DENY);
    expect(state().activeFile).not.toBe(one);
    state().undo();
    expect(state().activeFile).toBe(one);
  });

  test('what is not UTF-8 is refused in words and nothing is opened', () => {
    state().open([{ name: 'bad.yaml', bytes: new Uint8Array([0x61, 0xff]) }]);
    expect(state().workspace.files).toHaveLength(0);
    expect(state().notices[0]?.text).toMatch(/bad\.yaml was not opened/);
  });
});

describe('files that stand on a disk', () => {
  const handle = { name: 'a.yaml' } as FileSystemFileHandle;
  const file = () => state().workspace.files.find((one) => one.name === 'a.yaml' && one.path === 'shop/a.yaml');

  test('are modified against what is saved, while what was opened stays what it was', () => {
    state().open([{ name: 'a.yaml', bytes: encodeText('a: 1\n'), path: 'shop/a.yaml', handle }]);
    const id = file()?.id ?? '';
    expect(state().handles.get(id)).toBe(handle);
    state().type(id, [{ offset: 3, length: 1, content: '2' }], {});
    expect(file()).toMatchObject({ text: 'a: 2\n', saved: 'a: 1\n', opened: 'a: 1\n' });
    state().saved(id, 'a: 2\n');
    expect(file()).toMatchObject({ saved: 'a: 2\n', opened: 'a: 1\n' });
    state().undo();
    expect(file()).toMatchObject({ text: 'a: 1\n', saved: 'a: 2\n' });
    state().close(id);
    expect(state().handles.has(id)).toBe(false);
  });

  test('more of a folder leave what is shown, and come back with their path and what is saved', () => {
    open('shown.yaml', DENY);
    const shown = state().activeFile;
    state().open([{ name: 'a.yaml', bytes: encodeText('a: 1\n'), path: 'shop/a.yaml' }], true);
    expect(state().activeFile).toBe(shown);
    for (const { id } of state().workspace.files) state().close(id);
    const saved = { id: 'k1', name: 'a.yaml', opened: 'a: 1\n', text: 'a: 3\n', downloaded: undefined, namedAfter: undefined };
    state().restore(
      [
        { ...saved, saved: 'a: 2\n', path: 'shop/a.yaml' },
        { ...saved, id: 'k2' },
      ],
      'k1',
      new Map([['k1', handle]]),
    );
    expect(state().workspace.files.map(({ path, saved: on }) => [path, on])).toEqual([
      ['shop/a.yaml', 'a: 2\n'],
      [undefined, 'a: 1\n'],
    ]);
    expect([...state().handles.keys()]).toEqual(['k1']);
  });
});
