import { describe, expect, test } from 'vitest';
import type { Intent } from '../intent';
import { placeInNetworkPolicy } from './place';
import { applyPlacements } from './testing/applyPlacements';
import { checkAnnotations, checkLabels } from './wishMetadata';

type Texts = Readonly<Record<string, string>>;

const labels = (value: Texts): Intent => ({ type: 'editPolicy', labels: value });
const annotations = (value: Texts): Intent => ({ type: 'editPolicy', annotations: value });
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function metadataAfter(metadata: unknown, intent: Intent): unknown {
  const object = { kind: 'NetworkPolicy', metadata, spec: { podSelector: {} } };
  const placed = placeInNetworkPolicy(object, intent);
  if ('unsupported' in placed) return placed.unsupported;
  return (applyPlacements(object, placed) as { metadata: unknown }).metadata;
}

describe('labels and annotations, each as a whole', () => {
  test.each<[metadata: unknown, intent: Intent, after: unknown]>([
    [{ name: 'a' }, labels({ app: 'web' }), { name: 'a', labels: { app: 'web' } }],
    [{ name: 'a', uid: 'x' }, annotations({ note: 'two words' }), { name: 'a', annotations: { note: 'two words' }, uid: 'x' }],
    [
      { annotations: {}, name: 'a', namespace: 'n' },
      { type: 'editPolicy', name: 'b', labels: { app: 'web' } },
      { annotations: {}, name: 'b', namespace: 'n', labels: { app: 'web' } },
    ],
    [{ name: 'a', labels: { app: 'web', tier: 'x' } }, labels({ tier: 'x' }), { name: 'a', labels: { tier: 'x' } }],
    [{ name: 'a', labels: { app: 'web' } }, labels({}), { name: 'a' }],
    // Nothing asks for what is empty to go.
    [{ name: 'a', labels: {} }, labels({}), { name: 'a', labels: {} }],
    [{ name: 'a', labels: null }, labels({}), { name: 'a', labels: null }],
    [{ name: 'a', labels: null }, labels({ app: '' }), { name: 'a', labels: { app: '' } }],
    // A key without a value reads as an empty text and stays as it is written.
    [{ name: 'a', labels: { app: null } }, labels({ app: '', x: '' }), { name: 'a', labels: { app: null, x: '' } }],
    [null, { type: 'editPolicy', labels: { app: 'x' }, annotations: {} }, { labels: { app: 'x' } }],
    // What stands there already is not held against the wish.
    [{ name: 'a', labels: { 'a b': 'c d' } }, labels({ 'a b': 'c d', x: 'y' }), { name: 'a', labels: { 'a b': 'c d', x: 'y' } }],
    [{ name: 'a' }, annotations({ 'Example.com/x': 'y' }), { name: 'a', annotations: { 'Example.com/x': 'y' } }],
  ])('%j, %j', (metadata, intent, after) => {
    expect(JSON.stringify(metadataAfter(metadata, intent))).toBe(JSON.stringify(after));
  });

  test.each<[metadata: unknown, intent: Intent, reason: RegExp]>([
    [{ labels: { app: 1 } }, labels({ app: '1' }), /metadata\.labels cannot be read/],
    [{ labels: ['app'] }, labels({}), /metadata\.labels cannot be read/],
    [{ annotations: 'x' }, annotations({}), /metadata\.annotations cannot be read/],
    ['x', labels({}), /metadata cannot be read/],
    [{}, labels({ 'a b': 'c' }), /The key “a b”/],
    [{}, labels({ app: 'a b' }), /The value “a b”/],
    [{ labels: { 'a b': 'c' } }, labels({ 'a b': 'd' }), /The key “a b”/],
    [{}, labels({ 'Example.com/x': '' }), /lowercase domain/],
    [{}, annotations({ '': 'c' }), /needs a key/],
    [{}, annotations({ 'a b': 'c' }), /The key “a b”/],
    [{}, annotations({ note: 'é'.repeat(140_000) }), /274 KiB together; the API server takes 256/],
  ])('not carried out: %j, %j', (metadata, intent, reason) => {
    expect(metadataAfter(metadata, intent)).toMatch(reason);
  });

  test('annotations that are too many may become fewer', () => {
    const standing = { a: 'x'.repeat(200_000), b: 'x'.repeat(100_000) };
    expect(checkAnnotations({ a: standing.a, b: 'x'.repeat(99_000) }, standing)).toBeUndefined();
    expect(checkAnnotations({ ...standing, c: '' }, standing)).toMatch(/256 KiB/);
    expect(checkAnnotations({ k: 'x'.repeat(256 * 1024 - 1) })).toBeUndefined();
    expect(checkAnnotations({ k: 'x'.repeat(256 * 1024) })).toMatch(/257 KiB/);
  });

  test('keys named like what every object has', () => {
    expect(checkLabels({ constructor: 'x y' })).toMatch(/x y/);
    expect(metadataAfter({ name: 'a' }, labels({ toString: 'x' }))).toEqual({ name: 'a', labels: { toString: 'x' } });
  });
});

describe('what the server filled in', () => {
  const strip: Intent = { type: 'stripServerFields' };
  const stripped = (object: object): unknown => {
    const placed = placeInNetworkPolicy(object, strip);
    if ('unsupported' in placed) throw new Error(placed.unsupported);
    return applyPlacements(object, placed);
  };

  test('goes, and nothing else', () => {
    const metadata = {
      annotations: { [LAST_APPLIED]: '{}', note: 'x' },
      creationTimestamp: null,
      finalizers: ['x'],
      generation: 1,
      labels: {},
      managedFields: [{ manager: 'kubectl' }],
      name: 'a',
      ownerReferences: [],
      resourceVersion: '1',
      selfLink: '/x',
      uid: 'x',
    };
    expect(stripped({ metadata, spec: {}, status: {} })).toEqual({
      metadata: { annotations: { note: 'x' }, finalizers: ['x'], labels: {}, name: 'a', ownerReferences: [] },
      spec: {},
    });
  });

  test.each<[before: object, after: object]>([
    [{ metadata: { name: 'a', annotations: { [LAST_APPLIED]: '' } } }, { metadata: { name: 'a' } }],
    [{ metadata: { name: 'a', annotations: {} } }, { metadata: { name: 'a', annotations: {} } }],
    [{ metadata: 'text', status: null }, { metadata: 'text' }],
    [
      { metadata: { uid: 'x' }, spec: 'text' },
      { metadata: {}, spec: 'text' },
    ],
    [{ spec: { status: {} } }, { spec: { status: {} } }],
  ])('%j', (before, after) => {
    expect(stripped(before)).toEqual(after);
  });

  test('nothing there, nothing to do', () => {
    expect(placeInNetworkPolicy({ metadata: { name: 'a' }, spec: {} }, strip)).toEqual([]);
  });
});

test('a fix is placed as it is', () => {
  const placements = [{ type: 'rename', path: ['spec', 'ingres'], key: 'ingress' }] as const;
  expect(placeInNetworkPolicy({ spec: 'text' }, { type: 'place', label: 'mend', placements })).toEqual(placements);
});
