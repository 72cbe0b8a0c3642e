import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { decodeText, encodeText } from '../yaml';
import { awkwardInputs } from '../yaml/fixtures/awkward';
import { anyIntent } from './fixtures/anyIntent';
import { drawbridge } from './store';

const STEPS = 50;
const state = drawbridge.getState;

beforeEach(() => {
  for (const file of state().workspace.files) state().close(file.id);
});

const typed = fc.record({ at: fc.nat(), gone: fc.nat(2), content: fc.constantFrom('', 'x', ' ', '\n', '#', '- ', ': ', '"') });
const change = fc.constantFrom('add' as const, 'duplicate' as const, 'delete' as const);
const step = fc.oneof(
  { weight: 12, arbitrary: anyIntent.map((intent) => ({ intent })) },
  { weight: 1, arbitrary: typed.map((typing) => ({ typing })) },
  { weight: 1, arbitrary: change.map((wish) => ({ wish })) },
);
const NEW = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: new\nspec:\n  podSelector: {}\n';

/**
 * Opens bytes, saves them, walks fifty random edits by click and by hand, takes all back, and makes them all again. At
 * every point the text is exactly what the steps say; most of a walk's wishes must really have changed it.
 */
async function walk(bytes: Uint8Array, seed: number): Promise<number> {
  state().open([{ name: 'any.yaml', bytes }]);
  const file = (): (typeof drawbridge extends { getState(): infer S } ? S : never)['workspace']['files'][number] | undefined =>
    state().workspace.files[0];
  const saved = (): Uint8Array => encodeText(file()?.text ?? '');
  expect(saved()).toEqual(bytes);
  const id = file()?.id ?? '';
  let made = 0;
  const [steps] = fc.sample(fc.array(step, { minLength: STEPS * 4, maxLength: STEPS * 4 }), { numRuns: 1, seed });
  for (const one of steps ?? []) {
    if (made === STEPS) break;
    const before = file()?.text;
    const object = state().activeObject;
    if ('intent' in one) await state().dispatch(object ?? '', one.intent);
    else if ('wish' in one) {
      if (one.wish === 'add') await state().change(id, { type: 'add', text: NEW });
      else if (object !== undefined) await state().change(id, { type: one.wish, object });
    } else if (object === undefined || made % 7 === 3) {
      const { at, gone, content } = one.typing;
      const offset = at % ((before?.length ?? 0) + 1);
      state().type(id, [{ offset, length: Math.min(gone, (before?.length ?? 0) - offset), content }], {});
      // A text that is broken stays so until it is mended: the way a person takes.
      if (file()?.objects.some(({ stale }) => stale) || file()?.objects.length === 0) state().undo();
    }
    if (file()?.text !== before) made++;
  }
  const last = file()?.text;
  let undone = 0;
  for (; state().undoLabel !== undefined; undone++) state().undo();
  expect(saved()).toEqual(bytes);
  for (; undone > 0; undone--) state().redo();
  expect(file()?.text).toBe(last);
  for (; state().undoLabel !== undefined; ) state().undo();
  expect(saved()).toEqual(bytes);
  return made;
}

describe('a random walk of edits, all taken back, gives the identical bytes', () => {
  test.each(awkwardInputs.map(({ id, text }) => [id, text] as const))('%s', async (_, text) => {
    expect(await walk(encodeText(text), 7)).toBeGreaterThan(5);
  });
});

describe('policies as people wrote them', () => {
  const folder = join(import.meta.dirname, '../../../shared/realworld');
  const present = existsSync(folder);
  if (!present) {
    test('are not here: ../shared/realworld is absent, so nothing was read', () => expect(readFiles(folder)).toEqual([]));
    return;
  }
  // What the server or kubectl would say of them too.
  const refused: Readonly<Record<string, number>> = {
    // Blocks that are filled in later: "{{.ExternalCIDRv4}}".
    'cilium__cilium-cli__ilium-cli_connectivity_builder_manifests_client-egress-to-cidr-external-knp.yaml': 4,
    // Results of a test run stand at the top of the policy: unknown fields.
    'mattfenwick__cyclonus__docs_test-runs.md_block3.yaml': 2,
  };
  test.each(readFiles(folder))('%s: no complaint the server would not have, saved and walked', async (name, bytes) => {
    const decoded = decodeText(bytes);
    if (!decoded.ok) throw new Error(decoded.reason);
    state().open([{ name, bytes }]);
    const problems = state().workspace.files[0]?.problems ?? [];
    expect(problems.filter((problem) => problem.refused || problem.severity === 'error').length).toBe(refused[name] ?? 0);
    for (const file of state().workspace.files) state().close(file.id);
    const policies = /kind: NetworkPolicy\b|"kind": "NetworkPolicy"/.test(decoded.text);
    const made = await walk(bytes, 11);
    if (policies) expect(made).toBeGreaterThan(10);
  });
});

function readFiles(folder: string): readonly (readonly [string, Uint8Array])[] {
  const names = ['k8s', 'cilium', 'admin'].flatMap((kind) =>
    existsSync(join(folder, kind)) ? readdirSync(join(folder, kind)).map((name) => join(folder, kind, name)) : [],
  );
  return names.map((path) => [path.slice(path.lastIndexOf('/') + 1), new Uint8Array(readFileSync(path))] as const);
}
