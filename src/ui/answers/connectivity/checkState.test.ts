import { beforeEach, expect, test } from 'vitest';
import { ask, change, suggest, useCheck } from './checkState';

const FIRST = { from: 'default/a', to: 'default/b', port: '80' };

beforeEach(() => useCheck.setState(useCheck.getInitialState(), true));

test('what is typed before the suggestion is there goes into it', () => {
  change({ from: 'default/c' });
  suggest(FIRST);
  expect(useCheck.getState()).toMatchObject({ question: { ...FIRST, from: 'default/c' }, suggested: false });
});

test('a suggestion gives way to another one, but never what somebody asked', () => {
  suggest(FIRST);
  suggest({ ...FIRST, to: 'default/d' });
  expect(useCheck.getState().question).toEqual({ ...FIRST, to: 'default/d' });
  change({ port: '' });
  suggest(FIRST);
  expect(useCheck.getState().question).toEqual({ from: 'default/a', to: 'default/d', port: '' });
  ask({ from: 'x', to: 'y', port: '1' });
  suggest(FIRST);
  expect(useCheck.getState().question?.from).toBe('x');
});
