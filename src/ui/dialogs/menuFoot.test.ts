import { describe, expect, test } from 'vitest';
import type { MenuEntry } from './menuEntry';
import { entryAt, footWords } from './menuFoot';

const up: MenuEntry = { name: 'Move up', does: { type: 'intent', intent: { type: 'stripServerFields' } } };
const off: MenuEntry = { ...up, off: 'It is the first rule.' };
const list: MenuEntry = { name: 'Merge into rule…', does: [up] };
const copy: MenuEntry = { name: 'Copy', does: { type: 'copy', what: 'rule' } };
const ask: MenuEntry = { name: 'Edit…', does: { type: 'dialog', request: { type: 'editPolicy', object: 'o' } } };
const remove: MenuEntry = { name: 'Delete', does: { type: 'change', change: { type: 'delete', object: 'o' } } };
const twice: MenuEntry = { name: 'Duplicate', does: { type: 'change', change: { type: 'duplicate', object: 'o' } } };

describe('the foot of a menu', () => {
  test.each<[string, MenuEntry | undefined, string]>([
    ['nothing is pointed at', undefined, 'Point at an entry to see which lines it changes.'],
    ['an edit', up, 'Changes line 5'],
    ['what cannot be chosen', off, 'It is the first rule.'],
    ['a list', list, 'Opens a list to choose from.'],
    ['a form', ask, 'Opens a form: nothing is changed yet.'],
    ['a copy', copy, 'Changes nothing.'],
    ['a policy that goes', remove, 'Takes its lines out of the file.'],
    ['a policy that comes', twice, 'Adds a policy to the file.'],
  ])('%s', (_, entry, words) => {
    expect(footWords(entry, 'Changes line 5')).toBe(words);
  });

  test('an entry is pointed at while its own list is', () => {
    expect(entryAt([copy, list], up)).toBe(list);
    expect(entryAt([copy, list], copy)).toBe(copy);
    expect(entryAt([copy], up)).toBeUndefined();
    expect(entryAt([copy, list], undefined)).toBeUndefined();
  });
});
