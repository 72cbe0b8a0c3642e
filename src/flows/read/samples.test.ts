import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectFlows } from './detectFlows';
import { observe } from './testObserve';

describe('flows of real clusters', () => {
  const folder = join(import.meta.dirname, '../../../shared/hubble');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:json|jsonl|txt)$/.test(name)) : [];
  if (files.length === 0) {
    test('are not here: ../shared/hubble is absent, so nothing was read', () => expect(files).toEqual([]));
    return;
  }
  test.each(files)('%s: every line is a record', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const observed = observe(text);
    expect(observed.unread.first).toEqual([]);
    expect(observed.records).toBe(text.trim().split('\n').length);
    expect(detectFlows(text.slice(0, 4000))).toBe(name.endsWith('.txt') ? 'compact' : 'json');
    for (const { verdict, types } of observed.flows) expect([verdict, types.length > 0]).not.toContain(undefined);
  });
});
