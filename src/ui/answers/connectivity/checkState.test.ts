import { beforeEach, expect, test } from 'vitest';
import { view } from '../../../store/view';
import { ask, change, suggest, suggested } from './checkState';

const FIRST = { from: 'default/a', to: 'default/b', port: '80' };

beforeEach(() => {
  suggested.setState(suggested.getInitialState(), true);
  view.setState({}, true);
});

test('what is typed before the suggestion is there goes into it, and counts as asked', () => {
  change({ from: 'default/c' });
  expect(view.getState().question).toBeUndefined();
  suggest(FIRST);
  expect(view.getState().question).toEqual({ ...FIRST, from: 'default/c' });
});

test('a suggestion gives way to another one, but never what somebody asked', () => {
  suggest(FIRST);
  expect(view.getState().question).toBeUndefined();
  suggest({ ...FIRST, to: 'default/d' });
  expect(suggested.getState().suggestion).toEqual({ ...FIRST, to: 'default/d' });
  change({ port: '' });
  suggest(FIRST);
  expect(view.getState().question).toEqual({ from: 'default/a', to: 'default/d', port: '' });
  ask({ from: 'x', to: 'y', port: '1' });
  suggest(FIRST);
  expect(view.getState().question?.from).toBe('x');
});
